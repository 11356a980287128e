import asyncio

from asgiref.sync import sync_to_async
from django.http import StreamingHttpResponse

from .models import Event


async def stream(request):
    async def events():
        yield "retry: 1000\n\n"

        async for event in Event.objects.order_by("pk").aiterator():
            yield f"data: {event.text}\n\n"
            await asyncio.sleep(1)

    return StreamingHttpResponse(events(), content_type="text/event-stream")


@sync_to_async
def last():
    return Event.objects.last()
