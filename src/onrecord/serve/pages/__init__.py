"""Pages for people: they work without JavaScript, better with it."""

from fastapi import APIRouter

from onrecord.serve.pages import (
    ask,
    briefs,
    collect,
    datasets,
    entities,
    events,
    forecast,
    home,
    login,
    quoted,
    reports,
    review,
    search,
    since,
    stories,
    writing,
)

# In the order in which paths are tried; those with a record's name in front come last.
PAGE_ROUTERS: tuple[APIRouter, ...] = (
    briefs.router,
    quoted.router,
    stories.router,
    events.router,
    reports.router,
    entities.router,
    search.router,
    forecast.router,
    ask.router,
    review.router,
    datasets.router,
    since.router,
    home.router,
)
EDIT_ROUTERS: tuple[APIRouter, ...] = (login.router, writing.router, collect.router)  # with --edit alone
