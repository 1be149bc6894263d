"""What all objects of a bundle have: ids and days that are the same in every export, and the grade's marking."""

from datetime import UTC, datetime
from functools import lru_cache
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from onrecord.model import Event
from onrecord.store import Record

# Section 2.9 forbids the namespace of the specification for ids like these; this is one of our own.
SPACE = uuid5(NAMESPACE_URL, "urn:onrecord:stix")
UNKNOWN_DAY = datetime(1970, 1, 1, tzinfo=UTC)
# Appendix A, "Admiralty Credibility" to STIX confidence; what cannot be judged (6) has none.
CONFIDENCE = {1: 90, 2: 70, 3: 50, 4: 30, 5: 10}
WORDS = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "truth cannot be judged",
}


def stix_id(kind: str, *key: str) -> str:
    """The id of an object of that kind: the same whenever the key is."""
    return f"{kind}--{_uuid(kind, *key)}"


def _uuid(*key: str) -> UUID:
    return uuid5(SPACE, "\n".join(key))


def moment(when: str | None) -> datetime | None:
    """A day or time with its zone; UTC where none is given."""
    try:
        read = datetime.fromisoformat(when or "")
    except ValueError:
        return None
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def common(record: Record) -> dict[str, Any]:
    """Who made the objects, and when: with the record's first build, changed with its last."""
    builds = [build for build in record.builds() if build.finished]
    made = moment(builds[0].started) if builds else None
    changed = moment(builds[-1].finished) if builds else None
    created = made or UNKNOWN_DAY
    return {
        "created_by_ref": stix_id("identity", "onrecord"),
        "created": created,
        "modified": max(changed or created, created),
    }


@lru_cache(maxsize=8)
def marking(digit: int) -> Any:
    """The marking of what is graded with that Admiralty digit."""
    import stix2

    return stix2.v21.MarkingDefinition(
        id=stix_id("marking-definition", "admiralty", str(digit)),
        created=UNKNOWN_DAY,
        created_by_ref=stix_id("identity", "onrecord"),
        definition_type="statement",
        name=f"Admiralty {digit}",
        definition=stix2.v21.StatementMarking(f"Admiralty credibility {digit}: {WORDS[digit]}"),
    )


def graded(event: Event) -> dict[str, Any]:
    """The confidence in an event's account, and its marking; nothing for leads, which have no grade."""
    if event.grade is None:
        return {}
    digit = event.grade.digit
    marked = {"object_marking_refs": [marking(digit).id]}
    return marked | ({"confidence": CONFIDENCE[digit]} if digit in CONFIDENCE else {})
