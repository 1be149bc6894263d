"""`onrecord page`."""

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.output import RecordPath, console
from onrecord.cli.show_ import Leads, Since, Story


def command(
    record: RecordPath,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="The page to write.", show_default=False)
    ],
    title: Annotated[str | None, typer.Option("--title", help="The heading; otherwise the story's.")] = None,
    story: Story = None,
    since: Since = None,
    leads: Leads = False,
) -> None:
    """The record as one HTML file that works offline and asks no other host for anything.

    Example:
        onrecord page korea.onrecord -o korea.html
    """
    from onrecord import open_record, page
    from onrecord.export.writing import whole_file

    with open_record(record) as opened:
        html = page(opened, title=title, story=story, since=since, leads=leads)
    with whole_file(output) as file:
        file.write(html.encode())
    console(stderr=True).print(f"The page: {output.resolve()}", markup=False, soft_wrap=True)
