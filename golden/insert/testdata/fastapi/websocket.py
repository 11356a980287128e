import typing as t
from fastapi import FastAPI, WebSocket, WebSocketDisconnect
from fastapi.responses import HTMLResponse

app = FastAPI()
HTML = """
<!DOCTYPE html>
<script>
    const ws = new WebSocket("ws://localhost/ws");

    ws.onmessage = (event) => {
        console.log(event.data);
    };
</script>
"""

clients: t.List[WebSocket] = []

@app.get("/page")
async def page():
    return HTMLResponse(HTML)
@app.websocket("/ws")
async def connect(socket: WebSocket):
    await socket.accept()
    clients.append(socket)
    try:
        while True:
            text = await socket.receive_text()

            for client in clients:
                await client.send_text(text)
    except WebSocketDisconnect:
        clients.remove(socket)
