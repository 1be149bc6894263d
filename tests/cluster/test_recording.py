"""A record made from a folder of claims is the one that `build` makes of the same reports, claim for claim."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onrecord import build, open_record, read_to_claims, record_claims
from onrecord.acquire import Facts
from onrecord.cluster.passing import Read
from onrecord.cluster.recording import under
from onrecord.errors import StoreError, UsageError
from onrecord.model import Report
from tests.cluster.conftest import Lines, ReadInto, article
from tests.verbs import plainly
from tests.verbs.building import dump

pytestmark = pytest.mark.xdist_group("daft")
SAMPLE = Path(__file__).resolve().parents[2] / "sample"
VISIT = "PRK visits RUS on 2023-09-13."
DENIAL = "RUS denies that PRK visits RUS on 2023-09-13."


def test_read_with_daft_claim_for_claim_as_by_build(tmp_path: Path) -> None:
    """With the reader that comes with onrecord, on reports of the sample in three forms: a page, a text, an archive."""
    pytest.importorskip("daft", reason="needs the extra: pip install 'onrecord[cluster]'")
    inputs = sorted(SAMPLE.glob("*"))[:3]
    done = read_to_claims(inputs, tmp_path / "claims", jobs=1)
    assert done.claims > 0
    record_claims(tmp_path / "claims", tmp_path / "claims.onrecord")
    build(inputs, tmp_path / "built.onrecord")
    assert dump(tmp_path / "claims.onrecord") == dump(tmp_path / "built.onrecord")


@pytest.mark.usefixtures("plain_reader")
def test_of_many_reports_the_record_is_the_same(
    tmp_path: Path, write: Callable[..., Path], lines: Lines, read_into: ReadInto
) -> None:
    texts = {"a/report": VISIT, "b/report": f"{VISIT} {DENIAL}", "c/broken": "CRASH", "d/other": DENIAL}
    for name, text in texts.items():
        reports = write(name, text, url="", title=f"Of {name}")
    write("e/french", "Un texte.", language="fr")
    inputs = [reports, lines("many", *[VISIT.replace("13", str(day)) for day in range(10, 30)])]
    done = read_into(tmp_path / "claims", *inputs, jobs=2)
    recorded = record_claims(tmp_path / "claims", tmp_path / "claims.onrecord")
    built = build(inputs, tmp_path / "built.onrecord")
    found = dump(tmp_path / "claims.onrecord")
    assert found == dump(tmp_path / "built.onrecord")
    assert {"report", "report-2"} <= set(found["reports"]), "two files of one name"
    assert (recorded.claims, recorded.counts) == (built.claims, built.counts)
    assert (done.claims, done.counts) == (built.claims, built.counts)


@pytest.mark.usefixtures("plain_reader")
def test_a_folder_that_grows_is_recorded_from_again(tmp_path: Path, lines: Lines, read_into: ReadInto) -> None:
    claims, record = tmp_path / "claims", tmp_path / "a.onrecord"
    read_into(claims, lines("many", VISIT, DENIAL))
    assert record_claims(claims, record).outcomes == {"new": 2}
    read_into(claims, lines("more", VISIT.replace("RUS", "CHN")))
    assert record_claims(claims, record).outcomes == {"known": 2, "new": 1}
    read_into(claims, lines("more", VISIT.replace("RUS", "USA")))
    assert record_claims(claims, record).outcomes == {"known": 3, "revised": 1}
    with open_record(record) as opened:
        assert {claim.recipients[0].code for claim in opened.claims()} == {"RUS", "USA"}
    assert record_claims(claims, record, again=True).outcomes.get("read again")


@pytest.mark.usefixtures("plain_reader")
def test_what_a_user_said_in_the_record_counts_and_is_read_with(tmp_path: Path, read_into: ReadInto) -> None:
    path = tmp_path / "in" / "a.json"
    path.parent.mkdir()
    path.write_text(json.dumps(article("a", VISIT, date_publish=None)))
    build(path, tmp_path / "a.onrecord", date="2023-09-14", by="ana")
    path.write_text(json.dumps(article("a", f"{VISIT} {DENIAL}", date_publish=None)))
    read_into(tmp_path / "claims", path)
    assert record_claims(tmp_path / "claims", tmp_path / "a.onrecord").outcomes == {"revised": 1}
    with open_record(tmp_path / "a.onrecord") as record:
        (report,) = record.reports()
        assert (report.published, report.published_how, report.revision) == ("2023-09-14", "given", 2)
        assert len(list(record.claims())) == 2


def test_facts_that_a_user_gives_reach_the_reports(tmp_path: Path, lines: Lines, read_into: ReadInto) -> None:
    bare = lines("bare", VISIT, date_publish=None, url="")
    read_into(tmp_path / "claims", bare, facts=Facts(date="2023-09-14", outlet="The Lantern", by="ana"))
    record_claims(tmp_path / "claims", tmp_path / "a.onrecord", outlets={"The Lantern": "B"})
    with open_record(tmp_path / "a.onrecord") as record:
        (report,) = record.reports()
        assert (report.published, report.outlet, {one.by for one in report.given}) == (
            "2023-09-14", "The Lantern", {"ana"},
        )  # fmt: skip
        assert record.outlet_letters() == {"The Lantern": "B"}


def test_claims_whose_ids_tell_nothing_are_read_again_under_another_id() -> None:
    report = Report(id="a", text=VISIT)
    (found,) = plainly.read([report])
    read = Read(report, found.claims)
    assert under(read, Report(id="a", text=VISIT, revision=2))
    assert under(read, Report(id="a-2", text=VISIT)) is None, "a plain reader numbers its claims"


@pytest.mark.usefixtures("plain_reader")
def test_a_record_of_a_part(tmp_path: Path, lines: Lines, read_into: ReadInto) -> None:
    claims = tmp_path / "claims"
    old = lines("old", VISIT, date_publish="2023-08-14")
    read_into(claims, old, lines("new", VISIT, DENIAL, "CHN attacks USA on 2023-09-13."))

    def recorded(name: str, **part: Any) -> set[str]:
        record_claims(claims, tmp_path / name, **part)
        with open_record(tmp_path / name) as record:
            return {report.id.rpartition("/")[2] for report in record.reports()}

    assert recorded("a", since="2023-09-01") == {"new0", "new1", "new2"}
    assert recorded("b", until="2023-09-01", parties=["North Korea"]) == {"old0"}
    assert recorded("c", parties=["USA", "RUS"], since="2023-09-14") == {"new0", "new1", "new2"}
    assert recorded("d", parties=["usa"]) == {"new2"}
    for wrong in ({"since": "yesterday"}, {"parties": ["Nroth Korea"]}):
        with pytest.raises(UsageError):
            recorded("e", **wrong)


def test_without_claims_nothing_is_recorded(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="needs the extra: pip install 'onrecord[cluster]'")
    with pytest.raises(StoreError, match="holds no claims"):
        record_claims(tmp_path / "none", tmp_path / "a.onrecord")
    assert not (tmp_path / "a.onrecord").exists()
