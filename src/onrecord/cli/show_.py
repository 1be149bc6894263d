"""`onrecord show`."""

from typing import Annotated

import typer

from onrecord.cli.output import AsJson, RecordPath, console, print_json

Story = Annotated[str | None, typer.Option("--story", metavar="STORY", help="Only this story, by id or title.")]
Leads = Annotated[
    bool, typer.Option("--leads", help="Also what only leads carry: read with too little confidence to be fact.")
]

Entity = Annotated[
    str | None,
    typer.Option("--entity", metavar="ENTITY", help='Only what names it, by id or name: "Wise Honest".'),
]


def command(
    record: RecordPath,
    story: Story = None,
    entity: Entity = None,
    most: Annotated[int, typer.Option("--most", min=1, help="List this many events, the best supported.")] = 40,
    all_events: Annotated[bool, typer.Option("--all", help="List every event.")] = False,
    leads: Leads = False,
    as_json: AsJson = False,
) -> None:
    """The record in the terminal: a timeline, who says so, and how well it is supported.

    Examples:
        onrecord show korea.onrecord
        onrecord show korea.onrecord --json | jq '.events[].title'
    """
    from onrecord import open_record, show, summary

    with open_record(record) as opened:
        if as_json:
            print_json(summary(opened, story=story, entity=entity, leads=leads))
        else:
            most = max(opened.counts()["events"], 1) if all_events else most
            console().print(show(opened, story=story, entity=entity, most=most, leads=leads))
