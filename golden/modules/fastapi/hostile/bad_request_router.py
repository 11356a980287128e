from fastapi import APIRouter, status
from fastapi.responses import JSONResponse

router = APIRouter()


@router.get("/bad-request")
def bad_request():
    return JSONResponse(
        content={
            "error": "bad_request",
            "message": "\"quoted\" 'single' `back` \\ $x ${y} #{z} %s {{w}} {% v %} </script> <!-- \\u000a */ ?> \t\n\r\x00\x1b\u2028\u202e\ufeff\u200d🚀",
        },
        status_code=status.HTTP_400_BAD_REQUEST,
        headers={"X-Note": "$HOME `id` \"x\" 'y' #{z} %s {{w}} \\"},
    )
