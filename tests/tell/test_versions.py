from msgspec.structs import replace

from onrecord.model import Event
from onrecord.store.changed import Version
from onrecord.tell.versions import steps

NOW = Event(id="e1", title="Kim met Putin", type="CONSULT", status="happened", claims=("a", "b"), origins=("o",))
PLANNED = replace(NOW, status="planned", title="Kim to meet Putin", claims=("a",))


def test_each_build_tells_what_it_changed() -> None:
    kept = [Version(1, "2023-09-01", None), Version(4, "2023-09-05", PLANNED)]
    brought, changed = steps(kept, NOW)
    assert (brought.build, brought.new) == (1, True)
    assert "planned" in brought.changes[0]
    assert (changed.build, changed.new) == (4, False)
    assert changed.changes == (
        "status: planned → happened",
        "title: “Kim to meet Putin” → “Kim met Putin”",
        "claims: 1 → 2",
    )


def test_a_build_that_changed_nothing_told_is_left_out() -> None:
    assert steps([Version(2, "2023-09-01", replace(NOW, leads=("x",)))], NOW) == []
    assert steps([], NOW) == []
