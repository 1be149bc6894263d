"""robots.txt, with protego and, more cautiously, without."""

import sys

import pytest

from onrecord.acquire.feeds.robots import LONGEST_DELAY, robots

RULES = """\
User-agent: *
Disallow: /private
Allow: /private/press$
Disallow: /*?print=
Crawl-delay: 5

User-agent: otherbot
Disallow: /
"""
SITE = "https://news.example"


def test_what_a_site_forbids_and_allows() -> None:
    rules = robots(RULES)
    allowed = {path: rules.allows(SITE + path) for path in ("/", "/private/x", "/private/press", "/a?print=1", "/a")}
    assert allowed == {"/": True, "/private/x": False, "/private/press": True, "/a?print=1": False, "/a": True}
    assert rules.delay() == 5


def test_we_are_known_by_name() -> None:
    assert not robots("User-agent: onrecord\nDisallow: /").allows(SITE + "/a")
    assert robots("User-agent: *\nDisallow: /\n\nUser-agent: onrecord\nDisallow:").allows(SITE + "/a")


@pytest.mark.parametrize("text", ["", "<html>not found</html>", "\x01\x02", "Disallow: /", "User-agent: *\nDisallow:"])
def test_what_says_nothing_allows_all(text: str) -> None:
    assert robots(text).allows(SITE + "/a")
    assert robots(text).delay() == 0


def test_a_site_cannot_ask_for_ever() -> None:
    assert robots("User-agent: *\nCrawl-delay: 86400").delay() == LONGEST_DELAY


def test_wildcards_cannot_hold_us_up() -> None:
    rules = robots("User-agent: *\nDisallow: /" + "*a" * 2000 + "b")
    assert rules.allows(SITE + "/" + "a" * 1900)


def test_without_protego_no_less_is_forbidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "protego", None)
    rules = robots(RULES)
    assert not rules.allows(SITE + "/private/x")
    assert not rules.allows(SITE + "/a?print=1"), "what follows a wildcard is not known"
    assert rules.delay() == 5
    assert robots("User-agent: *\nDisallow: /x").allows(SITE + "/a")
    assert robots("").allows(SITE + "/a")
