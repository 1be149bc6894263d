"""What a page is made of is let go of with the page, and does not wait for the collector."""

import gc

from fastapi.testclient import TestClient
from jinja2.runtime import Context

PAGES = ("search?q=minister", "reports", "entities", "actors", "review", "")


def test_a_page_leaves_nothing_for_the_collector(client: TestClient) -> None:
    addresses = [f"/sample/{page}" for page in PAGES]
    for address in addresses:  # what pages have in common is made once, and stays
        client.get(address)
    gc.collect()
    gc.disable()
    try:
        before = _contexts()
        answers = [client.get(address) for address in addresses]
        after = _contexts()
    finally:
        gc.enable()
    assert [answer.status_code for answer in answers] == [200] * len(PAGES)
    assert after == before


def test_a_page_is_the_same_when_it_is_made_again(client: TestClient) -> None:
    for page in PAGES:
        first, again = (client.get(f"/sample/{page}").text for _ in range(2))
        assert first == again


def _contexts() -> int:
    return sum(isinstance(one, Context) for one in gc.get_objects())
