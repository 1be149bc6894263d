"""The verb `forecast`: over the sample and over event files, good and bad, and the ledger that it writes to."""

from pathlib import Path

import pytest
from msgspec import structs

from onrecord import (
    ContentError,
    InputError,
    NotFoundError,
    UsageError,
    copy,
    decide,
    forecast,
    forecast_score,
    open_record,
    remove,
    undo,
)
from onrecord.model import Outlook
from onrecord.store import Record
from tests.forecast.made import fill, threats

HEADER = "date\tactor\trelation\trecipient\n"
MIDDLE = "2023-09-12"


def written(folder: Path, *lines: str, header: str = HEADER) -> Path:
    path = folder / "events.tsv"
    path.write_text(header + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def weekly(actor: str = "A", count: int = 20) -> list[str]:
    return [f"2018-{1 + n // 4:02}-{1 + 7 * (n % 4):02}\t{actor}\tr\tB" for n in range(count)]


def unsigned(found: Outlook) -> list[object]:
    return [structs.replace(one, made="") for one in found.forecasts]


def test_the_future_is_not_used(sample_record: Record, tmp_path: Path) -> None:
    """A forecast as of a day is the same when all that was published on it or later is not there."""
    target = tmp_path / "sample.onrecord"
    copy(sample_record.name, target)
    with open_record(target) as record:
        later = [one.id for one in record.reports() if one.published is None or one.published[:10] >= MIDDLE]
        assert len(later) == 7
        remove(record, later, author="test")
        earlier = forecast(record, on=MIDDLE)
    found = forecast(sample_record, on=MIDDLE)
    assert [(f.words, f.horizon, f.probability) for f in found.forecasts] == [
        (f.words, f.horizon, f.probability) for f in earlier.forecasts
    ]
    assert found.events == earlier.events >= 5
    assert [plan.title for plan in found.planned] == [plan.title for plan in earlier.planned]
    assert any("Kim" in plan.title for plan in found.planned)


def test_a_planned_visit_is_no_visit_until_it_is_told_to_have_been(sample_record: Record) -> None:
    def visits(on: str) -> list[int]:
        found = forecast(sample_record, pair=("PRK", "RUS"), on=on)
        return [len(one.planned) for one in found.forecasts if one.relation == "CONSULT"]

    assert visits(MIDDLE) == [1]
    assert set(visits("2023-09-20")) == {0}


def test_it_is_narrowed_to_a_party_a_pair_and_a_story(sample_record: Record) -> None:
    (story,) = sample_record.stories()
    for options in ({"actor": "South Korea"}, {"pair": ("Russia", "PRK")}, {"story": story.id}):
        found = forecast(sample_record, **options)  # type: ignore[arg-type]
        assert found.forecasts
        for one in found.forecasts:
            sides = {one.actor, one.recipient}
            assert "actor" not in options or "KOR" in sides
            assert "pair" not in options or sides == {"PRK", "RUS"}
            assert ("story" in options) == (one.story == story.id)
    with pytest.raises(NotFoundError):
        forecast(sample_record, story="no such story")
    with pytest.raises(UsageError):
        forecast(sample_record, actor="Nobody At All")
    alone = forecast(sample_record, pair=("CHN", "JPN"))
    assert (alone.forecasts, alone.no_basis[:9]) == ((), "no basis:")


def test_before_the_first_report_there_is_no_basis(sample_record: Record) -> None:
    found = forecast(sample_record, on="2020-01-01")
    assert found.forecasts == ()
    assert found.no_basis == "no basis: fewer than 5 dated events that happened before that day (none)"


@pytest.mark.parametrize("within", [(), (0,), (7, 1000)])
def test_horizons_that_make_no_sense_are_refused(sample_record: Record, within: tuple[int, ...]) -> None:
    with pytest.raises(UsageError, match="horizons are from 1 to 366 days"):
        forecast(sample_record, within=within)


def test_it_is_kept_scored_and_outlives_changes(tmp_path: Path) -> None:
    path = tmp_path / "made.onrecord"
    with open_record(path, create=True) as record:
        fill(record, *threats())
        made = forecast(record, on="2023-02-27", within=(7, 14), keep=True)
        assert made.kept == len(made.forecasts) == 4
        assert forecast(record, on="2023-02-27", within=(7, 14), keep=True).kept == 0, "once"
        assert forecast(record, on="2023-02-20").kept == 0, "not unless asked for"
        before = forecast_score(record)
        assert {(one.forecast.relation, one.forecast.horizon): one.outcome for one in before.forecasts} == {
            ("THREATEN", 7): "happened", ("THREATEN", 14): "happened",
            ("MOBILIZE", 7): "happened", ("MOBILIZE", 14): "happened",
        }  # fmt: skip
        assert before.afterwards == 4
        wanted = sum((1 - one.probability) ** 2 for one in made.forecasts) / 4
        assert before.brier == pytest.approx(wanted)
    copy(path, tmp_path / "copied.onrecord")
    with open_record(tmp_path / "copied.onrecord") as copied:
        assert forecast_score(copied) == before


def test_what_is_decided_undone_and_removed_changes_what_became_of_it(sample_record: Record, tmp_path: Path) -> None:
    copy(sample_record.name, tmp_path / "copy.onrecord")
    with open_record(tmp_path / "copy.onrecord") as record:
        made = forecast(record, pair=("PRK", "RUS"), on=MIDDLE, within=(7,), keep=True)

        def met() -> tuple[str, tuple[str, ...]]:
            (one,) = [one for one in forecast_score(record).forecasts if one.forecast.relation == "CONSULT"]
            return one.outcome, one.events

        outcome, (event,) = met()
        assert outcome == "happened"
        done = decide(record, "wrong", [claim.id for claim in record.claims(event=event)], author="test")
        assert met() == ("did not happen", ())
        undo(record, done.id, author="test")
        assert met()[0] == "happened"
        later = [one.id for one in record.reports() if (one.published or "9")[:10] >= MIDDLE]
        remove(record, later, author="test")
        assert met() == ("open", ())
        assert len(forecast_score(record).forecasts) == len(made.forecasts), "what was said stays said"


def test_an_event_file_has_no_ledger(tmp_path: Path) -> None:
    found = forecast(written(tmp_path, *weekly()), keep=True)
    assert found.forecasts
    assert found.kept == 0
    assert "Not kept: an event file has no ledger." in found.notes


def test_the_order_of_the_lines_and_repetitions_change_nothing(tmp_path: Path) -> None:
    lines = [*weekly(), *weekly("C", 12), "2018-02-03\tB\tr\tB"]
    one = forecast(written(tmp_path, *lines))
    other = forecast(written(tmp_path, *reversed(lines), *lines))
    assert unsigned(one) == unsigned(other)
    assert other.left_out["repeated"] == len(lines)
    assert any(f.actor == f.recipient == "B" for f in one.forecasts), "who acts on itself is asked about, too"


def test_only_what_came_before_the_day_of_a_file_counts(tmp_path: Path) -> None:
    lines = weekly()
    whole = forecast(written(tmp_path, *lines), on="2018-03-20")
    cut = forecast(written(tmp_path, *(line for line in lines if line < "2018-03-20")), on="2018-03-20")
    assert unsigned(whole) == unsigned(cut)


@pytest.mark.parametrize(
    ("options", "error"),
    [({"actor": "Nobody"}, UsageError), ({"story": "s1"}, UsageError), ({"on": "2018-99-01"}, UsageError)],
)
def test_what_a_file_does_not_have_is_an_error(tmp_path: Path, options: dict[str, str], error: type[Exception]) -> None:
    with pytest.raises(error):
        forecast(written(tmp_path, *weekly()), **options)  # type: ignore[arg-type]


def test_bad_files_say_what_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="no column for relation"):
        forecast(written(tmp_path, header="date\tactor\twhat\trecipient\n"))
    with pytest.raises(ContentError, match="has no event"):
        forecast(written(tmp_path, "someday\tA\tr\tB"))
    broken = tmp_path / "broken.tsv.gz"
    broken.write_bytes(b"\x1f\x8b\x08broken")
    with pytest.raises(InputError):
        forecast(broken)
    few = forecast(written(tmp_path, *weekly(count=3)))
    assert few.no_basis == "no basis: fewer than 5 dated events that happened before that day (3)"


def test_of_a_horizon_that_too_little_time_is_over_for_nothing_is_said(sample_record: Record) -> None:
    found = forecast(sample_record, on=MIDDLE)
    assert {one.horizon for one in found.forecasts} == {7}
    assert any(note.startswith("Nothing is said of 30 days") for note in found.notes)
    assert not any("from its base rate" in note for note in found.notes), "one demand came twice in six days"
    assert {one.horizon for one in forecast(sample_record).forecasts} == {7, 30}
