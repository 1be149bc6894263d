"""What a record makes of each sentence of a text."""

import re
from types import SimpleNamespace

import pytest

from onrecord import brief, check
from onrecord.errors import UsageError
from onrecord.export.briefs import written
from onrecord.model import Claim, Party, Span
from onrecord.read.language import DEFAULT_MODEL
from onrecord.store import Record
from onrecord.verbs.checking.together import apart


@pytest.fixture(scope="module")
def text(sample_record: Record) -> str:
    return written(brief(sample_record, length=100)).decode()


def found(text: str, record: Record) -> list[str]:
    return [verdict.found for verdict in check(text, record).verdicts]


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("Putin and Kim met at a Russian space centre on 13 September 2023.", "supported"),
        ("Putin and Kim met at a Russian space centre on 15 September 2023.", "contradicted"),
        ("Russia vetoed a UN resolution on the panel.", "supported"),
        ("Russia did not veto the UN resolution on the panel.", "contradicted"),
        ("North Korea shipped 1,000 containers of arms to Russia.", "contradicted"),
        ("According to the United States, North Korea shipped 1,000 containers of arms to Russia.", "supported"),
        ("According to the United States, North Korea shipped 3,000 containers of arms to Russia.", "contradicted"),
        ("According to Iceland, North Korea shipped 1,000 containers of arms to Russia.", "not in the record"),
        ("Dmitry Peskov denies that North Korea shipped arms to Russia.", "supported"),
        ("Russia sold artillery ammunition to North Korea.", "contradicted"),
        ("Russia and North Korea may sign an arms agreement.", "supported"),
        ("Russia and North Korea will sign an arms agreement.", "not in the record"),
        ("Russia and North Korea signed an arms agreement.", "contradicted"),
        ("Kim Jong Un will visit Moscow.", "supported"),
        ("Kim Jong Un visited Moscow.", "not in the record"),
        ("North Korea sent nuclear submarines to Russia.", "not in the record"),
        ("Russian Defence Minister Sergei Shoigu went to Pyongyang in July 2023.", "supported"),
        ("Russian Defence Minister Sergei Shoigu fled to Pyongyang in July 2023.", "not in the record"),
        ("According to the United States, North Korea sold 1,000 containers of arms to Russia.", "not in the record"),
        ("North Korea and Russia shredded a comprehensive strategic partnership treaty.", "not in the record"),
        ("France bombed Mali.", "not in the record"),
        ("It was a sunny day in Vladivostok.", "not in the record"),
    ],
)
def test_a_sentence_from_elsewhere(sample_record: Record, sentence: str, verdict: str) -> None:
    checked = check(sentence, sample_record)
    assert [one.found for one in checked.verdicts] == [verdict]
    assert not checked.cited
    assert checked.ok


@pytest.mark.parametrize(
    ("sentence", "passage", "held"),
    [
        ("Hamas killed hostages.", "Hamas launched an assault, killing 1,400 people and taking 240 hostages", False),
        ("Hamas killed people.", "Hamas launched an assault, killing 1,400 people and taking 240 hostages", True),
        ("Hamas killed hostages.", "Hamas killed soldiers and hostages", True),
        ("Hamas killed hostages.", "hostages killed by Hamas", True),
        ("Hamas killed hostages.", "240 hostages were taken and 12 were killed by Hamas", False),
        ("Hamas attacked a hospital.", "an attack on a hospital by Hamas", True),
        ("Hamas denounced civilians.", "Hamas denounced attacks on civilians", False),
        ("Hamas fired at least 12 rockets.", "Hamas fired rockets", True),
        ("The rockets were fired by Hamas.", "Hamas fired rockets", True),
        ("Hamas arrived in Cairo.", "Hamas took hostages", True),
    ],
)
def test_deed_and_object_stand_together(sentence: str, passage: str, held: bool) -> None:
    deed = next(word for word in ("killed", "attacked", "denounced", "fired", "arrived") if word in sentence)
    hamas = (Party(code="HAMAS", name="Hamas"),)
    said = Claim(id="s", report="s", span=Span(0, 1), quote=sentence[:-1], type="ASSAULT", actors=hamas, trigger=deed)
    known = Claim(id="k", report="k", span=Span(0, 1), quote=passage, type="ASSAULT", actors=hamas)
    evidence = SimpleNamespace(claims=[known], events=[], answers=[])
    assert (apart(said, evidence, DEFAULT_MODEL) == "") is held  # type: ignore[arg-type]


def test_each_sentence_of_a_paragraph_has_its_place(sample_record: Record) -> None:
    text = "France bombed Mali. Russia vetoed a UN resolution\non the panel. It was sunny.\n\nIt rained."
    assert [one.place for one in check(text, sample_record).verdicts] == [
        "line 1, sentence 1", "line 1, sentence 2", "line 2, sentence 3", "line 4",
    ]  # fmt: skip


def test_what_supports_or_contradicts_is_quoted(sample_record: Record) -> None:
    (verdict,) = check("Russia vetoed a UN resolution on the panel.", sample_record).verdicts
    report = sample_record.report(verdict.spans[0].report)
    assert verdict.spans[0].span.of(report.text) == verdict.spans[0].quote


def test_he_is_who_he_is_in_the_text(sample_record: Record) -> None:
    assert found("Russia vetoed a UN resolution on the panel. It was sunny.", sample_record)[0] == "supported"


def test_a_brief_passes_as_it_is(text: str, sample_record: Record) -> None:
    checked = check(text, sample_record)
    assert checked.cited
    assert checked.ok
    assert checked.count("supported") == len(checked.verdicts) > 20


def test_a_sentence_without_a_source_fails(text: str, sample_record: Record) -> None:
    added = text.replace("## Sources", "- Kim slept well.\n\n## Sources")
    (failed,) = [one for one in check(added, sample_record).verdicts if one.found != "supported"]
    assert (failed.sentence, failed.why) == ("Kim slept well.", "no source is given for it")


def test_a_source_that_is_not_there_fails(text: str, sample_record: Record) -> None:
    checked = check(re.sub(r" \[1\]", " [999]", text, count=1), sample_record)
    assert [one.why for one in checked.verdicts if one.found != "supported"] == ["there is no source 999"]


@pytest.mark.parametrize(
    ("old", "new"), [("“", "“not "), ("characters ", "characters 1"), ("Sample Wire, ", "Reuters, ")]
)
def test_a_source_that_is_not_as_the_record_has_it_fails(text: str, sample_record: Record, old: str, new: str) -> None:
    body, sources = text.split("## Sources")
    checked = check(body + "## Sources" + sources.replace(old, new), sample_record)
    assert not checked.ok
    assert all("is not as the record has it" in one.why for one in checked.verdicts if one.found != "supported")


def test_headings_and_figures_are_checked_too(text: str, sample_record: Record) -> None:
    for old, new in (("# North Korea", "# South Korea"), ("13 reports", "31 reports"), ("grade 2", "grade 1")):
        assert old in text
        assert not check(text.replace(old, new, 1), sample_record).ok


def test_what_is_new_must_be_new(sample_record: Record) -> None:
    made = written(brief(sample_record, since="2024-06-01", length=6)).decode()
    assert check(made, sample_record).ok
    assert not check(made.replace("New since 1 June 2024", "New since 30 June 2024"), sample_record).ok


def test_another_order_of_the_same_words_and_who_speaks(text: str, sample_record: Record) -> None:
    line = "According to Harbour Gazette, Putin arrived in North Korea"
    for new in (
        "According to Harbour Gazette, North Korea arrived in Putin",
        "According to North Korea, Putin arrived in Harbour Gazette",
        "According to Vladimir Putin, Putin arrived in North Korea",
    ):
        assert not check(text.replace(line, new, 1), sample_record).ok


def test_the_same_in_other_words_passes(text: str, sample_record: Record) -> None:
    line = "According to Harbour Gazette, Putin arrived in North Korea (19 June 2024)"
    assert line in text
    for new in (
        "Putin arrived in North Korea on 19 June 2024, according to Harbour Gazette",
        "Harbour Gazette reported that Putin came to North Korea on 19 June 2024",
    ):
        assert check(text.replace(line, new, 1), sample_record).ok, new


def test_an_allegation_may_not_be_told_as_fact(text: str, sample_record: Record) -> None:
    found = re.search(r"According to White House, .*? containers of arms to Russia.*?; Dmitry .*", text)
    assert found is not None
    cited = " ".join(re.findall(r"\[\d+\]", found[0])[:3])
    alone = f"North Korea shipped 1,000 containers of arms to Russia {cited}."
    assert not check(text.replace(found[0], alone, 1), sample_record).ok


RUSI = "the Royal United Services Institute"
SHIPPED = "North Korea shipped 1,000 containers of arms to Russia"


@pytest.mark.parametrize(
    ("words", "held"),
    [
        (f"According to the White House, {SHIPPED}", True),
        (f"According to {RUSI}, North Korea shipped arms to Russia", True),
        (f"According to {RUSI}, {SHIPPED}", False),
        (f"According to the White House and {RUSI}, North Korea shipped arms to Russia", True),
        (f"According to the White House and {RUSI}, {SHIPPED}", False),
        (f"{SHIPPED}, the White House and {RUSI} said", False),
        (f"The White House and {RUSI} both said that {SHIPPED}", False),
    ],
)
def test_each_who_is_named_has_all_of_it(text: str, sample_record: Record, words: str, held: bool) -> None:
    found = re.search(r"According to White House, .*? containers of arms to Russia.*?; Dmitry .*", text)
    assert found is not None
    cited = "".join(re.findall(r"\[\d+\]", found[0]))
    told = check(text.replace(found[0], f"{words}, which Dmitry Peskov denies {cited}.", 1), sample_record)
    assert told.ok is held
    (uncited,) = check(f"{words}.", sample_record).verdicts
    assert (uncited.found == "supported") <= held
    if not held:
        assert uncited.found == "not in the record"


def test_what_stands_in_quotation_marks_is_as_printed(text: str, sample_record: Record) -> None:
    quoted = re.search(r"- (Northfield Courier writes: “[^”]*) in July to try", text)
    assert quoted is not None
    assert not check(text.replace(quoted[1], quoted[1].replace("travelled", "did travel"), 1), sample_record).ok


def test_a_denial_may_not_be_left_out(text: str, sample_record: Record) -> None:
    assert not check(re.sub(r"; Dmitry Peskov denies it (\[\d+\])", r" \1", text, count=1), sample_record).ok


def test_who_tells_and_who_denies_do_not_change_places(text: str, sample_record: Record) -> None:
    line = re.compile(
        r"According to (?P<teller>[A-Z][^,;(]+)(?P<told>, (?:[^;\n]+; ){1,2})(?P<denier>[A-Z][^;,\n]+?)(?= denies it)"
    )
    assert line.search(text)
    turned = line.sub(r"According to \g<denier>\g<told>\g<teller>", text, count=1)
    assert not check(turned, sample_record).ok
    assert not check(line.sub(r"According to \g<teller>\g<told>\g<teller>", text, count=1), sample_record).ok


def test_a_text_without_a_sentence_is_refused(sample_record: Record) -> None:
    with pytest.raises(UsageError, match="no sentence"):
        check("# Only a heading\n", sample_record)
