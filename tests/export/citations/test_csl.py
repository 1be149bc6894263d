"""CSL-JSON: what the schema of CSL input data (csl-data.json) asks of an item, and what the item says."""

from typing import Any

import msgspec

from onrecord.export.citations import FORMATS
from tests.export.citations.citing import BARE, FULL, WINDOW

csl_json = FORMATS["csl-json"]


class Date(msgspec.Struct, forbid_unknown_fields=True, rename={"parts": "date-parts"}):
    """A date variable: one or two dates of one to three numbers."""

    parts: list[tuple[int, ...]]


class Name(msgspec.Struct, forbid_unknown_fields=True):
    literal: str


class Item(msgspec.Struct, forbid_unknown_fields=True, rename={"container_title": "container-title"}):
    """The variables that are used, of the types that the schema gives them; it allows none that it does not name."""

    id: str | int
    type: str
    title: str = ""
    author: list[Name] = []
    container_title: str = ""
    issued: Date | None = None
    accessed: Date | None = None
    URL: str = ""
    language: str = ""
    note: str = ""
    custom: dict[str, Any] = {}


def items(*cited: Any) -> list[Item]:
    return msgspec.json.decode(csl_json(cited), type=list[Item])


def test_all_that_is_known() -> None:
    (item,) = items(FULL)
    assert (item.id, item.type) == ("c0123456789ab", "article-newspaper")
    assert [name.literal for name in item.author] == ["Ana Ngarta", "Staff and agencies"]
    assert (item.title, item.container_title) == ("Chad & Niger: “50% of {envoys}” leave", "Smith & Sons_Daily")
    assert (item.issued, item.accessed) == (Date([(2024, 3, 5)]), Date([(2024, 3, 9)]))
    assert (item.URL, item.language) == ("https://daily.example/a_b?x=50%25&y={1}", "en")
    assert item.note == "“Chad recalled its envoy” (characters 13–36; said by the ministry; told as planned)"
    assert item.custom == {"report": "envoy", "quote": "Chad recalled\nits envoy", "start_char": 13, "end_char": 36}


def test_what_is_not_known_is_left_out() -> None:
    bare, window = msgspec.json.decode(csl_json([BARE, WINDOW]))
    assert set(bare) == {"id", "type", "title", "note", "custom"}
    assert "issued" not in window, "what is inferred is no date of issue"
    assert "inferred between 2023-08-01 and 2023-08-31" in window["note"]


def test_a_file_of_ones_own_was_accessed_on_no_day() -> None:
    assert "accessed" not in msgspec.json.decode(csl_json([WINDOW]))[0]


def test_nothing_cited_is_an_empty_array() -> None:
    assert items() == []
