from django.http import HttpResponseNotModified


def my_view(request):
    return HttpResponseNotModified(headers={"ETag": '"33a64df5"'})
