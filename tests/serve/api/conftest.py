"""A short way to ask the API over the sample."""

from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient


@pytest.fixture(scope="session")
def get(client: TestClient) -> Callable[..., Any]:
    """The JSON of a path that is answered: `get("/events", limit=2)`."""

    def asked(path: str, **query: Any) -> Any:
        answered = client.get(f"/api/v1{path}", params=query)
        assert answered.status_code == 200, answered.text
        return answered.json()

    return asked
