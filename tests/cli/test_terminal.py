"""What a report or a record says never reaches the terminal as an order to it."""

from pathlib import Path
from typing import Any

import pytest
from rich.text import Text

from onrecord import open_record
from onrecord.cli.output import fail
from onrecord.cli.terminal import Terminal
from onrecord.errors import UsageError
from onrecord.model import Report
from tests.serve.made import made

ORDER = "\x1b]0;owned\x07\x1b[2J\x9b31m"


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A record that somebody else made, whose reports and events give orders to the terminal."""
    path = made(tmp_path / "r.onrecord")
    with open_record(path) as record, record.transaction():
        for report in list(record.reports()):
            record.shelf.put(Report(id=report.id, title=f"{ORDER} Kim", text=f"{ORDER}{report.text}", outlet=ORDER))
        from msgspec import structs

        for event in list(record.events()):
            record.shelf.put(structs.replace(event, title=f"{ORDER} {event.title}"))
    return path


@pytest.mark.parametrize(
    "words",
    [("show",), ("info",), ("search", "Kim"), ("ledger", "statements"), ("explain", "e00000000001"),
     ("cite", "e00000000001"), ("brief",), ("entities",)],
    ids=lambda words: words[0],
)  # fmt: skip
def test_no_command_prints_an_order(run: Any, hostile: Path, words: tuple[str, ...]) -> None:
    command, *others = words
    done = run(command, hostile, *others)
    assert "\x1b" not in done.out + done.err
    assert "\x9b" not in done.out + done.err
    assert "\x07" not in done.out + done.err


def test_a_coloured_terminal_keeps_its_own_orders_alone() -> None:
    shown = Terminal(force_terminal=True, color_system="standard", width=80)
    with shown.capture() as captured:
        shown.print(Text(f"{ORDER}Kim", style="bold"))
    assert captured.get() == "\x1b[1m]0;owned[2J›31mKim\x1b[0m\n"


def test_an_error_that_repeats_what_was_given_does_not_either(capsys: pytest.CaptureFixture[str]) -> None:
    fail(UsageError(f"no such thing as {ORDER}"), [])
    assert capsys.readouterr().err == "onrecord: no such thing as ]0;owned[2J›31m\n"
