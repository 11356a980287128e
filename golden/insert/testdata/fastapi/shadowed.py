"""Sources of data, whose status is a word of their own."""

from fastapi import APIRouter, HTTPException, status

from .models import find, find_all

router = APIRouter()


@router.get("", status_code=status.HTTP_200_OK)
def all_sources():
    return find_all()


@router.get("/{source_id}/status")
def source_status(source_id: int):
    """Returns the status of a source."""
    status = find(source_id)
    if not status:
        raise HTTPException(404)
    return status


@router.get("/{source_id}/raw")
def raw(source_id: int, JSONResponse: bool = False):
    found = find(source_id)

    return found if JSONResponse else str(found)
