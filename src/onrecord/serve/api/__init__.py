"""The API under /api/v1: always an object, never a bare list; one error shape; JSON and CSV."""

from fastapi import APIRouter

API_ROUTERS: tuple[APIRouter, ...] = ()
