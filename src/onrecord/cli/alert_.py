"""`onrecord alert`: a command with commands of its own."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.output import NOT_ALL_READ, AsJson, RecordPath, console, print_json

if TYPE_CHECKING:
    from onrecord import AlertMessage, Undelivered
    from onrecord.model.alerts import AlertKind

HELP = """\
Be told what new reports bring: events, grades that move, denials.

Alerts are kept in the record, and told after each batch of onrecord watch, or by
onrecord alert check. Each thing is told once, with who says so and how sure it is.

\b
Examples:
    onrecord alert add korea.onrecord --pair PRK,RUS --to alerts.jsonl
    onrecord alert check korea.onrecord
"""


def add(
    record: RecordPath,
    search: Annotated[
        str, typer.Option("--search", metavar="WORDS", help="Events that have a claim which answers this search.")
    ] = "",
    type: Annotated[
        list[str] | None, typer.Option("--type", metavar="TYPE", help="Events of this PLOVER type; may be given again.")
    ] = None,
    pair: Annotated[
        str | None, typer.Option("--pair", metavar="A,B", help="Events that both are parties to, by code or name.")
    ] = None,
    grade: Annotated[bool, typer.Option("--grade", help="Not what is new, but events whose grade moves.")] = False,
    denial: Annotated[bool, typer.Option("--denial", help="Not what is new, but events that somebody denies.")] = False,
    leads: Annotated[bool, typer.Option("--leads", help="Also events that only leads tell of, told as leads.")] = False,
    to: Annotated[
        list[str] | None,
        typer.Option(
            "--to",
            metavar="TARGET",
            help="terminal, a file .jsonl or .atom, a webhook's address, mailto:NAME@HOST; may be given again.",
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Keep an alert: on what builds bring from now on.

    All that is given narrows it. A search has the fields of onrecord search. What is
    planned, possible or denied is told as that.

    Webhooks are signed with the key in ONRECORD_WEBHOOK_KEY; mail goes through the
    host in ONRECORD_SMTP_HOST. Both are read when messages are sent, and kept nowhere.

    Examples:
        onrecord alert add korea.onrecord --search 'party:PRK artillery'
        onrecord alert add korea.onrecord --type SANCTION --to mailto:desk@example.org
        onrecord alert add korea.onrecord --pair PRK,RUS --denial --to denials.atom
        onrecord alert add korea.onrecord --grade --to https://example.org/hook
    """
    from onrecord import UsageError, add_alert, open_record
    from onrecord.verbs.alerting.wording import in_words

    if grade and denial:
        raise UsageError("--grade and --denial are two alerts: add one for each")
    kind: AlertKind = "grade" if grade else "denial" if denial else "told"
    unknown: list[str] = []
    with open_record(record) as opened:
        parties = [part.strip() for part in pair.split(",")] if pair else []
        made = add_alert(
            opened, kind=kind, search=search, types=type or (), pair=parties, leads=leads, to=to or (),
            unknown=unknown.append,
        )  # fmt: skip
    if as_json:
        print_json(made)
        return
    console().print(f"Alert {made.id}: {in_words(made)}; to {', '.join(made.to)}", markup=False, soft_wrap=True)
    for reason in unknown:
        console(stderr=True).print(f"Not in the record yet: {reason}", markup=False, soft_wrap=True)


def list_(record: RecordPath, as_json: AsJson = False) -> None:
    """The alerts of a record: what each tells, where to, how much was told.

    Example:
        onrecord alert list korea.onrecord
    """
    from onrecord import alerts, open_record
    from onrecord.verbs.alerting.wording import in_words

    with open_record(record) as opened:
        found = alerts(opened)
    if as_json:
        print_json([one._asdict() for one in found])
        return
    for one in found:
        waits = f", {one.waiting} wait" if one.waiting else ""
        told = f"{one.alert.id}  {in_words(one.alert)}\n    to {', '.join(one.alert.to)}; {one.sent} told{waits}"
        console().print(told, markup=False, soft_wrap=True)
    if not found:
        console().print("No alerts: onrecord alert add keeps one.")


def remove(
    record: RecordPath,
    ids: Annotated[list[str], typer.Argument(metavar="ALERT...", help="Their ids, or the start of each.")],
) -> None:
    """Forget alerts, and what was told of them.

    Example:
        onrecord alert remove korea.onrecord a1b2c3d4
    """
    from onrecord import open_record, remove_alert

    with open_record(record) as opened:
        for id in ids:
            gone = remove_alert(opened, id)
            console().print(f"Removed alert {gone.id}.", markup=False)


def check(
    record: RecordPath,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Also send to webhooks in private networks.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Tell what is new: what builds brought since the last check, and what could not be sent then.

    After onrecord build, as from cron; onrecord watch does it by itself. The exit
    code is 3 if something could not be delivered: it is tried again the next time.

    Example:
        onrecord alert check korea.onrecord
    """
    from msgspec import structs

    from onrecord import check_alerts, open_record
    from onrecord.acquire.feeds.manners import LIMITS

    with open_record(record) as opened:
        done = check_alerts(
            opened,
            tell=lambda message: print_message(message, as_json=as_json),
            limits=structs.replace(LIMITS, allow_private=allow_private),
        )
    if not as_json:
        told = f"{len(done.messages)} new, {done.sent} delivered"
        console(stderr=True).print(told, markup=False)
    print_undelivered(done.undelivered)
    if not done.ok:
        raise typer.Exit(NOT_ALL_READ)


SUBCOMMANDS = {"add": add, "list": list_, "remove": remove, "check": check}


def print_message(message: "AlertMessage", *, as_json: bool) -> None:
    """A message for the terminal: as text, in which nothing of a report can move the cursor, or as a line of JSON."""
    import msgspec

    if as_json:
        typer.echo(msgspec.json.encode(message).decode())
        return
    text = "".join(char if char.isprintable() or char == "\n" else " " for char in message.text)
    first, _, rest = text.partition("\n")
    lines = "\n".join(f"  {line}" for line in rest.split("\n"))
    console().print(f"{first}\n{lines}\n", markup=False, soft_wrap=True)


def print_undelivered(undelivered: "Sequence[Undelivered]") -> None:
    """What could not be delivered, and why, on standard error."""
    for one in undelivered:
        what = f"{one.messages} message{'s' if one.messages != 1 else ''} to {one.target}: " if one.target else ""
        line = f"Alert {one.alert}: {what}{one.reason}; tried again at the next check"
        console(stderr=True).print(line, markup=False, soft_wrap=True)
