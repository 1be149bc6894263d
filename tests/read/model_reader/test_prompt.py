from onrecord.knowledge import toml
from onrecord.model import Dateline, Report
from onrecord.read.model_reader.known import bound, forms, instructions, schema
from onrecord.read.model_reader.prompt import Part, again, halves, messages, parts

SENTENCE = "The envoys of both countries met again in the old customs house by the river. "


def long_text(paragraphs: int) -> str:
    return "\n".join(f"Paragraph {n}. {SENTENCE * 8}".strip() for n in range(paragraphs))


def test_a_short_report_is_one_part() -> None:
    assert parts("Envoys met.") == [Part(0, 11)]


def test_a_long_report_is_cut_between_paragraphs_and_nothing_is_lost() -> None:
    text = long_text(60)
    found = parts(text)
    assert len(found) > 2
    assert "".join(text[part.start : part.end] for part in found) == text
    assert all(part.end - part.start <= bound("part") for part in found)
    assert all(text[part.start :].startswith("Paragraph") for part in found)
    assert [part.number for part in found] == list(range(1, found[0].of + 1))


def test_text_without_paragraphs_sentences_or_words_is_cut_all_the_same() -> None:
    for text in (SENTENCE * 400, "word " * 8000, "x" * 40_000):
        found = parts(text)
        assert "".join(text[part.start : part.end] for part in found).strip() == text.strip()
        assert all(part.end - part.start <= bound("part") for part in found)


def test_a_part_is_halved_until_it_is_small() -> None:
    text = long_text(16)
    found = halves(text, Part(0, len(text)))
    assert len(found) in {2, 3}
    assert "".join(text[part.start : part.end] for part in found) == text
    assert halves("Too short to be cut.", Part(0, 20)) == []


def test_what_is_known_of_the_report_is_told_and_the_text_is_letter_for_letter() -> None:
    text = "Talks in Oslo\n“It’s done,” he said.  Twice."
    report = Report(
        id="r", title="Talks in Oslo", text=text, published="2023-05-04T10:00:00", outlet="The Wire",
        dateline=Dateline("OSLO, May 4"),
    )  # fmt: skip
    system, user = messages(report, Part(0, len(text)))
    assert system["content"] == instructions()
    assert user["content"].endswith("\n\n" + text)
    assert all(told in user["content"] for told in ("Published: 2023-05-04\n", "The Wire", "OSLO, May 4"))
    part = messages(report, Part(14, len(text), 2, 2))[1]["content"]
    assert "Title: Talks in Oslo" in part
    assert "part 2 of 2" in part


def test_asking_again_says_what_was_wrong() -> None:
    asked = messages(Report(id="r", text="Text."), Part(0, 5))
    more = again(asked, "no idea " * 10_000, "it is not JSON")
    assert more[:2] == asked
    assert len(more[2]["content"]) <= bound("part")
    assert "it is not JSON" in more[3]["content"]


def test_the_rules_name_every_type_and_every_field_of_the_schema() -> None:
    properties = schema()["$defs"]["claim"]["properties"]
    assert set(properties["type"]["enum"]) == set(toml("types.toml"))
    for word in (*properties, *properties["type"]["enum"], *properties["status"]["enum"], "stance", "about"):
        assert word in instructions()


def test_the_forms_of_requests_go_from_the_schema_to_nothing() -> None:
    assert forms()[0]["response_format"]["json_schema"]["schema"] == schema()
    assert forms()[-1] == {}
