import pytest

from onrecord.model import Grade, Report, Term
from onrecord.tell.charts import coverage_grid, waterfall


def test_waterfall_steps_add_up() -> None:
    terms = (Term("prior", -1.0, "r"), Term("origins", 3.0, "r"), Term("denied", -0.5, "r"))
    drawn = waterfall(Grade(log_odds=1.5, probability=0.8, digit=2, words="w", terms=terms))
    prior, origins, denied = drawn.steps
    assert (prior.sign, origins.sign, denied.sign) == ("minus", "plus", "minus")
    assert prior.left == pytest.approx(0)
    assert origins.left + origins.width == pytest.approx(100)
    assert denied.left + denied.width == pytest.approx(100)
    assert drawn.zero == pytest.approx(prior.width)


def test_waterfall_of_a_grade_without_terms() -> None:
    assert waterfall(Grade(log_odds=0, probability=0.5, digit=6, words="w")).steps == ()


def test_coverage_counts_by_outlet_and_day_and_keeps_the_undated_apart() -> None:
    reports = [
        Report(id="a", outlet="Post", published="2023-09-05T10:00:00"),
        Report(id="b", outlet="Post", published="2023-09-05"),
        Report(id="c", outlet="Mail", published="2023-09-07"),
        Report(id="d", outlet="Mail"),
        Report(id="e", outlet="Mail", published="2023-09-07", status="empty"),
    ]
    grid = coverage_grid(reports)
    assert grid.days == ("2023-09-05", "2023-09-07")
    assert grid.rows[0] == ("Post", ((2, 2), (0, 0)), 2)
    assert grid.rows[1] == ("Mail", ((0, 0), (1, 1)), 1)
    assert grid.undated == 1
