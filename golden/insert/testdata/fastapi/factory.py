from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

from shop.api import api_router
from shop.config import Settings


def create_app(settings: Settings | None = None) -> FastAPI:
    """Build the application."""
    settings = settings or Settings()
    application = FastAPI(title=settings.name)

    if settings.origins:
        application.add_middleware(
            CORSMiddleware,
            allow_origins=[str(origin) for origin in settings.origins],
            allow_methods=["*"],
        )

    application.include_router(api_router, prefix="/api")

    @application.get("/health")
    def health():
        return {"status": "ok"}

    return application
