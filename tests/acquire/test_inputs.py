import io
import json
import zipfile
from pathlib import Path

from onrecord.acquire import Limits, acquire, count, identity, same_content

from .conftest import FIRST, SECOND, TITLE

TEXT = f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n"


def article(**fields: object) -> str:
    return json.dumps({"title": TITLE, "text": f"{FIRST}\n{SECOND}", **fields})


def test_a_folder_is_read_in_order_of_name_with_its_folders(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("z.txt", "a.txt", "b/c.txt", ".hidden.txt", "picture.png"):
        (tmp_path / name).write_text(TEXT)
    assert [report.id for report in acquire([tmp_path])] == ["a", "z", "c"]


def test_two_files_of_one_stem_get_ids_apart_and_the_same_ones_each_time(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "report.txt").write_text(TEXT)
    first, second = [report.id for report in acquire([tmp_path])]
    assert first == "report"
    assert second.startswith("report-")
    assert [report.id for report in acquire([tmp_path])] == [first, second]


def test_a_glob_finds_files_and_one_without_a_match_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    assert [report.id for report in acquire([str(tmp_path / "*.txt")])] == ["a"]
    (missed,) = acquire([str(tmp_path / "*.html")])
    assert missed.status == "unreadable"
    assert "nothing matches" in (missed.reason or "")


def test_no_inputs_a_missing_file_and_an_empty_folder_are_each_a_report_with_a_reason(tmp_path: Path) -> None:
    (nothing,) = acquire([])
    (missing,) = acquire([tmp_path / "missing.txt"])
    (folder,) = acquire([tmp_path])
    assert [one.status for one in (nothing, missing, folder)] == ["unreadable"] * 3
    assert "no such file" in (missing.reason or "")
    assert "no reports in this folder" in (folder.reason or "")


def test_a_file_without_permission_gives_a_reason_and_the_batch_goes_on(tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(TEXT)
    opened = Path.open

    def refuse(path: Path, *args, **kwargs):
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return opened(path, *args, **kwargs)

    monkeypatch.setattr(Path, "open", refuse)
    first, second = acquire([tmp_path])
    assert first.status == "unreadable"
    assert "no permission" in (first.reason or "")
    assert second.status == "ok"


def test_standard_input_is_told_by_its_first_bytes() -> None:
    page = f"<!doctype html><html><body><article><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p></article></body></html>"
    lines = f"{article(id='a')}\n{article(id='b')}\n"
    for content, expected in ((TEXT, 1), (article(), 1), (lines, 2), (page, 1)):
        reports = list(acquire(["-"], stdin=io.BytesIO(content.encode())))
        assert [report.status for report in reports] == ["ok"] * expected
        assert FIRST in reports[0].text
    (empty,) = acquire(["-"], stdin=io.BytesIO(b""))
    assert empty.status == "empty"


def test_reading_is_lazy(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(TEXT)
    reports = acquire([tmp_path / "a.txt", tmp_path / "b.txt"])
    next(reports)
    (tmp_path / "b.txt").unlink()
    assert next(reports).status == "unreadable"


def test_count_is_about_right_without_reading_all(tmp_path: Path) -> None:
    (tmp_path / "many.jsonl").write_text((article() + "\n") * 50)
    (tmp_path / "one.txt").write_text(TEXT)
    assert 45 <= count([tmp_path]) <= 60


def test_limits_on_size_give_too_large(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("word " * 5000)
    (bytes_over,) = acquire([tmp_path], limits=Limits(max_bytes=1000))
    (chars_over,) = acquire([tmp_path], limits=Limits(max_chars=1000))
    assert [bytes_over.status, chars_over.status] == ["too-large", "too-large"]


def test_identity_leaves_out_tracking_and_same_content_white_space(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(article(url="https://www.example.com/news/talks/?utm_source=x&id=3#top"))
    (tmp_path / "b.json").write_text(article(url="http://example.com/news/talks?id=3"))
    (tmp_path / "c.json").write_text(article(url="http://example.com/other").replace("declined", "refused"))
    a, b, c = acquire([tmp_path])
    assert identity(a) == identity(b) == "example.com/news/talks?id=3"
    assert same_content(a, b)
    assert not same_content(a, c)


def test_a_whole_sites_address_is_no_reports_own(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(article(url="https://www.example.com/"))
    (report,) = acquire([tmp_path])
    assert identity(report) == report.path == f"{tmp_path.name}/a.json"


def test_the_path_is_the_same_however_the_file_was_given_and_rows_have_none_but_their_own_id(
    tmp_path: Path, monkeypatch
) -> None:
    (tmp_path / "day").mkdir()
    (tmp_path / "day" / "a.txt").write_text(TEXT)
    rows = f"{article(id='x')}\n{article()}\n{article(url='https://example.com/b')}\n"
    (tmp_path / "day" / "b.jsonl").write_text(rows)
    with zipfile.ZipFile(tmp_path / "day" / "c.zip", "w") as packed:
        packed.writestr("monday/report.txt", TEXT)
    monkeypatch.chdir(tmp_path / "day")
    given = ("a.txt", tmp_path / "day" / "a.txt", tmp_path / "day", "*.txt")
    assert {next(iter(acquire([one]))).path for one in given} == {"day/a.txt"}
    assert [report.path for report in acquire(["b.jsonl", "c.zip"])] == ["x", "", "", "monday/report.txt"]
    assert [report.path for report in acquire(["-"], stdin=io.BytesIO(TEXT.encode()))] == ["-"]


def test_a_table_of_inputs_that_names_nothing_says_so(tmp_path: Path) -> None:
    (tmp_path / "inputs.csv").write_text("path,date,outlet\n")
    (report,) = acquire([tmp_path / "inputs.csv"])
    assert (report.status, report.reason) == ("empty", "a table of inputs without a row: it names nothing to read")
