"""Reports for workers, in forms that hold one or many."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import onrecord.read
from onrecord.acquire import Facts
from onrecord.cluster.child import Children
from onrecord.cluster.engine import Engine
from onrecord.cluster.reading import ClaimsResult, read_with
from onrecord.cluster.work import Work
from tests.cluster.plain import WORK
from tests.verbs import plainly
from tests.verbs.building import PADDING

Lines = Callable[..., Path]
ReadInto = Callable[..., ClaimsResult]


def article(name: str, text: str, **fields: Any) -> dict[str, Any]:
    data = {"title": f"Title of {name}", "maintext": text + PADDING, "language": "en", "date_publish": "2023-09-14"}
    return data | {"url": f"https://sample.example/{name}"} | fields


@pytest.fixture
def plain_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """In this process, too, reports are read plainly."""
    monkeypatch.setattr(onrecord.read, "read", plainly.read)


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Writes an article into a folder of reports: `write("a", "PRK visits RUS on 2023-09-13.")`."""

    def one(name: str, text: str, **fields: Any) -> Path:
        path = tmp_path / "reports" / f"{name}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(article(path.stem, text, **fields)))
        return tmp_path / "reports"

    return one


@pytest.fixture
def lines(tmp_path: Path) -> Lines:
    """Writes articles into one file, a line each: `lines("many", "PRK visits RUS on 2023-09-13.", …)`."""

    def many(name: str, *texts: str, **fields: Any) -> Path:
        path = tmp_path / f"{name}.jsonl"
        articles = (article(f"{name}{at}", text, **fields) for at, text in enumerate(texts))
        path.write_text("".join(json.dumps(one) + "\n" for one in articles))
        return path

    return many


CHILDREN = Children()


@pytest.fixture
def kept_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes that read are kept from one run to the next, for each takes a second to start."""
    monkeypatch.setattr("onrecord.cluster.work.Children", lambda: CHILDREN)


@pytest.fixture
def read_into(kept_processes: None) -> ReadInto:  # noqa: ARG001
    """Reads plainly with Daft on this machine: `read_into(claims, inputs)`."""
    pytest.importorskip("daft", reason="needs the extra: pip install 'onrecord[cluster]'")

    def read(claims: Path, *inputs: Path, work: Work = WORK, **options: Any) -> ClaimsResult:
        facts = options.pop("facts", Facts())
        return read_with(work, inputs, claims, Engine(jobs=options.pop("jobs", 1)), facts, **options)

    return read
