"""`onrecord explain`."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli.output import AsJson, RecordPath, console, print_json

if TYPE_CHECKING:
    from rich.console import Console

Data = dict[str, Any]
BAR = 24  # characters that the widest step of a grade takes


def command(
    record: RecordPath,
    id: Annotated[str, typer.Argument(metavar="ID", help="A claim, event, report and so on; its start will do.")],
    as_json: AsJson = False,
) -> None:
    """Why the record says so: span, stage and rule of every field; the terms of a grade and of a weight.

    Examples:
        onrecord explain korea.onrecord CLAIM
        onrecord explain korea.onrecord EVENT --json
    """
    from onrecord import explain, open_record

    with open_record(record) as opened:
        data = explain(opened, id)
    if as_json:
        print_json(data)
    else:
        _PRINT[data["kind"]](console(), data)


def _claim(out: "Console", data: Data) -> None:
    _line(out, f"{data['kind']} {data['id']}")
    report = data["report"]
    told = ", ".join(str(part) for part in (report["outlet"], report["when"], report["title"]) if part)
    _line(out, f"in report {report['id']} ({told})")
    _quote(out, data["context"])
    if "tier" in data:
        _confidence(out, data)
    rows = [
        (
            field["field"],
            _value(field["value"]),
            field.get("confidence", {}).get("words", ""),
            field.get("stage", ""),
            field.get("rule", ""),
            field.get("words", ""),
        )
        for field in data["fields"]
    ]
    _table(out, ("field", "value", "right", "stage", "rule", "words"), rows)
    for field in data["fields"]:
        if told := field.get("corrected"):
            why = f": {told['reason']}" if told["reason"] else ""
            _line(out, f"{field['field']} corrected to {told['value'] or 'none'} by {told['by']} ({told['id']}){why}")
    if data.get("verdict"):
        _line(out, f"called {data['verdict']}")
    for owner in ("event", "origin"):
        if data.get(owner):
            _line(out, f"{owner} {data[owner]}")
    if by := data.get("origin_decided"):
        why = f": {by['reason']}" if by["reason"] else ""
        _line(out, f"its origin was decided by {by['by']} ({by['id']}){why}")


def _confidence(out: "Console", data: Data) -> None:
    """How sure the reading is as a whole, what tier that makes it, and who read it."""
    called = " as a person called it right" if data["tier"] != data["record"]["tier"] else ""
    tier = "firm" if data["tier"] == "firm" else "a lead: too doubtful to be told as fact"
    sure = data["confidence"]
    whole = f"right as a whole: {sure['words']}" if sure else "its reader gave no confidence"
    _line(out, f"{tier}{called}; {whole}; read by {data['reader']}\n")


def _event(out: "Console", data: Data) -> None:
    event = data["record"]
    lead = "lead event" if event["tier"] == "lead" else "event"
    _line(out, f"{lead} {data['id']}: {event['title']}")
    if not data["id"].startswith(data["asked"]):
        _line(out, f"{data['asked']} was merged into it")
    rests = f"title from claim {event['title_claim']}" if event.get("title_claim") else "title composed from fields"
    _line(out, f"{event['type']}, {event['status']}{_when(event.get('time'))}; {rests}")
    if data["support"]:
        _line(out, f"\n{data['support']}")
    for account in data["accounts"]:
        _graded(out, account["grade"], account["terms"], f", that {account['statement']}")
    if not data["accounts"] and event.get("grade"):
        _graded(out, event["grade"], data["terms"])
    if event["tier"] == "lead":
        _line(out, f"only leads tell of it ({len(data['claims'])}): no origins are counted, and it has no grade")
    _weighed(out, data["weight"])
    by_id = {claim["id"]: claim for claim in data["claims"]}
    for origin in data["origins"]:
        _line(out, f"\n{origin['id']} ({origin['kind']}): {origin['title']}")
        for id in origin["claims"]:
            if id in by_id:
                _brief(out, by_id[id])
        _folded(out, origin["evidence"], "    ")
    strays = [claim for claim in data["claims"] if not any(claim["id"] in o["claims"] for o in data["origins"])]
    for claim in strays:
        _brief(out, claim)
    if data["leads"]:
        _line(out, "\nleads that may tell of it, and count for nothing")
    for claim in data["leads"]:
        _brief(out, claim)
    for response in data["responses"]:
        _line(out, f"\n{response['by']['name']} {response['stance']} [{response['id']}]: {response['quote']}")
    for conflict in data["conflicts"]:
        _line(out, f"\nconflict of {conflict['kind']}: {conflict['detail']} [{', '.join(conflict['claims'])}]")
    _in_datasets(out, data["datasets"])


def _in_datasets(out: "Console", told: Data | None) -> None:
    if told is None:
        return
    _line(out, f"\nData sets say, and count for nothing: {told['told']}")
    for row in told["rows"]:
        _line(out, f"  {row['day']}: {row['said']} ({row['source']})")


def _weighed(out: "Console", weight: Data | None) -> None:
    if weight is None:
        return
    _line(out, f"\nWeight {weight['total']:.2f}: how far up it stands; says nothing of how true it is")
    if weight["background"]:
        _line(out, "told in passing of what was over, or going on, before the story began: set apart as background")
    waterfall(out, weight["terms"])


def _graded(out: "Console", grade: Data, terms: Sequence[Data], told: str = "") -> None:
    _line(out, f"\nGrade {grade['digit']}{told}: {grade['words']} (probability {grade['probability']:.2f})")
    waterfall(out, terms)


def waterfall(out: "Console", terms: Sequence[Data]) -> None:
    """The terms of a grade or a weight as bars from where the sum stood to where the term takes it."""
    if not terms:
        return
    sums = [0.0, *(term["sum"] for term in terms)]
    low, high = min(sums), max(sums)
    scale = BAR / ((high - low) or 1)
    for before, term in zip(sums, terms, strict=False):
        left, right = sorted((round((before - low) * scale), round((term["sum"] - low) * scale)))
        bar = " " * left + ("+" if term["value"] >= 0 else "-") * max(1, right - left)
        _line(out, f"{term['value']:+.2f} = {term['sum']:+.2f} |{bar:<{BAR + 1}}| {term['name']}")
        _line(out, f"{'':<{len('+0.00 = +0.00 ')}} {term['reason']}", style="dim")


def _report(out: "Console", data: Data) -> None:
    report = data["record"]
    _line(out, f"report {data['id']}: {report['title']}")
    rows = [(name, _value(report[name])) for name in _OF_REPORT if report.get(name)]
    _table(out, ("field", "value"), rows)
    _dates(out, report)
    if data["story"]:
        _line(out, f"story {data['story']}")
    _line(out, f"{len(data['claims'])} claims, {len(data['responses'])} responses")
    for claim in data["claims"]:
        _brief(out, claim)


def _dates(out: "Console", report: Data) -> None:
    """The day of publication that was taken, and each other that the report could have had, with why it was not."""
    if not report.get("dates"):
        return
    _line(out, "\nday of publication")
    names = ("day", "known by", "where", "words", "verdict")
    rows = [(one["day"] or "none", one["how"], one["place"], one["words"], one["verdict"]) for one in report["dates"]]
    _table(out, names, rows)


def _origin(out: "Console", data: Data) -> None:
    origin = data["record"]
    _line(out, f"origin {data['id']} ({origin['kind']}): {origin['title']}")
    _line(out, f"carried by {', '.join(origin['reports'])}")
    _folded(out, origin["evidence"], "  ")
    for claim in data["claims"]:
        _brief(out, claim)


def _story(out: "Console", data: Data) -> None:
    story = data["record"]
    _line(out, f"story {data['id']}: {data['heading']}")
    _line(out, f"first report: {story['title']}")
    _line(out, f"reports: {', '.join(story['reports'])}")
    for event in data["events"]:
        _line(out, f"  {event['id']}: {event['title']}{_weight(event)}")
    for line in story["history"]:
        _line(out, f"  {line}")


def _weight(event: Data) -> str:
    return " (lead)" if event["tier"] == "lead" else f" (weight {event['weight']:.2f})"


def _conflict(out: "Console", data: Data) -> None:
    conflict = data["record"]
    _line(out, f"conflict {data['id']} of {conflict['kind']}: {conflict['detail']}")
    _line(out, f"in event {conflict['event']}, between claims {' and '.join(conflict['claims'])}")


def _brief(out: "Console", claim: Data) -> None:
    said = f", said by {' > '.join(claim['sources'])}" if claim["sources"] else ""
    lead = " (lead)" if claim["tier"] == "lead" else ""
    _line(out, f"  {claim['id']}{lead}: {claim['type']}, {claim['status']}{said}")
    _line(out, f"    “{claim['quote']}”")


def _quote(out: "Console", context: Data) -> None:
    from rich.text import Text

    before, after = (" ".join(context[side].split()) for side in ("before", "after"))
    mark = ("[[", "]]") if not out.is_terminal else ("", "")
    text = Text.assemble(f"\n…{before} ", (f"{mark[0]}{context['quote']}{mark[1]}", "reverse"), f" {after}…\n")
    out.print(text)


def _table(out: "Console", names: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    from onrecord.cli.tables import print_table

    print_table(out, names, [dict(zip(names, row, strict=True)) for row in rows])


def _folded(out: "Console", evidence: Iterable[Data], indent: str) -> None:
    """Why claims were folded together: each kind of evidence once, with all that it goes by."""
    by_kind: dict[str, list[str]] = {}
    for one in evidence:
        by_kind.setdefault(one["kind"], []).append(one["detail"])
    for kind, details in by_kind.items():
        _line(out, f"{indent}folded by {kind}: {'; '.join(dict.fromkeys(details))}")


def _line(out: "Console", text: str, style: str | None = None) -> None:
    """A line with its indent, which goes on where it is wrapped; leading line breaks are empty lines."""
    from rich.padding import Padding
    from rich.text import Text

    body = text.lstrip("\n")
    for _ in range(len(text) - len(body)):
        out.print()
    words = body.lstrip(" ")
    out.print(Padding(Text(words, style=style or ""), (0, 0, 0, len(body) - len(words)), expand=False))


def _value(value: Any) -> str:
    """A field's value in few words: a party by its code, a source by its name, days from start to end."""
    if value is None or value in ("", [], ()):
        return "none"
    if isinstance(value, list | tuple):
        return ", ".join(_value(part) for part in value)
    if isinstance(value, dict):
        if "whole" in value:
            each = ", ".join(f"{name} {share:.2f}" for name, share in value.items() if name != "whole")
            return f"{value['whole']:.2f} ({each})"
        if "by" in value and "where" in value:
            return f"{value['field']} by {value['by']} ({value['where']})"
        if "precision" in value and "start" in value:
            return f"{value['start'] or '…'} to {value['end'] or '…'} ({value['precision']})"
        code, name = value.get("code"), value.get("name", value.get("text", ""))
        return f"{name} ({code})" if code and code != name else str(name)
    return str(value)


def _when(time: Data | None) -> str:
    return f", {_value(time)}" if time else ""


_OF_REPORT = (
    "outlet", "url", "byline", "published", "published_how", "published_window", "given", "dateline", "credit",
    "language", "status", "reason",
    "notes", "revision", "input", "fetched", "hash",
)  # fmt: skip
_PRINT = {
    "claim": _claim,
    "response": _claim,
    "event": _event,
    "report": _report,
    "origin": _origin,
    "story": _story,
    "conflict": _conflict,
}
