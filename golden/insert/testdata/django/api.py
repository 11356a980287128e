import json
from http import HTTPStatus

from django.http import HttpRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from shop import models


class JsonErrorResponse(JsonResponse):
    def __init__(self, message: str, status: int = HTTPStatus.BAD_REQUEST):
        super().__init__({"error": message}, status=status)


@csrf_exempt
@require_http_methods(["GET", "PUT"])
def order(request: HttpRequest, pk: int) -> JsonResponse:
    try:
        found = models.Order.objects.get(pk=pk)
    except models.Order.DoesNotExist:
        return JsonErrorResponse("no such order", HTTPStatus.NOT_FOUND)

    if request.method == "PUT":
        try:
            data = json.loads(request.body)
        except ValueError:
            return JsonErrorResponse("not JSON")
        else:
            found.note = data.get("note", "")
        finally:
            found.touch()
        found.save()

    return JsonResponse({"id": found.pk, "note": found.note})
