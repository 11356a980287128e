from django.http import JsonResponse


def conflict(request):
    return JsonResponse(
        {
            "Error": {
                "code": "conflict",
                "http-status": 409,
                "text": "Conflict (Conflict)",
                "retry": False,
                "parent": None,
            },
            "links": ["https://docs.example.com/errors/conflict"],
            "details": [{"field": "age", "limits": [0, 150, 1.5]}, {}],
            "version": 2,
        },
        status=409,
        content_type="application/vnd.example+json",
    )
