"""Markdown, read by a Markdown parser: a table that nothing in a report can break."""

import re
from itertools import pairwise

from markdown_it import MarkdownIt

from onrecord.export.formats.markdown import EVENTS, FORMAT, SHOWN
from onrecord.export.tables import TABLES
from tests.export.formats.conftest import Written


def cells(text: str) -> list[list[str]]:
    """The text of each cell of the first table, row by row."""
    tokens = MarkdownIt().enable("table").parse(text.partition("\n\n")[0])
    found: list[list[str]] = []
    for before, token in pairwise(tokens):
        if before.type == "tr_open":
            found.append([])
        if before.type in {"td_open", "th_open"}:
            assert {child.type for child in token.children or ()} <= {"text", "text_special", "link_open", "link_close"}
            found[-1].append("".join(child.content for child in token.children or ()))
    return found


def test_events_with_who_says_so(written: Written) -> None:
    text, _ = written("markdown")
    head, *rows = cells(text)
    assert tuple(head) == EVENTS
    found = {row[6]: row for row in rows}
    assert set(found) == {"e0a", "e0b", "e0c", "e0d", "e0e", "e0f", "e11", "e12", "e13"}
    assert found["e0b"] == [
        "North Korea will visit Russia", "2023-09-01 to 2023-09-30 (month)", "planned", "0", "3, possibly true",
        "United States", "e0b", "[^c0b]",
    ]  # fmt: skip
    assert found["e0a"][7] == "[^c0a][^c0a2]"


def test_markup_of_reports_is_text(written: Written) -> None:
    text, _ = written("markdown")
    assert "=Hamas | <b>denied</b> *it* [all](javascript:x)" in [row[0] for row in cells(text)]


def test_every_mark_has_its_citation(written: Written) -> None:
    table, _, notes = written("markdown")[0].partition("\n\n")
    assert set(re.findall(r"\[\^(\w+)\]", table)) == set(re.findall(r"^\[\^(\w+)\]: ", notes, flags=re.M))
    first = next(line for line in notes.splitlines() if line.startswith("[^c0a]: "))
    assert r" [https\://wire.example/1?a=b\|c](<https://wire.example/1?a=b%7Cc>): “Kyiv was bombed”" in first
    assert first.endswith("” (characters 0–15; said by John Kirby).")


def test_leads_are_called_so(written: Written) -> None:
    rows = cells(written("markdown", leads=True)[0])
    assert [row[0] for row in rows if row[6] == "e10"] == ["Lead: Event 10"]


def test_every_other_table_shows_columns_that_it_has(written: Written) -> None:
    assert set(FORMAT.tables) == set(TABLES) == {"events", *SHOWN}
    for name, columns in SHOWN.items():
        assert set(columns) <= set(TABLES[name].names)
        assert cells(written("markdown", table=name)[0])[0] == list(columns)
    assert {row[6] for row in cells(written("markdown", table="claims")[0])} == {"tier", "firm", "lead"}
