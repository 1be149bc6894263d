"""Tables that never break a word."""

import re

import pytest
from rich.console import Console

from onrecord.cli.tables import print_table, widths

ROWS = [
    {
        "from": "Democratic Republic of the Congo, Rwanda",
        "to": "Uganda",
        "stage": "delivered, denied",
        "what": "Kinshasa accused Kigali of sending howitzers across Lake Kivu to rebels",
        "route": "by ship",
        "according to": "a spokesperson of the peacekeeping mission",
    },
    {
        "from": "Chile",
        "to": "Peru",
        "stage": "negotiated",
        "what": "Talks on copper",
        "route": "",
        "according to": "La Razón",
    },
]
COLUMNS = list(ROWS[0])


def printed(width: int) -> str:
    console = Console(width=width, color_system=None)
    with console.capture() as capture:
        print_table(console, COLUMNS, ROWS)
    return capture.get()


@pytest.mark.parametrize("width", [60, 80, 100, 120, 160])
def test_lines_fit_and_words_stay_whole(width: int) -> None:
    out = printed(width)
    assert max(len(line.rstrip()) for line in out.splitlines()) <= width
    shown = set(re.findall(r"[\w,]+", out))
    for row in ROWS:
        for cell in row.values():
            assert set(re.findall(r"[\w,]+", cell)) <= shown, "a word was broken or lost"


def test_what_does_not_fit_stands_beneath_by_name() -> None:
    assert "according to: La Razón" in printed(80)
    assert "according to: " not in printed(160).replace("according to:\n", "")


def test_an_empty_column_takes_no_room() -> None:
    console = Console(width=80, color_system=None)
    with console.capture() as capture:
        print_table(console, ["a", "empty", "b"], [{"a": "x", "b": "y"}])
    assert "empty" not in capture.get()


def test_a_word_wider_than_any_column_is_folded_rather_than_lost() -> None:
    long = "x" * 300
    assert sum(widths(["a", "b"], [{"a": long, "b": "y"}], 40).values()) <= 40
