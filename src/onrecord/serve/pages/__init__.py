"""Pages for people: they work without JavaScript, better with it."""

from fastapi import APIRouter

from onrecord.serve.pages import entities, events, home, reports, search, stories

# In the order in which paths are tried; those with a record's name in front come last.
PAGE_ROUTERS: tuple[APIRouter, ...] = (
    stories.router,
    events.router,
    reports.router,
    entities.router,
    search.router,
    home.router,
)
