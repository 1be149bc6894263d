from pathlib import Path

import pytest

from onrecord.errors import UsageError
from onrecord.read.model_reader.scale import on_scale, scale_of

SCALE = scale_of(None)


def test_more_sureness_is_more_probable_and_never_certain() -> None:
    found = [on_scale(sure, (), SCALE)[0].whole for sure in (0, 30, 50, 79, 95, 100)]
    assert found == sorted(found)
    assert 0 < found[0] < found[-1] < 0.8


def test_what_it_says_out_of_bounds_counts_as_the_bound_and_silence_as_little() -> None:
    assert on_scale(1000, (), SCALE) == on_scale(100, (), SCALE)
    assert on_scale(-5, (), SCALE) == on_scale(0, (), SCALE)
    assert on_scale(None, (), SCALE)[0].whole < on_scale(80, (), SCALE)[0].whole


def test_a_field_in_doubt_is_less_probable_and_so_is_the_whole() -> None:
    sure, doubted = on_scale(90, (), SCALE)[0], on_scale(90, ("status", "weather"), SCALE)[0]
    assert doubted.status < sure.status
    assert doubted.type == sure.type
    assert doubted.whole < sure.whole
    assert min(sure.type, sure.actors, sure.recipients, sure.status, sure.sources) > sure.whole


def test_all_are_leads_unless_measured_otherwise(tmp_path: Path) -> None:
    assert on_scale(100, (), SCALE)[1] == "lead"
    measured = tmp_path / "scale.toml"
    measured.write_text(
        "points = [[0, 0.1], [100, 0.9]]\nunsaid = 0.1\ndoubt = 0.5\nfirm_from = 0.8\n"
        "[fields]\ntype = 0.3\nactors = 0.3\nrecipients = 0.3\nstatus = 0.3\nsources = 0.3\n"
    )
    scale = scale_of(str(measured))
    assert [on_scale(sure, (), scale)[1] for sure in (50, 95)] == ["lead", "firm"]
    assert on_scale(50, (), scale)[0].whole == pytest.approx(0.5)
    assert on_scale(95, ("type",), scale)[1] == "lead"


@pytest.mark.parametrize("text", ["", "points = 3", "not toml", "points = [[1, 0.1], [0, 0.2]]", "points = [[0, 7]]"])
def test_a_scale_that_is_none_is_refused(text: str, tmp_path: Path) -> None:
    file = tmp_path / f"wrong{len(text)}.toml"
    rest = "\nunsaid = 0.1\ndoubt = 0.5\nfirm_from = 1\n[fields]\ntype=1\nactors=1\nrecipients=1\nstatus=1\nsources=1\n"
    file.write_text(text + rest)
    with pytest.raises(UsageError, match="scale"):
        scale_of(str(file))
    with pytest.raises(UsageError, match="scale"):
        scale_of(str(tmp_path / "missing.toml"))
