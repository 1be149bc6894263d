"""What may be killed: everything that writes a record. A further action is a line of `ACTIONS`.

Each tells what it acknowledges, as a command tells its user; what was told must be in the record whatever comes then.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple
from unittest import mock

from msgspec import structs

import onrecord.read
from onrecord import (
    add_alert,
    alerts,
    backup,
    build,
    check_alerts,
    copy,
    decide,
    import_dataset,
    meanings,
    open_record,
    remove,
    undo,
    verify,
    watch,
)
from onrecord.acquire.feeds.manners import Manners
from onrecord.model import Report
from onrecord.read import meaning
from onrecord.store import Record
from onrecord.store import alerts as kept
from onrecord.verbs import meanings as verb_meanings
from onrecord.verbs import running
from tests.faults.older import as_of
from tests.faults.serving import serving
from tests.meant import Plain, meant
from tests.verbs import plainly
from tests.verbs.building import PADDING

Tell = Callable[[str], None]
RECORD, SERVER = "r.onrecord", "r.server"
DAYS = ("2023-09-03", "2023-09-05", "2023-09-08")
OTHERS = ("JPN", "VNM", "IND", "MNG", "NPL", "PAK", "LAO", "THA", "MMR", "IDN", "MYS", "PHL", "KAZ", "UZB")
EVENTS = "date\tactor\trelation\trecipient\n" + "2023-09-13\tRussia\tHost a visit\tKim Jong-Un\n" * 40


class Action(NamedTuple):
    """Something that writes a record.

    Attributes:
        prepare: makes what is there before, in a folder.
        run: does it, and tells what is acknowledged. Run again, it goes on where it was.
        held: what of that the record holds, in a folder.
    """

    prepare: Callable[[Path], None]
    run: Callable[[Path, Tell], None]
    held: Callable[[Record, Path], Iterable[str]]


def place(folder: Path) -> str | Path:
    """Where the record of a folder is: on the server that a file names, or in a file."""
    return (folder / SERVER).read_text() if (folder / SERVER).exists() else folder / RECORD


def _write(folder: Path, name: str, text: str, **fields: str) -> None:
    data = {"title": f"Title of {name}", "maintext": text + PADDING, "language": "en", "date_publish": "2023-09-14"}
    data |= {"url": f"https://sample.example/{name}"} | fields
    (folder / "reports").mkdir(exist_ok=True)
    (folder / "reports" / f"{name}.json").write_text(json.dumps(data))


def _alone(number: int) -> str:
    """What no other report tells of."""
    return f"CHN attacks {OTHERS[number]} on 2023-08-{2 * number + 1:02}."


def _reports(folder: Path, numbers: Iterable[int], verb: str = "visits") -> None:
    """Reports of which several speak of one event; some are copies, some deny, one is empty, one breaks the reader."""
    for number in numbers:
        said = ("", "Kirby says that ", "Russia denies that ", "Rumour says that ")[number % 4]
        day, to = DAYS[number % 3], ("RUS", "CHN")[number % 5 == 0]
        url = {"url": "https://sample.example/twice"} if number in (3, 7) else {}
        text = f"{said}PRK {verb} {to} on {day}. PRK may visit USA on {DAYS[-1]}. {_alone(number)}"
        _write(folder, f"r{number:02}", "CRASH." if number == 5 else text, **url)
    (folder / "reports" / "r06b.txt").touch()


def _built(folder: Path) -> None:
    _reports(folder, range(10))
    _build(folder, lambda _: None)


def _revised(folder: Path) -> None:
    """Some reports are told anew, others are added."""
    _built(folder)
    _reports(folder, (2, 4, 7), verb="attacks")
    for number in (1, 8):
        _write(folder, f"r{number:02}", f"Officials said so. {_alone(number)}")
    _reports(folder, range(10, 14))


def _read(reports: Iterable[Report], *, settings: object = None) -> Iterator[SimpleNamespace]:
    """The plain reader, with ids that go by the place of the words, as the built-in reader's do."""
    for found in plainly.read(reports, settings=settings):
        claims = tuple(structs.replace(one, id=f"{one.report}#{one.span.start}-{one.span.end}") for one in found.claims)
        yield SimpleNamespace(report=found.report, claims=claims, responses=found.responses)


def _build(folder: Path, tell: Tell, *, again: bool = False) -> None:
    onrecord.read.read = _read  # type: ignore[assignment]
    build(
        folder / "reports", place(folder), again=again,
        progress=lambda step: tell(f"{step.report.id} {step.report.hash}"),
    )  # fmt: skip


def _build_again(folder: Path, tell: Tell) -> None:
    _build(folder, tell, again=True)


def _build_in_parts(folder: Path, tell: Tell) -> None:
    """As a build of many reports, which works out what they bear on now and then."""
    with mock.patch.object(running, "AT_ONCE", 4):
        _build(folder, tell)


def _texts(record: Record) -> Iterable[str]:
    for report in record.reports():
        yield f"{report.id} {report.hash}"
        yield from (f"{old.id} {old.hash}" for old in record.revisions(report.id))


def _has_texts(record: Record, _: Path) -> Iterable[str]:
    return _texts(record)


def _older(folder: Path) -> None:
    _built(folder)
    as_of("0004", folder / RECORD)


def _open(folder: Path, tell: Tell) -> None:
    with open_record(place(folder)) as record:
        for text in _texts(record):
            tell(text)


def _commands(folder: Path) -> Iterator[tuple[str, ...]]:
    """Seven decisions, one after the other; told that one was done, nobody gives it again."""
    with open_record(place(folder)) as record:
        claims = sorted(claim.id for claim in record.claims() if claim.tier == "firm")
    commands: tuple[tuple[str, ...], ...] = (
        ("wrong", claims[0]),
        ("correct", claims[1], "status", "planned"),
        ("same", claims[2], claims[3]),
        ("different", claims[4], claims[5]),
        ("undo", "d1"),
        ("right", claims[0]),
        ("undo", "d3"),
    )
    told = folder / "told"
    yield from commands[len(told.read_text().splitlines()) if told.exists() else 0 :]


def _decide(folder: Path, tell: Tell) -> None:
    """As seven calls of `onrecord decide`."""
    for kind, *targets in _commands(folder):
        with open_record(place(folder)) as record:
            if kind == "undo":
                undo(record, targets[0], author="ana")
            elif kind == "correct":
                decide(record, kind, targets[:1], author="ana", field=targets[1], value=targets[2])
            else:
                decide(record, kind, targets, author="ana")
        tell(f"{kind} {targets[0]}")


def _decide_by_browser(folder: Path, tell: Tell) -> None:
    """As seven requests to `onrecord serve --edit`, of which each is answered when it is done."""
    with serving(place(folder)) as ask:
        for kind, *targets in _commands(folder):
            if kind == "undo":
                ask(f"decisions/{targets[0]}/undo", author="ana")
            elif kind == "correct":
                ask("decisions", kind=kind, targets=targets[:1], author="ana", field=targets[1], value=targets[2])
            else:
                ask("decisions", kind=kind, targets=targets, author="ana")
            tell(f"{kind} {targets[0]}")


def _decided(record: Record, _: Path) -> Iterable[str]:
    for one in record.decisions():
        yield f"{one.kind} {one.targets[0]}"
        if one.undone:
            yield f"undo {one.id}"


def _remove(folder: Path, tell: Tell) -> None:
    for id in ("r01", "r04", "r07"):
        with open_record(place(folder)) as record:
            if any(report.id == id for report in record.reports()):
                remove(record, [id], author="ana")
        tell(f"without {id}")


def _without(record: Record, _: Path) -> Iterable[str]:
    there = {report.id for report in record.reports()}
    return (f"without r{number:02}" for number in range(10) if f"r{number:02}" not in there)


def _import(folder: Path, tell: Tell) -> None:
    (folder / "icews.tsv").write_text(EVENTS)
    with open_record(place(folder)) as record:
        import_dataset(record, folder / "icews.tsv", format="icews", name="ICEWS")
    tell("ICEWS 40")


def _datasets(record: Record, _: Path) -> Iterable[str]:
    return (f"{one.name} {one.rows}" for one in record.datasets())


def _back_up(folder: Path, tell: Tell) -> None:
    backup(place(folder), folder / "b.onrecord", force=True)
    tell("backed up")


def _backed_up(_: Record, folder: Path) -> Iterable[str]:
    """Whether there is a backup; where there is one, it is whole."""
    if (folder / "b.onrecord").exists():
        assert verify(folder / "b.onrecord").ok
        yield "backed up"


def _copy(folder: Path, tell: Tell) -> None:
    """To a file beside it; where that is whole already, as after a kill when it was done, nothing is left to do."""
    target = folder / "c.onrecord"
    if not target.exists() or not _copied(folder):
        copy(place(folder), target)
    tell("copied")


def _copied(folder: Path) -> bool:
    with open_record(folder / "c.onrecord", create=True) as record:
        return any(True for _ in record.reports())


def _has_copy(record: Record, folder: Path) -> Iterable[str]:
    """Whether there is a copy; it is whole, or holds nothing."""
    if (folder / "c.onrecord").exists() and _copied(folder):
        assert verify(folder / "c.onrecord").ok
        with open_record(folder / "c.onrecord") as other:
            assert set(_texts(other)) == set(_texts(record))
        yield "copied"


def _alerted(folder: Path) -> None:
    _built(folder)
    with open_record(place(folder)) as record:
        add_alert(record, types=["CONSULT", "ASSAULT"])
        add_alert(record, kind="denial")
    _reports(folder, range(10, 14))
    _build(folder, lambda _: None)


def _alert(folder: Path, tell: Tell) -> None:
    with open_record(place(folder)) as record:
        check_alerts(record, tell=lambda message: tell(message.id))


def _alerts_told(record: Record, folder: Path) -> Iterable[str]:
    """The messages that the record keeps; those that it has as sent were."""
    told = folder / "told"
    sent = set(told.read_text().split()) if told.exists() else set()
    for alert, *_ in alerts(record):
        messages = {one.id for one in kept.last(record, alert.id, "terminal", 1000)}
        assert messages - {one.message.id for one in kept.waiting(record, alert.id, 1000)} <= sent
        yield from messages


def _watch(folder: Path, tell: Tell) -> None:
    onrecord.read.read = _read  # type: ignore[assignment]
    watch(folder / "reports", place(folder), manners=Manners(settled=0.0))
    with open_record(place(folder)) as record:
        for text in _texts(record):
            tell(text)


def _mean(folder: Path, tell: Tell) -> None:
    """Three reports in a transaction; told how far it is, whoever stops it loses none of these."""
    with (
        mock.patch.object(meaning, "model", Plain),
        mock.patch.object(verb_meanings, "AT_ONCE", 3),
        mock.patch.object(verb_meanings, "ThreadPoolExecutor", _One),
    ):
        meanings(place(folder), progress=lambda step: tell(f"{step.total - step.done} lack it"))


class _One:
    """In place of a pool of threads: none is to be forked with."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs

    def __enter__(self) -> "_One":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    map = staticmethod(map)


def _lack(record: Record, _: Path) -> Iterable[str]:
    have, of = meant(record, "plain")
    return (f"{count} lack it" for count in range(of - have, of + 1))


ACTIONS: dict[str, Action] = {
    "a first build": Action(lambda folder: _reports(folder, range(12)), _build, _has_texts),
    "a long build": Action(lambda folder: _reports(folder, range(14)), _build_in_parts, _has_texts),
    "a build of changed reports": Action(_revised, _build, _has_texts),
    "a build that reads again": Action(_revised, _build_again, _has_texts),
    "a migration": Action(_older, _open, _has_texts),
    "decisions": Action(_built, _decide, _decided),
    "decisions in a browser": Action(_built, _decide_by_browser, _decided),
    "reports taken out": Action(_built, _remove, _without),
    "a data set": Action(_built, _import, _datasets),
    "a round of watching": Action(_revised, _watch, _has_texts),
    "alerts": Action(_alerted, _alert, _alerts_told),
    "vectors": Action(_built, _mean, _lack),
    "a backup": Action(_built, _back_up, _backed_up),
    "a copy": Action(_built, _copy, _has_copy),
}
