"""`onrecord cite`."""

from typing import Annotated

import typer

from onrecord.cli.output import RecordPath, print_text


def command(
    record: RecordPath,
    id: Annotated[str, typer.Argument(metavar="ID", help="An event, claim, response or report; its start will do.")],
    form: Annotated[str, typer.Option("--format", "-f", help="text, bibtex, csl-json or ris.")] = "text",
    most: Annotated[
        int | None, typer.Option("--most", min=1, help="Of an event, cite the so many weightiest claims.")
    ] = None,
) -> None:
    """A citation to paste: outlet, title, date, address, the words and where in the text they stand.

    For an event, one for each claim that supports it, in order of weight.

    Examples:
        onrecord cite korea.onrecord CLAIM
        onrecord cite korea.onrecord EVENT --most 3
        onrecord cite korea.onrecord EVENT --format bibtex >> sources.bib
    """
    from onrecord import cite, open_record

    with open_record(record) as opened:
        print_text(cite(opened, id, format=form, most=most))
