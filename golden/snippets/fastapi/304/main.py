from fastapi import FastAPI, Response, status

app = FastAPI()


@app.get("/endpoint")
def my_endpoint():
    return Response(
        status_code=status.HTTP_304_NOT_MODIFIED, headers={"ETag": '"33a64df5"'}
    )
