"""The API under /api/v1: always an object, never a bare list; one error shape; JSON and CSV."""

from fastapi import APIRouter

from onrecord.serve.api import (
    actors,
    claims,
    datasets,
    diff,
    entities,
    events,
    feeds,
    forecasts,
    info,
    ledgers,
    reports,
    search,
    stories,
)

_V1 = APIRouter(prefix="/api/v1")
for _one in (
    info,
    stories,
    events,
    claims,
    reports,
    actors,
    entities,
    ledgers,
    datasets,
    search,
    diff,
    forecasts,
    feeds,
):
    _V1.include_router(_one.router)

API_ROUTERS: tuple[APIRouter, ...] = (_V1,)
