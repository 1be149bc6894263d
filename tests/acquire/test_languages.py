"""Reports in several languages: the English parts are read, and what was left is said."""

import re

import pytest

from onrecord.acquire.languages import parts
from onrecord.acquire.tongue import LATIN, LETTERS, count, tongue

from .conftest import FIRST, SECOND, TITLE
from .test_text import Read, body

ARABIC = "وقال وزير الخارجية إن المحادثات ستستأنف الأسبوع المقبل في جنيف بعد توقف دام شهرين."
FRENCH = "Le ministre des Affaires étrangères a déclaré mardi que les pourparlers reprendraient bientôt à Genève."
RUSSIAN = "Министр иностранных дел заявил во вторник, что переговоры возобновятся на следующей неделе в Женеве."
CHINESE = "外交部长星期二表示，会谈将于下周在日内瓦恢复，届时双方将讨论边境问题和囚犯交换问题。"


@pytest.mark.parametrize("other", [ARABIC, FRENCH, RUSSIAN, CHINESE])
@pytest.mark.parametrize("at", [0, 1, 2])
def test_an_english_report_with_a_sentence_of_another_language_is_read(read: Read, other: str, at: int) -> None:
    lines = [FIRST, SECOND]
    lines.insert(at, other)
    report = read("report.txt", f"{TITLE}\n\n" + "\n\n".join(lines))
    assert (report.status, report.language) == ("ok", "en")
    assert body(report) == [FIRST, SECOND]
    assert any("left out" in note and other[:20] in note for note in report.notes)


def test_a_sentence_within_a_paragraph_goes_and_a_name_stays(read: Read) -> None:
    named = "The minister, عبد الله (Abdallah), said on Tuesday that talks with Sylvania would resume next week."
    report = read("report.txt", f"{TITLE}\n\n{named}\n\n{FIRST} {ARABIC} {SECOND}")
    assert body(report) == [named, f"{FIRST} {SECOND}"]


def test_a_short_english_report_below_a_long_foreign_one_is_read(read: Read) -> None:
    english = "\n\n".join(
        [FIRST, SECOND, "The talks broke down in May over the release of prisoners, a diplomat said."]
    )
    report = read("report.txt", f"{TITLE}\n\n{english}\n\n" + "\n\n".join([FRENCH] * 3))
    assert report.status == "ok"
    assert FRENCH not in report.text


@pytest.mark.parametrize("other", [ARABIC, FRENCH, RUSSIAN, CHINESE])
def test_a_foreign_report_with_an_english_quotation_is_not_english(read: Read, other: str) -> None:
    report = read("report.txt", "\n\n".join([other] * 4 + ["“There will be no deal this year,” he said in English."]))
    assert report.status == "other-language"
    assert report.language != "en"
    assert other in report.text


@pytest.mark.parametrize(
    "line",
    [
        "Chad threatened Kenya on Monday.", "Iran seizes Greek tanker near Jask", "IRAN SEIZES GREEK TANKER NEAR JASK",
        "Israeli jets bombed Baalbek, Lebanese media report", "Putin, Erdoğan to meet in Sochi", "Xi lands in Málaga",
        "Yoon impeached", "Türkiye bars İzmir mayor", "Lula, Petro ask Maduro for tallies", "Kyiv hit by drones ⚡",
    ],
)  # fmt: skip
def test_an_alert_is_english_though_its_names_are_not(line: str) -> None:
    assert tongue(line).code == "en"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Irán incauta un petrolero griego cerca de Jask", "es"),
        ("L'Iran saisit un pétrolier grec près de Jask", "fr"),
        ("Иран захватил греческий танкер", "ru"), ("إيران تحتجز ناقلة يونانية", "ar"),
        ("Der Iran setzt einen griechischen Tanker vor Jask fest", "de"), ("イランがギリシャのタンカーを拿捕", "ja"),
    ],
)  # fmt: skip
def test_a_foreign_alert_is_told_by_its_words(line: str, code: str) -> None:
    assert tongue(line).code == code


def test_names_and_figures_are_no_language() -> None:
    table = "Hernández Colón, Müller-Armack, Großmann, Şahin, Wałęsa, Nguyễn Văn Thiệu, Đặng Thị Ngọc"
    found = parts([FIRST, table, SECOND], TITLE, None)
    assert (found.code, found.paragraphs, found.notes) == ("en", [FIRST, table, SECOND], ())


@pytest.mark.parametrize(
    "text", ["", "Iran 42 ½ _x²", "Erdoğan’s “talks”", "Ж и Z", "タンカー ﬁne ªº", "naïve\ud800 a", "٣ letters ④"]
)
@pytest.mark.parametrize("letters", [LETTERS, LATIN])
def test_letters_are_counted_as_the_pattern_finds_them(letters: re.Pattern[str], text: str) -> None:
    assert count(letters, text) == len(letters.findall(text))
