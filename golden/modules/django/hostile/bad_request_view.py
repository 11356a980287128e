from django.http import JsonResponse


def bad_request(request):
    return JsonResponse(
        {
            "error": "bad_request",
            "message": "\"quoted\" 'single' `back` \\ $x ${y} #{z} %s {{w}} {% v %} </script> <!-- \\u000a */ ?> \t\n\r\x00\x1b\u2028\u202e\ufeff\u200d🚀",
        },
        status=400,
        headers={"X-Note": "$HOME `id` \"x\" 'y' #{z} %s {{w}} \\"},
    )
