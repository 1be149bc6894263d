"""`onrecord ask`."""

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.output import AsJson, Model, RecordPath, console, print_json
from onrecord.cli.show_ import Leads

if TYPE_CHECKING:
    from onrecord.read import Settings

FORMATS = ("text", "json")


def command(
    record: RecordPath,
    question: Annotated[list[str], typer.Argument(metavar="QUESTION", help="In English, in double quotes.")],
    leads: Leads = False,
    form: Annotated[str, typer.Option("--format", "-f", help="text or json.")] = "text",
    as_json: AsJson = False,
    model: Model = None,
) -> None:
    """What the record says to a question, for and against; planned and done are kept apart.

    Examples:
        onrecord ask korea.onrecord "Did North Korea deliver arms to Russia?"
        onrecord ask korea.onrecord "Will Kim Jong Un visit Moscow?" --leads
        onrecord ask korea.onrecord "Who condemned the treaty?" --format json
    """
    from rich.padding import Padding
    from rich.text import Text

    from onrecord import ask, open_record
    from onrecord.knowledge.choices import chosen
    from onrecord.verbs.asking.telling import lines

    form = "json" if as_json else chosen("format", form, FORMATS)
    with open_record(record) as opened:
        answer = ask(opened, " ".join(question), leads=leads, settings=_settings(model))
        if form == "json":
            print_json(answer)
            return
        short = opened.short(found.event for found in (*answer.found, *answer.near, *answer.leads))
    out = console()
    for line in lines(answer, short):
        indent = len(line) - len(line.lstrip())
        out.print(Padding(Text(line.strip()), (0, 0, 0, indent), expand=False) if line else "")


def _settings(model: str | None) -> "Settings | None":
    from onrecord.read import Settings

    return Settings(model=model) if model else None
