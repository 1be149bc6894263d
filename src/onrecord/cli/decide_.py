"""`onrecord decide`."""

import getpass
from typing import Annotated

import typer

from onrecord.cli.output import AsJson, RecordPath, console, print_json


def command(
    record: RecordPath,
    kind: Annotated[
        str, typer.Argument(metavar="KIND", help="same, different, wrong, right, correct, merge or split.")
    ],
    targets: Annotated[
        list[str],
        typer.Argument(metavar="ID...", help="Claims or events; their start will do. Entities by id or name."),
    ],
    reason: Annotated[str, typer.Option("--reason", "-r", help="Why.")] = "",
    author: Annotated[str | None, typer.Option("--author", help="Who decides; otherwise your login name.")] = None,
    field: Annotated[
        str | None,
        typer.Option(
            "--field",
            help="Correct this: type, mode, actors, recipients, status, speaker, sources, origin, time, place, items.",
        ),
    ] = None,
    value: Annotated[
        str | None,
        typer.Option("--value", help="What it ought to be; several parted by commas, days by a slash, speakers by >."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Decide about claims, events or entities: it takes effect at once, overwrites nothing, and can be undone.

    Two events are the same or different; claims were read wrong or right; a field is correct as given. What is no
    known type, status, code, day or name is refused, with the choices. Entities that are one are merged; claims or
    reports in which an entity's name is another's are split from it.

    Examples:
        onrecord decide korea.onrecord same EVENT EVENT --reason "one visit, two dates"
        onrecord decide korea.onrecord wrong CLAIM CLAIM CLAIM
        onrecord decide korea.onrecord correct CLAIM --field status --value planned
        onrecord decide korea.onrecord correct CLAIM --field speaker --value Kirby
        onrecord decide korea.onrecord merge "Sergei Shoigu" "S. Shoygu"
        onrecord decide korea.onrecord split "John Kim" CLAIM REPORT --reason "his brother"
    """
    from onrecord import decide, open_record

    who = author or getpass.getuser()
    with open_record(record) as opened:
        made = decide(opened, kind, targets, author=who, reason=reason, field=field, value=value)
    if as_json:
        print_json(made)
    else:
        out = console()
        count = len({(one.report, one.quote) for one in made.mentions})
        about = f" about {len(made.targets)} claims" if len(made.targets) > 1 else ""
        if made.called:
            about = f" about {', '.join(made.called)}" + (f" in {count} sentence{'s' * (count > 1)}" if count else "")
        out.print(
            f"Decided{about}, as {made.id}. To undo it: onrecord undo {record} {made.id}", markup=False, soft_wrap=True
        )
