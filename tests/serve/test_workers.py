"""Several processes serve one record; nobody edits there."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import msgspec
import pytest
import uvicorn
from fastapi.testclient import TestClient

from onrecord.cli import main
from onrecord.serve import workers
from onrecord.store import Record
from onrecord.verbs import settled


def test_two_processes_answer_on_one_port(sample_record: Record) -> None:
    command = [sys.executable, "-m", "onrecord", "serve", sample_record.name, "--port", "0", "--workers", "2"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        at = next(line for line in process.stderr if "Open http" in line).split()[-1].rstrip("/")
        transport = httpx.HTTPTransport(retries=5)
        with httpx.Client(transport=transport, timeout=120) as client:
            answers = [client.get(f"{at}/api/v1/info", headers={"connection": "close"}) for _ in range(4)]
        assert [answer.status_code for answer in answers] == [200] * 4
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        if children.exists():
            commands = (Path(f"/proc/{child}/cmdline").read_text() for child in children.read_text().split())
            assert sum("spawn_main" in command for command in commands) == 2
        process.send_signal(signal.SIGINT)
        process.stderr.read()
        assert process.wait(60) in (0, -signal.SIGINT, 130)


def test_who_edits_needs_one_process(sample_record: Record, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["serve", sample_record.name, "--edit", "--workers", "2", "--port", "0"])
    assert end.value.code == 2
    assert "leave out --workers, or --edit" in capsys.readouterr().err


@pytest.mark.parametrize("crowded", [False, True])
def test_where_there_are_more_than_at_others_an_answer_ends_its_connection(
    crowded: bool, sample_record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = workers.Served((sample_record.name,), ("testserver",))
    monkeypatch.setenv(workers.ASKED, msgspec.json.encode(asked).decode())
    monkeypatch.setattr(workers, "settle", lambda _: None)
    monkeypatch.setattr(workers, "share", lambda: None)
    monkeypatch.setattr(workers, "crowded", lambda: crowded)
    with TestClient(workers.worker()) as client:
        answer = client.get("/api/v1/info")
    assert answer.status_code == 200
    assert answer.headers.get("connection") == ("close" if crowded else None)


@pytest.mark.parametrize(("usable", "count"), [(1, 1), (2, 2), (32, workers.MOST)])
def test_where_nobody_says_there_is_one_for_each_processor(
    usable: int, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(usable)), raising=False)
    assert workers.processors() == count


@pytest.mark.parametrize(
    ("given", "count"), [([], 3), (["--workers", "2"], 2), (["--edit"], 1), (["--workers", "1"], 1)]
)
def test_how_many_processes_a_command_takes(
    given: list[str], count: int, sample_record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = list[int]()
    monkeypatch.setattr(workers, "processors", lambda: 3)
    monkeypatch.setattr(workers, "serve", lambda _records, _hosts, sock, many: (sock.close(), begun.append(many)))
    monkeypatch.setattr(uvicorn.Server, "run", lambda _, sockets: (sockets[0].close(), begun.append(1)))
    monkeypatch.setattr(settled, "settle", lambda _: None)
    monkeypatch.setattr(settled, "share", lambda: None)
    with pytest.raises(SystemExit) as end:
        main(["serve", sample_record.name, "--port", "0", *given])
    assert end.value.code in (0, None)
    assert begun == [count]
