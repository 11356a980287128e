from fastapi import APIRouter, status
from fastapi.responses import JSONResponse

router = APIRouter()


@router.get("/conflict")
def conflict():
    return JSONResponse(
        content={
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
        status_code=status.HTTP_409_CONFLICT,
        media_type="application/vnd.example+json",
    )
