"""The one loader of data files: what of a file is data, and what is not."""

from onrecord.knowledge import binary, lines, listed, rows, table, text, within, words


def test_comments_and_empty_lines_are_no_data() -> None:
    assert text("groups.tsv").startswith("#")
    assert not any(line.startswith("#") or not line for line in lines("groups.tsv"))


def test_a_row_is_as_long_as_the_header() -> None:
    head = lines("groups.tsv")[0].split("\t")
    assert {len(row) for row in rows("groups.tsv")} == {len(head)}
    assert list(table("groups.tsv")[0]) == head
    assert [list(row.values()) for row in table("groups.tsv")] == rows("groups.tsv")


def test_files_lie_in_folders_too() -> None:
    names = within("models", ".onnx")
    assert {"models/encoder.onnx", "models/scenes.onnx"} <= set(names)
    assert names == sorted(names)
    assert within("models", ".tsv") == []


def test_a_compressed_file_is_bytes() -> None:
    assert binary("gazetteer.tsv.gz")[:2] == b"\x1f\x8b"


def test_words_stand_between_white_space() -> None:
    assert {"Abigail", "Agnes"} <= words("female_names.txt")
    assert not any(word.startswith("#") for word in words("female_names.txt"))
    assert listed(" a b ; c;") == ["a b", "c"]
