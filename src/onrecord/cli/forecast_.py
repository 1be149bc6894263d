"""`onrecord forecast`: a command with commands of its own."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli.output import AsJson, RecordPath, console, print_json

if TYPE_CHECKING:
    from onrecord.read import Settings

HELP = """\
What may be next: chances with precedents, kept, and scored by what came.

Every forecast is a count of how often the like came about, never what a report
says. It looks at nothing that was published on its day or later.

\b
Examples:
    onrecord forecast next korea.onrecord
    onrecord forecast score korea.onrecord
"""

Events = Annotated[
    str, typer.Argument(metavar="RECORD_OR_FILE", help="A record, or an event file: date, actor, relation, recipient.")
]
Story = Annotated[
    str | None, typer.Option("--story", metavar="STORY", help="Only of this story, by id, heading or title.")
]
Actor = Annotated[str | None, typer.Option("--actor", metavar="ACTOR", help="Only with this party, by code or name.")]
On = Annotated[
    str | None,
    typer.Option("--on", metavar="DAY", help="As of this day: what was published on it or later is not used."),
]
Within = Annotated[str, typer.Option("--within", metavar="DAYS", help="Horizons in days, parted by commas.")]
Trained = Annotated[
    str | None,
    typer.Option("--model", metavar="FILE", help="A model that forecast train wrote; else plain base rates."),
]
Most = Annotated[int, typer.Option("--most", metavar="N", min=1, help="List at most so many events.")]
Leads = Annotated[bool, typer.Option("--leads", help="Also count what only leads tell of.")]


def next_(
    source: Events,
    actor: Actor = None,
    pair: Annotated[str | None, typer.Option("--pair", metavar="A,B", help="Only between these two.")] = None,
    story: Story = None,
    on: On = None,
    within: Within = "7,30",
    question: Annotated[
        str | None, typer.Option("--question", "-q", metavar="TEXT", help="How likely this is, in place of a list.")
    ] = None,
    model: Trained = None,
    most: Most = 10,
    leads: Leads = False,
    no_keep: Annotated[
        bool, typer.Option("--no-keep", help="Do not append the forecasts to the record's ledger.")
    ] = False,
    parser: Annotated[
        str | None, typer.Option("--parser", metavar="NAME", help="The spaCy English pipeline that reads the question.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """The likeliest next events, or how likely an answer to a question is.

    Forecasts of a record are kept in it, so that forecast score can say what
    became of them all, and not of those alone that went well.

    Examples:
        onrecord forecast next korea.onrecord
        onrecord forecast next korea.onrecord --pair PRK,RUS --on 2023-09-12
        onrecord forecast next korea.onrecord
            --question "Will Russia and North Korea sign an agreement by 2024-07-01?"
        onrecord forecast next icews.tsv.gz --actor "North Korea" --on 2018-10-01
    """
    from onrecord import forecast

    found = forecast(
        source,
        actor=actor,
        pair=_pair(pair),
        story=story,
        on=on,
        within=_days(within),
        question=question,
        model=model,
        most=most,
        keep=not no_keep,
        leads=leads,
        settings=_settings(parser),
    )
    if as_json:
        print_json(found)
        return
    from onrecord.cli.forecasting import print_outlook

    print_outlook(console(), found, _short(source, found))


def train(
    events: Annotated[str, typer.Argument(metavar="TRAIN", help="An event file, or a record.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Where the model is written.")],
    valid: Annotated[
        str | None, typer.Argument(metavar="VALID", help="An event file of further days, trained on as well.")
    ] = None,
    on: On = None,
    as_json: AsJson = False,
) -> None:
    """A model of chances from events, in one file that the other commands take.

    It needs the extra: pip install 'onrecord[forecast]'.

    Examples:
        onrecord forecast train icews/train.tsv.gz icews/valid.tsv.gz -o icews.model
        onrecord forecast train korea.onrecord -o korea.model
    """
    from onrecord import forecast_train
    from onrecord.cli.forecasting import print_trained
    from onrecord.cli.progress import Bar

    with Bar(shown=not as_json, first="reading the events") as bar:
        found = forecast_train(
            events, output, valid=valid, on=on, progress=lambda done, whole: bar.move(done, whole, "training")
        )
    if as_json:
        print_json(found._asdict())
    else:
        print_trained(console(), found)


def evaluate(
    model: Annotated[str, typer.Argument(metavar="MODEL", help="A model that forecast train wrote.")],
    test: Annotated[str, typer.Argument(metavar="TEST", help="An event file of later days.")],
) -> None:
    """How well a model ranks who is at the other end: one JSON object.

    The field's protocol: mean reciprocal rank and hits over both directions, one
    day ahead, other true answers of the day left out, ties at their mean place.

    Examples:
        onrecord forecast evaluate icews.model icews/test.tsv.gz
    """
    from onrecord import forecast_evaluate
    from onrecord.cli.progress import Bar

    with Bar(shown=True, first="reading the events") as bar:
        found = forecast_evaluate(model, test, progress=lambda done, whole: bar.move(done, whole, "days ranked"))
    print_json(found)


def whatif(
    source: Events,
    given: Annotated[
        list[str], typer.Option("--given", metavar="EVENT", help='What is assumed: "PRK MOBILIZE KOR on 2023-09-10".')
    ],
    actor: Actor = None,
    story: Story = None,
    on: On = None,
    within: Within = "7,30",
    model: Trained = None,
    most: Most = 10,
    steps: Annotated[int, typer.Option("--steps", metavar="N", help="Weeks to simulate; 0 for none.")] = 4,
    draws: Annotated[int, typer.Option("--draws", metavar="N", help="How often.")] = 1000,
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="Of the draws: the same gives the same.")] = 0,
    leads: Leads = False,
    as_json: AsJson = False,
) -> None:
    """What would change if something happened, at once and week by week.

    Nothing of it is kept. It may be given several times: all is assumed together.

    Examples:
        onrecord forecast whatif korea.onrecord --given "PRK MOBILIZE KOR on 2023-09-10"
        onrecord forecast whatif icews.tsv --model m.zip --given "Iran Threaten Israel on 2018-10-01"
    """
    from onrecord import forecast_whatif

    found = forecast_whatif(
        source, given, actor=actor, story=story, on=on, within=_days(within), model=model, most=most, steps=steps,
        draws=draws, seed=seed, leads=leads,
    )  # fmt: skip
    if as_json:
        print_json(found)
        return
    from onrecord.cli.forecasting import print_whatif

    print_whatif(console(), found)


def score(record: RecordPath, story: Story = None, as_json: AsJson = False) -> None:
    """The ledger of forecasts: what became of each, and how good they were.

    Examples:
        onrecord forecast score korea.onrecord
        onrecord forecast score korea.onrecord --json
    """
    from onrecord import forecast_score, open_record

    with open_record(record) as opened:
        found = forecast_score(opened, story=story)
        short = opened.short(id for one in found.forecasts for id in one.events)
    if as_json:
        print_json(found)
        return
    from onrecord.cli.forecasting import print_score

    print_score(console(), found, short)


def _days(within: str) -> tuple[int, ...]:
    from onrecord import UsageError

    parts = [part.strip() for part in within.split(",") if part.strip()]
    if not parts or not all(part.isascii() and part.isdecimal() for part in parts):
        raise UsageError(f"'{within}' are no horizons: give days, parted by commas, such as 7,30")
    return tuple(int(part) for part in parts)


def _pair(given: str | None) -> tuple[str, str] | None:
    from onrecord import UsageError

    if given is None:
        return None
    parts = [part.strip() for part in given.split(",")]
    if len(parts) != 2 or not all(parts):
        raise UsageError(f"'{given}' is no pair: give two parties with a comma between, such as PRK,RUS")
    return parts[0], parts[1]


def _settings(parser: str | None) -> "Settings | None":
    from onrecord.read import Settings

    return Settings(model=parser) if parser else None


def _short(source: str, found: Any) -> dict[str, str]:
    """The ids of the events that an outlook names, as short as they may be; empty for an event file."""
    from onrecord import open_record
    from onrecord.verbs.forecasting.source import is_event_file

    ids = {plan.event for plan in found.planned}
    ids |= {id for one in found.forecasts for precedent in one.precedents for id in precedent.events}
    ids |= {plan.event for one in found.forecasts for plan in one.planned}
    if not ids or is_event_file(source):
        return {}
    with open_record(source) as record:
        return record.short(sorted(ids))


SUBCOMMANDS = {"next": next_, "train": train, "evaluate": evaluate, "whatif": whatif, "score": score}
