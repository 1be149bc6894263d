"""What is asked for again and again stays known, and no more than the bound is kept."""

from onrecord.record.lately import Lately


def test_what_is_asked_for_stays_and_the_oldest_goes() -> None:
    known = Lately[int, str](4)
    for number in range(20):
        known.keep(number, str(number))
        assert known.get(0) == "0"
    held = [number for number in range(20) if known.get(number) is not None]
    assert held[0] == 0
    assert held[-1] == 19
    assert len(held) <= 4


def test_a_value_is_replaced_and_forgotten() -> None:
    known = Lately[str, int](2)
    assert known.keep("a", 1) == 1
    for name in "bcd":
        known.keep(name, 0)
        known.keep("a", 2)
    assert known.get("a") == 2
    known.forget("a")
    assert known.get("a") is None
    known.keep("e", 5)
    known.clear()
    assert known.get("e") is None
