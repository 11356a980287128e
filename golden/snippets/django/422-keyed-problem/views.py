from django.http import JsonResponse


def my_view(request):
    return JsonResponse(
        {
            "type": "about:blank",
            "title": "Unprocessable Content",
            "status": 422,
            "detail": "The age is missing.",
            "code": "age_missing",
        },
        status=422,
        content_type="application/problem+json",
    )
