"""Records to make forecasts of, on each database."""

from tests.store.conftest import place, record

__all__ = ["place", "record"]
