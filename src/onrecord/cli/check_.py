"""`onrecord check`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.output import NOT_SUPPORTED, AsJson, Model, RecordPath, console, print_json

if TYPE_CHECKING:
    from onrecord.verbs.checking import Checked, Verdict

SPANS = 3  # quotes that a sentence's verdict shows
COLOURS = {"supported": "green", "contradicted": "red", "not in the record": "yellow"}


def command(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A brief, or any text: a file, or - for standard input.")],
    record: RecordPath,
    model: Model = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Also the sentences that are supported, of a text that cites its sources.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Go through a text sentence by sentence: supported, contradicted or not in the record.

    A text that cites its sources by number, as onrecord brief writes it, fails where a
    sentence has none, or holds a number, date, name, role or status that the words
    cited do not; the exit code is then 4. Any other text is compared with what the
    record tells, and its sentences are listed with the words that bear on them.

    Examples:
        onrecord check brief.md korea.onrecord
        onrecord check draft.txt korea.onrecord --json
        pbpaste | onrecord check - korea.onrecord
    """
    from onrecord import check, open_record
    from onrecord.cli.own_reader import settings_with

    with open_record(record) as opened:
        checked = check(_read(text), opened, settings=settings_with(model, None))
    if as_json:
        counts = {name: checked.count(name) for name in COLOURS}  # type: ignore[arg-type]
        print_json({"ok": checked.ok, "cited": checked.cited, "counts": counts, "verdicts": checked.verdicts})
    else:
        _print(checked, everything=everything or not checked.cited)
    if not checked.ok:
        raise typer.Exit(NOT_SUPPORTED)


def _read(path: str) -> str:
    from onrecord import InputError, UsageError
    from onrecord.knowledge.paths import did_you_mean_path

    if Path(path).suffix.lower() in (".html", ".htm", ".docx", ".pdf"):
        raise UsageError(
            f"{path} is no plain text: check the Markdown of the brief (onrecord brief RECORD -o brief.md)"
        )
    try:
        return sys.stdin.buffer.read().decode() if path == "-" else Path(path).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise InputError(f"there is no file {path}{did_you_mean_path(Path(path))}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not text in UTF-8: save it as plain text or Markdown") from error
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}") from error


def _print(checked: "Checked", *, everything: bool) -> None:
    out = console()
    for verdict in checked.verdicts:
        if everything or verdict.found != "supported":
            _verdict(verdict, everything)
    counted = ", ".join(f"{checked.count(name)} {name}" for name in COLOURS)  # type: ignore[arg-type]
    total = len(checked.verdicts)
    out.print(f"{total} sentence{'' if total == 1 else 's'}: {counted}", markup=False)


def _verdict(verdict: "Verdict", quoting: bool) -> None:
    from rich.text import Text

    out = console()
    head = Text(f"{verdict.place}: ")
    head.append(verdict.found, COLOURS[verdict.found])
    out.print(head)
    out.print(f"  {verdict.sentence}", markup=False, soft_wrap=True)
    if verdict.why:
        out.print(f"  {verdict.why}", markup=False, soft_wrap=True)
    for quoted in verdict.spans[:SPANS] if quoting else ():
        where = ", ".join(part for part in (quoted.outlet, quoted.published) if part)
        cited = f"    “{' '.join(quoted.quote.split())}” ({where or quoted.report}; {quoted.id})"
        out.print(cited, markup=False, soft_wrap=True)
