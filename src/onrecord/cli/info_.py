"""`onrecord info`."""

from typing import Any

from onrecord.cli.output import AsJson, RecordPath, console, print_json


def command(record: RecordPath, as_json: AsJson = False) -> None:
    """What the record holds: counts, builds, decisions, reports that were not read.

    Example:
        onrecord info korea.onrecord
    """
    from onrecord import open_record
    from onrecord.store.listed import lists
    from onrecord.verbs.sameness import GOOD

    with open_record(record) as opened:
        statuses = opened.statuses()
        unread = [
            {"report": report.id, "input": report.input, "status": report.status, "reason": report.reason}
            for status in statuses
            if status != "ok"
            for report in opened.reports(status=status)
        ]
        data: dict[str, Any] = {
            "record": opened.name,
            "about": opened.info(),
            "counts": opened.counts(),
            "tiers": opened.tiers(),
            "statuses": statuses,
            "builds": [build._asdict() for build in opened.builds()],
            "decisions": opened.decisions(),
            "datasets": opened.datasets(),
            "lists": lists(opened),
            "not_read": unread,
        }
    if as_json:
        print_json(data)
        return
    out = console()
    out.print(data["record"], markup=False, soft_wrap=True)
    out.print(", ".join(f"{count} {name}" for name, count in data["counts"].items()))
    for tier, name in (("firm", "firm"), ("lead", "leads")):
        out.print(f"{name}: " + ", ".join(f"{counts[tier]} {kind}" for kind, counts in data["tiers"].items()))
    for build in data["builds"]:
        end = "" if build["finished"] else ", cut off"
        out.print(f"build {build['id']}: {build['started']} by {build['version']}{end}")
    for made in data["decisions"]:
        undone = ", undone" if made.undone else ""
        change = f" {made.field} = {made.value}" if made.field else ""
        called = f" ({', '.join(made.called)})" if made.called else ""
        why = f": {made.reason}" if made.reason else ""
        out.print(
            f"{made.id}{undone}: {made.kind} {' '.join(made.targets)}{called}{change}, {made.author}{why}", markup=False
        )
    for one in data["datasets"]:
        days = f"{one.first} to {one.last}"
        out.print(f"beside it, the data set {one.name}: {one.rows:,} rows, {days}", markup=False)
    for name, entries in data["lists"].items():
        out.print(f"beside it, the list {name}: {entries:,} entries", markup=False)
    for report in sorted(unread, key=lambda report: report["status"] in GOOD):
        out.print(f"not read: {report['report']}: {report['reason'] or report['status']}", markup=False)
