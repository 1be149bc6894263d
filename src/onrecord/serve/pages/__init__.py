"""Pages for people: they work without JavaScript, better with it."""

from fastapi import APIRouter

from onrecord.serve.pages import entities, home, reports, search

# In the order in which paths are tried; those with a record's name in front come last.
PAGE_ROUTERS: tuple[APIRouter, ...] = (home.router, reports.router, entities.router, search.router)
