from django.http import JsonResponse


def my_view(request):
    return JsonResponse(
        {
            "Error": {
                "code": "order_shipped",
                "http-status": 409,
                "text": "The order has already been shipped. (Conflict)",
                "retry": False,
                "parent": None,
            },
            "links": ["https://docs.example.com/errors/order_shipped"],
            "details": [{"field": "age", "limits": [0, 150, 1.5]}, {}],
            "version": 2,
        },
        status=409,
        content_type="application/vnd.example+json",
        headers={"X-Reason": "shipped"},
    )
