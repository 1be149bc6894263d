"""Sentences of a brief in other words pass the check; the same with one thing wrong do not."""

import random
import re
from collections.abc import Iterator

import pytest

from onrecord import brief
from onrecord.export.briefs import written
from onrecord.store import Record
from onrecord.tell.brief.grounds import Grounds
from onrecord.verbs.check import Checker
from onrecord.verbs.checking.text import taken_apart
from tests.verbs.tampering import WAYS

# Words by which the brief's sentence is found, and what is told in its place.
TRUE = (
    (
        "Shoigu travelled to Pyongyang",
        "Russian Defence Minister Sergei Shoigu went to Pyongyang in July 2023, John Kirby said",
    ),
    ("Shoigu travelled to Pyongyang", "In July 2023 Russia’s defence minister, Sergei Shoigu, travelled to Pyongyang"),
    ("Shoigu travelled to Pyongyang", "According to John Kirby, Sergei Shoigu travelled to Pyongyang in July 2023"),
    ("meet at Russian space centre", "Putin and Kim met at a Russian space centre on 13 September 2023"),
    ("meet at Russian space centre", "Kim and Putin met on 13 September 2023; the Kremlin had declined to comment"),
    (
        "meet at Russian space centre",
        "According to Sample Wire, Vladimir Putin met Kim Jong Un at the Vostochny Cosmodrome",
    ),
    ("mutual defence treaty", "On 19 June 2024 Putin and Kim signed a mutual defence treaty in Pyongyang"),
    ("Putin arrived in North Korea", "Putin arrived in North Korea on 19 June 2024, Harbour Gazette reported"),
    (
        "Russia vetoes UN resolution",
        "Russia vetoed a UN resolution on the panel that monitors North Korea sanctions on 28 March 2024",
    ),
    ("North Korea rejected American accusations (17", "North Korea rejected the American accusations on 17 May 2024"),
    ("follow-up talks", "A second group of Russian officials travelled to Pyongyang for follow-up talks, Kirby said"),
    ("follow-up talks", "John Kirby said that a second group of Russian officials had travelled to Pyongyang"),
    ("Kim offered Russia", "Kim offered Russia his full support on 13 September 2023"),
    ("Lavrov rejected", "Russian Foreign Minister Sergei Lavrov rejected the American accusations in October 2023"),
    ("Lavrov rejected", "In October 2023 Sergei Lavrov rejected the American accusations"),
    ("Kirby urges the DPRK", "John Kirby urged North Korea to cease its arms negotiations with Russia"),
    ("Kirby urges the DPRK", "Kirby urged the DPRK on 30 August 2023 to cease its arms negotiations with Russia"),
    ("Watson urged", "Watson urged North Korea on 4 September 2023 to cease its arms talks with Russia"),
    ("Watson urged", "Adrienne Watson urged North Korea to cease its arms talks with Russia"),
    ("Kirby condemned", "Kirby condemned North Korea for the shipments on 17 October 2023"),
    ("Kirby condemned", "On 17 October 2023 John Kirby condemned North Korea for the shipments"),
    ("South Korea accused Russia", "South Korea accused Russia of protecting an accomplice"),
    ("White House has urged", "The White House has urged North Korea not to provide arms to Russia"),
    (
        "1,000 containers",
        "North Korea shipped 1,000 containers of arms to Russia, the United States says; Dmitry Peskov denies it",
    ),
    (
        "1,000 containers",
        "According to the United States, North Korea shipped 1,000 containers of arms to Russia, "
        "which Dmitry Peskov denies",
    ),
    ("Pyongyang denies", "North Korea denies selling arms to Russia"),
    ("Pyongyang denies", "Pyongyang has denied selling arms to Russia"),
    ("China has denied", "China denies sending weapons to Moscow"),
    ("China has denied", "China has denied that it sent weapons to Moscow"),
    ("will visit Moscow", "Kim Jong Un will visit Moscow, according to Vladimir Putin"),
    ("will visit Moscow", "Vladimir Putin said that Kim Jong Un would visit Moscow"),
    ("signed any agreement", "Dmitry Peskov denied that Russia and North Korea had signed any agreement on arms"),
)
BASES = {
    "went": "go", "travelled": "travel", "met": "meet", "signed": "sign", "arrived": "arrive", "vetoed": "veto",
    "rejected": "reject", "offered": "offer", "urged": "urge", "condemned": "condemn", "accused": "accuse",
    "shipped": "ship",
}  # fmt: skip
VERB = re.compile(rf"(?:has |had |have )?\b(?P<verb>{'|'.join(BASES)})\b")
FALSE = (
    "North Korea shipped 1,000 containers of arms to Dmitry Peskov, the United States says; Russia denies it",
    "According to Dmitry Peskov, North Korea shipped 1,000 containers of arms to Russia, which the US denies",
    "North Korea shipped 1,000 containers of arms to Russia, the United States says; it is denied",
    "North Korea shipped 1,000 containers of arms to Russia, the United States says",
    "The United States denies that North Korea shipped 1,000 containers of arms to Russia",
    "Pyongyang has not denied selling arms to Russia",
    "Dmitry Peskov denied that Russia and North Korea may sign any agreement on arms",
    "On 19 June 2024 Putin and Pyongyang signed a mutual defence treaty in Kim",
    "Kim Jong Un may visit Moscow, according to Vladimir Putin",
    "Putin and Kim will meet at a Russian space centre on 13 September 2023",
    "Kirby said that Watson urged North Korea to cease its arms talks with Russia",
)
KEYS = ("1,000 containers",) * 5 + (
    "Pyongyang denies", "signed any agreement", "mutual defence treaty", "will visit Moscow", "meet at Russian",
    "Watson urged",
)  # fmt: skip


@pytest.fixture(scope="module")
def checked(sample_record: Record) -> "Checked":
    return Checked(sample_record)


class Checked:
    """A brief's sources, for sentences of one's own in place of its sentences."""

    def __init__(self, record: Record) -> None:
        body, self._sources = written(brief(record, length=100)).decode().split("## Sources")
        self._rows = [row for row in body.split("\n") if row.startswith("- ")]
        self._checker = Checker(Grounds(record))

    def passing(self, told: list[tuple[str, str]]) -> list[str]:
        """Those of the sentences that are supported by what the brief's sentence with these words cites."""
        lines = [f"- {words} {self._cited(key)}." for key, words in told]
        verdicts = self._checker.check(taken_apart("\n".join(lines) + f"\n\n## Sources{self._sources}")).verdicts
        failed = {verdict.line for verdict in verdicts if verdict.found != "supported"}
        return [words for at, (_, words) in enumerate(told, 1) if at not in failed]

    def _cited(self, key: str) -> str:
        row = next(row for row in self._rows if key in row)
        return "".join(f"[{number}]" for number in dict.fromkeys(re.findall(r"\[(\d+)\\?\]", row)))


def wrong(words: str) -> Iterator[str]:
    """The sentence with one thing of another kind in it: a number, day, name, role, status, speaker, another deed."""
    for name in ("number", "date", "name", "role", "status"):
        yield from (WAYS[name](words, random.Random(seed)) for seed in range(2))
    for form in ("did not {base}", "may {base}", "will {base}", "refused to {base}", "never {verb}"):
        yield VERB.sub(
            lambda found, form=form: form.format(base=BASES[found["verb"]], verb=found["verb"]), words, count=1
        )  # type: ignore[misc]
    for speaker in ("Kim Jong Un", "Sergei Lavrov", "China"):
        yield f"{speaker} said that {words}" if speaker not in words else words
    yield f"{words} and attacked Ukraine"
    yield re.sub(r"(?:has )?den(?:ies|ied)", "confirms", words)
    yield re.sub(r"[;,] (?:which )?Dmitry Peskov denies(?: it)?", "", words)
    yield words.replace("will visit", "visited").replace("would visit", "had visited")
    yield re.sub(r"\b(missile|arms|talks|treaty|resolution|accusations|weapons|visit|support)\b", r"nuclear \1", words)


def test_other_words_for_what_is_told_pass(checked: Checked) -> None:
    told = list(TRUE)
    assert checked.passing(told) == [words for _, words in told]


def test_with_one_thing_wrong_none_passes(checked: Checked) -> None:
    told = [(key, false) for key, words in TRUE for false in dict.fromkeys(wrong(words)) if false != words]
    assert len(told) > 300
    assert checked.passing(told) == []


def test_false_in_other_words(checked: Checked) -> None:
    assert checked.passing(list(zip(KEYS, FALSE, strict=True))) == []
