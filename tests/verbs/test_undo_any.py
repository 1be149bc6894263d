"""Whatever is decided, in whatever order it is undone, the record is what it was."""

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import onrecord.read
from onrecord import build, decide, open_record, undo
from onrecord.errors import NotFoundError, UsageError
from onrecord.record.gathering import WERE
from onrecord.record.text import fingerprint
from onrecord.store import Record
from tests.record.recorded import told
from tests.verbs import plainly, test_who_is_one
from tests.verbs.building import PADDING
from tests.verbs.test_who_is_one import write

pytestmark = pytest.mark.faults
SLOWLY = settings(
    max_examples=40 if "ONRECORD_FAULTS" in os.environ else 4, deadline=None, suppress_health_check=list(HealthCheck)
)
CLAIMS = ("a#0", "b#0", "b#1", "c#0", "d#0")
VALUES = {"type": "THREATEN", "status": "planned", "time": "2023-08", "actors": "KOR,JPN", "place": "Vladivostok"}
ENTITIES = ("Ivan Petrov", "Iwan Petroff", "Army Corps", "Army Corps Ltd", "Omsk", "Suez", "Rajan")
REPORTS = ("a", "b", "c", "d")


@pytest.fixture(scope="module")
def of_claims(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A record with events that could be one, could be several, and are denied."""
    return built(tmp_path_factory.mktemp("claims"), plainly.read, {
        "a": "PRK visits RUS on 2023-09-13.",
        "b": "PRK visits RUS on 2023-09-13. USA attacks IRN on 2023-09-20.",
        "c": "RUS denies that PRK visits RUS on 2023-09-13.",
        "d": "PRK visits CHN on 2023-03-01.",
    })  # fmt: skip


@pytest.fixture(scope="module")
def of_names(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A record with names that could be of one entity, or of several."""
    return built(tmp_path_factory.mktemp("names"), test_who_is_one.read, {
        "a": "Ivan Petrov met him. Omsk met him.",
        "b": "Ivan Petrov met her.",
        "c": "Iwan Petroff met us. Army Corps met them.",
        "d": "Army Corps Ltd met it. Suez met it. Rajan met it. Ivan Petrov met it.",
    })  # fmt: skip


def built(folder: Path, read: object, reports: dict[str, str]) -> bytes:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(onrecord.read, "read", read)
        patch.setattr(test_who_is_one, "SHIFT", "c")
        for name, text in reports.items():
            write(folder, name, text + PADDING)
        build(folder / "in", folder / "r.onrecord")
    return (folder / "r.onrecord").read_bytes()


def opened(content: bytes) -> Iterator[Record]:
    with TemporaryDirectory() as folder:
        path = Path(folder, "r.onrecord")
        path.write_bytes(content)
        with open_record(path) as record:
            yield record


def state(record: Record) -> dict[str, Any]:
    """All that it tells, with its ids."""
    return {
        **told(record.shelf),
        "ids": {event.id: event.claims for event in record.events()},
        "named": sorted((one.id, one.name, one.claims) for one in record.entities(leads=True)),
    }


def decided(record: Record, kind: str, targets: list[str], field: str | None) -> str | None:
    """The id of the decision; None where it makes no sense."""
    try:
        value = VALUES[field] if field else None
        return decide(record, kind, targets, author="ana", field=field, value=value).id
    except (UsageError, NotFoundError):
        return None


TWO = st.lists(st.sampled_from(CLAIMS), min_size=2, max_size=3)
ONE = st.lists(st.sampled_from(CLAIMS), min_size=1, max_size=2)
ABOUT_CLAIMS = st.one_of(
    st.tuples(st.sampled_from(["same", "different"]), TWO, st.none()),
    st.tuples(st.sampled_from(["wrong", "right"]), ONE, st.none()),
    st.tuples(st.just("correct"), ONE, st.sampled_from(list(VALUES))),
)
ABOUT_NAMES = st.one_of(
    st.tuples(st.just("merge"), st.lists(st.sampled_from(ENTITIES), min_size=2, max_size=3), st.none()),
    st.tuples(
        st.just("split"),
        st.tuples(st.sampled_from(ENTITIES), st.sampled_from(REPORTS)).map(list),
        st.none(),
    ),
)


@pytest.mark.parametrize("targets", [["b#1", "c#0", "a#0"], ["a#0", "c#0"], ["b#0", "c#0", "d#0"]])
def test_an_event_that_was_parted_has_its_own_id_again(of_claims: bytes, targets: list[str]) -> None:
    """Where most of its claims had gone to an event of another id, too."""
    for record in opened(of_claims):
        begun = state(record)
        made = decided(record, "different", targets, None)
        assert made
        parted = state(record)["ids"]
        assert parted != begun["ids"]
        undo(record, made, author="ben")
        assert state(record) == begun
        assert all(record.event(id) for id in parted), "and every id that was given answers"


def test_of_two_groups_that_were_one_event_at_different_times_one_has_its_id(of_claims: bytes) -> None:
    for record in opened(of_claims):
        begun = state(record)["ids"]
        (id,) = [id for id, claims in begun.items() if "c#0" in claims]
        for claims in (["a#0", "b#0"], ["c#0"]):
            key = fingerprint("claims", *claims)
            record.shelf.post(WERE, f"{id}#{key}", [key])
        assert decided(record, "different", ["b#1", "c#0", "a#0"], None)
        parted = state(record)["ids"]
        assert id in parted
        assert sorted(parted.values()) == [("a#0", "b#0"), ("b#1",), ("c#0",), ("d#0",)]


def test_a_corrected_type_does_not_make_its_claim_a_threat_to_another(of_claims: bytes) -> None:
    """Corrected into a threat, it states the threat itself; it is no threat of what it was read as."""
    for record in opened(of_claims):
        assert decided(record, "correct", ["b#1"], "type")
        once = state(record)
        assert [event.status for event in record.events() if event.type == VALUES["type"]] == ["happened"]
        made = decided(record, "right", ["b#1"], None)
        assert made
        undo(record, made, author="ben")
        assert state(record) == once


@given(st.lists(ABOUT_CLAIMS, min_size=1, max_size=4), st.randoms(use_true_random=False))
@SLOWLY
def test_decisions_about_claims(of_claims: bytes, decisions: list[Any], dice: Any) -> None:
    check(of_claims, decisions, dice)


@given(st.lists(ABOUT_NAMES, min_size=1, max_size=4), st.randoms(use_true_random=False))
@SLOWLY
def test_decisions_about_names(of_names: bytes, decisions: list[Any], dice: Any) -> None:
    check(of_names, decisions, dice)


def check(content: bytes, decisions: list[Any], dice: Any) -> None:
    """Decide, undo the last of them at once or not, and undo the others in any order."""
    for record in opened(content):
        begun, standing, given = state(record), list[str](), set[str]()
        for kind, targets, field in decisions:
            before = state(record)
            if (made := decided(record, kind, targets, field)) is None:
                assert state(record) == before, "what is refused changes nothing"
            elif made in given:
                assert state(record) == before, "given again at once, it is the same decision"
            elif dice.random() < 0.4:
                undo(record, made, author="ben")
                assert state(record) == before, f"{kind} {targets} {field} undone at once"
            else:
                standing.append(made)
            given |= {made} if made else set()
        dice.shuffle(standing)
        for made in standing:
            undo(record, made, author="ben")
        assert state(record) == begun
