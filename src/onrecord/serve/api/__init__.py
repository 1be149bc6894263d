"""The API under /api/v1: always an object, never a bare list; one error shape; JSON and CSV."""

from fastapi import APIRouter
from starlette.routing import Match
from starlette.types import Scope

from onrecord.serve.api import (
    actors,
    ask,
    claims,
    datasets,
    deciding,
    decisions,
    diff,
    entities,
    events,
    feeds,
    forecasts,
    info,
    ledgers,
    quoted,
    reports,
    search,
    stories,
)


class _Below(APIRouter):
    """Its routes are tried for what lies below its prefix alone: every page's path would be held against each else."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        if scope["type"] == "http" and not scope["path"].startswith(f"{self.prefix}/"):
            return Match.NONE, {}
        return super().matches(scope)


_V1 = _Below(prefix="/api/v1")
for _one in (
    info,
    stories,
    quoted,
    events,
    claims,
    reports,
    actors,
    entities,
    decisions,
    ledgers,
    datasets,
    search,
    ask,
    diff,
    forecasts,
    feeds,
):
    _V1.include_router(_one.router)

API_ROUTERS: tuple[APIRouter, ...] = (_V1,)
API_EDIT_ROUTERS: tuple[APIRouter, ...] = (deciding.router,)  # with --edit alone
