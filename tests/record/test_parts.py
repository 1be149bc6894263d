"""Which reports hang together."""

from onrecord.record.parts import Part, Parts, Within

BESIDE = {"a": {"b"}, "b": {"a", "c"}, "c": {"b"}, "d": set(), "e": {"d", "c"}}


def parts(most: int = 10) -> Parts:
    return Parts(BESIDE.__getitem__, lambda name: (ord(name), name), most)


def test_one_leads_to_the_next() -> None:
    assert parts().of("a").ids == {"a", "b", "c"}


def test_one_that_comes_joins_what_it_leads_to() -> None:
    known = parts()
    assert known.of("d").ids == {"d"}
    known.of("a")
    assert known.of("e").ids == {"a", "b", "c", "d", "e"}
    assert known.of("a") is known.of("d")


def test_reports_of_one_story_hang_together() -> None:
    known = parts()
    known.of("d")
    known.of("a")
    known.join(("a", "d"))
    assert known.of("d").ids == {"a", "b", "c", "d"}


def test_no_more_is_looked_for_than_may_be_gone_through() -> None:
    assert len(parts(most=1).of("a").ids) == 2


def test_nobody_is_asked_whom_they_lead_to_once_more_are_known_than_may_be_gone_through() -> None:
    asked, beside = list[str](), {name: set("abcdefgh") for name in "abcdefgh"}

    def ask(name: str) -> set[str]:
        asked.append(name)
        return beside[name]

    assert len(Parts(ask, lambda name: (ord(name), name), 4).of("a").ids) > 4
    assert asked == ["a"]
    assert Parts(ask, lambda name: (ord(name), name), 8).of("a").ids == set("abcdefgh")


def test_the_last_but_for_some() -> None:
    part = Part()
    for place in ((3, "x"), (1, "y"), (2, "z"), (3, "x")):
        part.add(place)
    assert part.last({"x"}) == (2, "z")
    assert part.last({"x", "y", "z"}) is None
    within = Within(part, {"s": "x", "t": "other"}.get)
    assert ("s" in within, "t" in within, "u" in within) == (True, False, False)
