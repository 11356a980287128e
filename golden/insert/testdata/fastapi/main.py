from typing import Annotated

from fastapi import Depends, FastAPI, Header, HTTPException, status
from fastapi.responses import PlainTextResponse
from pydantic import BaseModel, Field

app = FastAPI(
    title="Shop",
    description="""
    The shop's API.

    @app.get("/docs-only")
    def docs_only(): ...
    """,
)


class Item(BaseModel):
    """What the shop sells."""

    name: str
    price: float = Field(gt=0)

    class Currency:
        code = "EUR"


ITEMS: dict[int, Item] = {}


async def verify_key(x_key: Annotated[str, Header()]) -> None:
    if x_key != "secret":
        raise HTTPException(status_code=400, detail="X-Key invalid")


@app.get(
    "/items/{item_id}",
    response_model=Item,
    dependencies=[
        Depends(verify_key),
    ],
)
async def read_item(item_id: int):
    if item_id not in ITEMS:
        raise HTTPException(
            status_code=status.HTTP_404_NOT_FOUND,
            detail="no such item",
        )

    return ITEMS[item_id]


@app.get("/", response_class=PlainTextResponse)
def index():
    return "shop"
