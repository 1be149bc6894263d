"""`onrecord read`."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli import own_reader
from onrecord.cli.output import AsJson, Model, console, print_json

if TYPE_CHECKING:
    from rich.text import Text

    from onrecord.model import Claim
    from onrecord.read import Reading


def command(
    inputs: Annotated[list[str], typer.Argument(metavar="FILE...", help="Files, folders, globs or URLs.")],
    show: Annotated[bool, typer.Option("--show", help="Print the text with its claims marked and numbered.")] = False,
    model: Model = None,
    reader: own_reader.Url = None,
    reader_model: own_reader.ModelName = None,
    reader_cache: own_reader.Folder = None,
    as_json: AsJson = False,
) -> None:
    """Read reports without a record, to see how they are read.

    Examples:
        onrecord read report.html --show
        onrecord read report.html --json
        onrecord read report.html --reader http://localhost:8080/v1 --reader-model NAME
    """
    from onrecord import read

    own = own_reader.asked_for(reader, reader_model, reader_cache)
    readings = read(inputs, settings=own_reader.settings_with(model, own))
    if as_json:
        print_json([_data(reading) for reading in readings])
        return
    out = console()
    for reading in readings:
        out.print(f"{reading.report.id}: {reading.report.title}", markup=False, style="bold")
        if show:
            out.print(marked(reading, plain=not out.is_terminal))
        for number, claim in enumerate(_in_order(reading), 1):
            out.print(_line(number, claim), markup=False)
        for response in reading.responses:
            out.print(f"     {response.by.code} {response.stance}: “{response.quote}”", markup=False)
        out.print(f"{len(reading.claims)} claims, {len(reading.responses)} responses\n")


def _data(reading: "Reading") -> dict[str, Any]:
    return {"report": reading.report, "claims": reading.claims, "responses": reading.responses}


def _in_order(reading: "Reading") -> "list[Claim]":
    return sorted(reading.claims, key=lambda claim: (claim.span.start, claim.id))


def marked(reading: "Reading", *, plain: bool) -> "Text":
    """The report's text with each claim's span marked: in reverse, or between [n and n] where there is no colour."""
    from rich.text import Text

    text = reading.report.text
    marks: dict[int, list[tuple[int, str]]] = {}
    for number, claim in enumerate(_in_order(reading), 1):
        marks.setdefault(claim.span.start, []).append((1, f"[{number} "))
        marks.setdefault(claim.span.end, []).append((0, f" {number}]" if plain else "]"))
    out, last, depth = Text(), 0, 0
    for at in sorted(marks):
        out.append(text[last:at], "reverse" if depth and not plain else "")
        for opens, mark in sorted(marks[at]):
            out.append(mark, "" if plain else "bold")
            depth += 1 if opens else -1
        last = at
    out.append(text[last:] + "\n")
    return out


def _line(number: int, claim: "Claim") -> str:
    actors, recipients = (",".join(party.code for party in side) for side in (claim.actors, claim.recipients))
    to = f" → {recipients}" if recipients else ""
    when = f" {claim.time.start or '…'}..{claim.time.end or '…'}" if claim.time else ""
    said = f" «{' > '.join(source.name for source in claim.sources)}»" if claim.sources else ""
    tier = " (lead)" if claim.tier == "lead" else ""
    sure = f" {claim.confidence.whole:.2f}" if claim.confidence else ""
    return f"{number:>3}. {claim.type} {claim.status} {actors}{to}{when}{said}{sure}{tier}"
