"""`onrecord show`."""

from typing import Annotated

import typer

from onrecord.cli.output import AsJson, RecordPath, console, print_json

Story = Annotated[str | None, typer.Option("--story", metavar="STORY", help="Only this story, by id or heading.")]
Since = Annotated[
    str | None, typer.Option("--since", metavar="DAY", help="What is first told on this day or later is new.")
]
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
    since: Since = None,
    most: Annotated[
        int | None, typer.Option("--most", min=1, help="List up to this many events in each block, the weightiest.")
    ] = None,
    timeline: Annotated[bool, typer.Option("--timeline", help="Also events in order of time.")] = False,
    all_events: Annotated[bool, typer.Option("--all", help="Every story and event, background and timeline.")] = False,
    leads: Leads = False,
    as_json: AsJson = False,
) -> None:
    """What the record is about, and what of it is firm, disputed, new and expected; what weighs most first.

    Examples:
        onrecord show korea.onrecord
        onrecord show korea.onrecord --since 2024-06-19
        onrecord show korea.onrecord --json | jq '.events[].title'
    """
    from onrecord import open_record, show, summary

    with open_record(record) as opened:
        if as_json:
            print_json(summary(opened, story=story, entity=entity, since=since, leads=leads))
        else:
            told = show(
                opened,
                story=story,
                entity=entity,
                since=since,
                most=most,
                leads=leads,
                timeline=timeline,
                everything=all_events,
            )
            console().print(told)
