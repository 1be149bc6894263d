"""What claims add to their origins, and take away when they go."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Claim, Evidence, Origin, OriginKind, Source
from onrecord.record import MemoryShelf, Recorder
from onrecord.record.origins import MEMBERS, MOST_EVIDENCE, claim_of, origin_of, ranked
from onrecord.record.showing import SHOWN, Showing, read_evidence, written_evidence
from onrecord.record.speakers import Speaker
from onrecord.record.tracing import Given
from tests.record.made import a_claim, a_report

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=4)
MANY = st.lists(TEXTS, max_size=3).map(tuple)
EVIDENCE = st.builds(Evidence, st.sampled_from(["copied", "quote"]), TEXTS, MANY, MANY)
KIRBY = Source(name="John Kirby", code="USA", kind="person")


def word(*evidence: Evidence, title: str = "Kim", kind: OriginKind = "person") -> Given:
    return Given(Speaker("~kim", "Kim", kind, title), evidence)


def copied(number: int) -> Evidence:
    return Evidence("copied", f"{number:04} % of it", ("a", "b"))


class Kept:
    """An origin, and the claims that it has."""

    def __init__(self) -> None:
        self.showing = Showing(MemoryShelf())
        self.origin: Origin | None = None

    def note(self, **words: Given | None) -> Origin:
        """Note the word that each claim is now, None where it has gone."""
        told = {id: ("o", one) for id, one in words.items() if one is not None}
        self.showing.note(set(words), {id: f"r{id}" for id in words}, told)
        self.origin = self.showing.told("o", self.origin)
        return self.origin


@given(EVIDENCE, EVIDENCE)
def test_lines_of_evidence_sort_as_it_does_and_tell_all_of_it(one: Evidence, two: Evidence) -> None:
    assert read_evidence(written_evidence(one)) == one
    lines = [(written_evidence(each), each) for each in (one, two)]
    assert ranked([one, two]) == tuple(each for _, each in sorted(dict(lines).items()))


def test_what_only_one_claim_adds_goes_with_it_and_what_another_adds_too_stays() -> None:
    kept = Kept()
    kept.note(a=word(copied(1), copied(2)), b=word(copied(2)))
    assert kept.note(a=None).evidence == (copied(2),)
    assert kept.note(b=word()).evidence == ()


def test_a_name_that_no_claim_has_any_more_is_not_what_an_origin_is_called() -> None:
    kept = Kept()
    assert kept.note(a=word(), b=word(title="Kim Jong Un", kind="body")).title == "Kim Jong Un"
    assert kept.origin is not None
    assert kept.origin.kind == "body"
    left = kept.note(b=None)
    assert (left.title, left.kind) == ("Kim", "person")


def test_of_a_speaker_the_first_report_is_shown_that_has_the_name() -> None:
    kept, named = Kept(), [Evidence("speaker", "Kim", (f"r{id}",)) for id in "abc"]
    assert kept.note(b=word(named[1]), c=word(named[2])).evidence == (named[1],)
    assert kept.note(a=word(named[0])).evidence == (named[0],)
    assert kept.note(a=None, b=None).evidence == (named[2],)


def test_where_more_shows_an_origin_than_is_kept_what_comes_next_takes_the_place_of_what_goes() -> None:
    kept = Kept()
    speaks = Evidence("speaker", "Kim", ("rz",))
    words = {f"c{number}": word(copied(number)) for number in range(MOST_EVIDENCE - 1)}
    assert len(kept.note(**words, y=word(speaks), z=word(speaks)).evidence) == MOST_EVIDENCE
    assert kept.note(last=word(copied(5000))).evidence[-1] == copied(5000)
    shown = kept.note(c7=None).evidence
    assert shown[-1] == Evidence("speaker", "Kim", ("ry",))
    assert len(shown) == MOST_EVIDENCE
    assert copied(7) not in shown


def _as_an_older_version_left_it(shelf: MemoryShelf) -> None:
    claims = [claim.id for claim in shelf.all(Claim)]
    for row in sorted(shelf.find(MEMBERS, claims)):
        shelf.post(MEMBERS, row, ())
        shelf.post(MEMBERS, f"{origin_of(row)}#{claim_of(row)}", [claim_of(row)])
    for origin in shelf.all(Origin):
        for row in sorted(shelf.find(SHOWN, [f"{origin.id}=", f"{origin.id}#"])):
            shelf.post(SHOWN, row, ())


def test_what_an_older_version_did_not_keep_is_found_out() -> None:
    quote = "Ruritania\u2019s minister visited Graustark"
    reports = [a_report(id, f"{quote} on Monday, John Kirby told {id}.") for id in ("a", "b", "c")]
    parts = [(report, [a_claim(report, quote, sources=(KIRBY,))], ()) for report in reports]
    old, fresh = MemoryShelf(), MemoryShelf()
    Recorder(old).add_all(parts)
    _as_an_older_version_left_it(old)
    Recorder(old).remove("a")
    Recorder(fresh).add_all(parts[1:])
    assert list(old.all(Origin)) == list(fresh.all(Origin))
