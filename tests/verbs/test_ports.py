"""Processes that answer at one port have as many connections each, and none is left to nobody."""

import os
import socket
import sys
import time
from collections.abc import Iterator
from multiprocessing.heap import Heap
from pathlib import Path

import pytest

from onrecord import build
from onrecord.cli import main
from onrecord.errors import UsageError
from onrecord.serve.workers import processors
from onrecord.verbs import ports
from onrecord.verbs.ports import Counts, Port, alive


@pytest.fixture
def counts() -> Counts:
    return Counts(2)


@pytest.fixture
def port(counts: Counts) -> Iterator[Port]:
    listening = socket.create_server(("127.0.0.1", 0))
    with Port.of(listening, counts) as made:
        made.setblocking(False)
        yield made


def another(counts: Counts, monkeypatch: pytest.MonkeyPatch, pid: int) -> int:
    """The place of another process."""
    with monkeypatch.context() as as_other:
        as_other.setattr("onrecord.verbs.ports.os.getpid", lambda: pid)
        return counts.own()


def taken(port: Port) -> socket.socket:
    for _ in range(1000):
        try:
            return port.accept()[0]
        except BlockingIOError:
            time.sleep(0.001)
    raise AssertionError("nobody took it")


def test_a_connection_is_counted_as_long_as_it_is_open(port: Port, counts: Counts) -> None:
    with socket.create_connection(port.getsockname()) as asking:
        one = taken(port)
        asking.sendall(b"a")
        one.setblocking(True)
        assert one.recv(1) == b"a"
    place = counts.own()
    assert counts._open[place] == 1
    one.close()
    one.close()
    assert counts._open[place] == 0


def test_it_is_left_to_who_has_fewer(port: Port, counts: Counts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ports, "PATIENCE", 60)
    other = another(counts, monkeypatch, os.getppid())
    asking = [socket.create_connection(port.getsockname()) for _ in range(2)]
    with taken(port):
        with pytest.raises(BlockingIOError):
            port.accept()
        counts.add(other, 1)
        taken(port).close()
    for one in asking:
        one.close()


def test_it_is_taken_where_those_who_have_fewer_leave_it(
    port: Port, counts: Counts, monkeypatch: pytest.MonkeyPatch
) -> None:
    another(counts, monkeypatch, os.getppid())
    asking = [socket.create_connection(port.getsockname()) for _ in range(2)]
    with taken(port), taken(port):
        assert counts._open[counts.own()] == 2
    for one in asking:
        one.close()


def test_the_place_of_one_that_has_ended_is_taken(counts: Counts, monkeypatch: pytest.MonkeyPatch) -> None:
    first = another(counts, monkeypatch, os.getpid())
    gone = another(counts, monkeypatch, 2**22 + 1)
    counts.add(gone, 5)
    assert not alive(2**22 + 1)
    assert another(counts, monkeypatch, os.getppid()) == gone != first
    assert counts._open[gone] == 0


def test_each_is_left_to_others_anew(port: Port, counts: Counts, monkeypatch: pytest.MonkeyPatch) -> None:
    other = another(counts, monkeypatch, os.getppid())
    counts.add(counts.own(), 1)
    with pytest.raises(BlockingIOError):
        port.accept()
    counts.add(other, 1)  # it was taken
    counts.add(counts.own(), 1)
    time.sleep(2 * ports.PATIENCE)
    with socket.create_connection(port.getsockname()), pytest.raises(BlockingIOError):
        port.accept()


def test_what_nobody_took_is_taken_one_by_one(port: Port, counts: Counts, monkeypatch: pytest.MonkeyPatch) -> None:
    another(counts, monkeypatch, os.getppid())
    counts.add(counts.own(), 1)
    asking = [socket.create_connection(port.getsockname()) for _ in range(2)]
    with taken(port):
        monkeypatch.setattr(ports, "PATIENCE", 60)
        with pytest.raises(BlockingIOError):
            port.accept()
    for one in asking:
        one.close()


def test_who_has_more_than_another_is_crowded(port: Port, counts: Counts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ports, "_held", None)
    assert not ports.crowded()
    other = another(counts, monkeypatch, os.getppid())
    with socket.create_connection(port.getsockname()), taken(port):
        assert not ports.crowded(), "one more makes no difference"
        counts.add(counts.own(), 1)
        assert ports.crowded()
        counts.add(other, 1)
        assert not ports.crowded()


@pytest.fixture
def apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where `/dev/shm` is missing or may not be written."""
    monkeypatch.setattr("multiprocessing.heap.Arena._dir_candidates", ["/nowhere"])
    monkeypatch.setattr("multiprocessing.heap.BufferWrapper._heap", Heap())
    monkeypatch.setattr("multiprocessing.util.get_temp_dir", lambda: "/nowhere")


@pytest.mark.skipif(sys.platform == "win32", reason="has memory in common in another way")
@pytest.mark.usefixtures("apart")
def test_where_processes_can_have_no_memory_in_common_one_does_it_or_it_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert processors() == 1
    with pytest.raises(UsageError, match="leave out jobs, or mount a tmpfs"):
        build(tmp_path, tmp_path / "r.onrecord", jobs=2)
    with pytest.raises(SystemExit):
        main(["serve", str(tmp_path), "--workers", "2"])
    assert "leave out --workers" in " ".join(capsys.readouterr().err.split())
