from fastapi import APIRouter, Depends

from .database import session


class OrderService:
    """Reads and writes orders."""

    def __init__(self, db=Depends(session)):
        self.db = db

    @property
    def count(self) -> int:
        return self.db.count()

    @classmethod
    def named(cls, name):
        def make(db):
            return cls(db)

        return make

    async def find(self, order_id: int):
        return await self.db.get(order_id)


router = APIRouter()


@router.get("/orders")
async def list_orders(service: OrderService = Depends()):
    return [
        order
        async for order in service.db.all()
        if not order.deleted
    ]


@router.get("/orders/{order_id}")
async def get_order(
    order_id: int,
    service: OrderService = Depends(),
):
    match await service.find(order_id):
        case None:
            return {"found": False}

        case order:
            return order
