"""Builds take turns: a second waits for the first, is told when that takes too long, and let in when it was killed."""

import multiprocessing
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import InUseError
from onrecord.store.turns import BUILDING, TELLING, turn

pytestmark = pytest.mark.faults


def hold(place: str, ready: Any) -> None:
    with turn(place):
        ready.send(None)
        time.sleep(300)


def test_a_second_is_told_who_holds_it_and_what_to_do(place: str) -> None:
    with turn(place):
        with pytest.raises(InUseError, match=r"is being built.*0.2 seconds.*--wait SECONDS") as told, turn(place, 0.2):
            pass
        assert "process" in str(told.value) or "by another" in str(told.value) or "://" in place
    with turn(place, 0):
        pass


def test_a_second_waits_for_the_first_and_says_so_once(place: str) -> None:
    order, waits = list[str](), list[None]()
    begun, waited = threading.Event(), threading.Event()

    def waiting() -> None:
        waits.append(None)
        waited.set()

    def first() -> None:
        with turn(place):
            begun.set()
            waited.wait(30)
            order.append("first")

    thread = threading.Thread(target=first)
    thread.start()
    begun.wait()
    with turn(place, 30, waiting):
        order.append("second")
    thread.join()
    assert order == ["first", "second"]
    assert waits == [None]


def test_many_at_once_are_never_two(place: str) -> None:
    inside, most = 0, 0

    def one() -> None:
        nonlocal inside, most
        for _ in range(3):
            with turn(place, 60):
                inside += 1
                most = max(most, inside)
                time.sleep(0.01)
                inside -= 1

    threads = [threading.Thread(target=one) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 1


def test_a_killed_process_holds_nothing(place: str) -> None:
    hears, tells = multiprocessing.get_context("spawn").Pipe(duplex=False)
    process = multiprocessing.get_context("spawn").Process(target=hold, args=(place, tells))
    process.start()
    hears.recv()
    with pytest.raises(InUseError), turn(place, 0):
        pass
    process.kill()
    process.join()
    with turn(place, 10):
        pass


def test_it_leaves_no_file_and_keeps_records_apart(tmp_path: Path) -> None:
    one, other = tmp_path / "a.onrecord", tmp_path / "b.onrecord"
    with turn(one), turn(other, 0):
        assert {file.name for file in tmp_path.iterdir()} == {f"{name}.onrecord{BUILDING.ending}" for name in "ab"}
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "link.onrecord").symlink_to(one)
    with turn(one), pytest.raises(InUseError), turn(tmp_path / "link.onrecord", 0):
        pass


def test_each_work_has_a_turn_of_its_own(place: str) -> None:
    with turn(place), turn(place, 0, work=TELLING):
        with pytest.raises(InUseError, match="another check is sending the messages of") as told:
            turn(place, 0, work=TELLING).__enter__()
        assert "--wait" not in str(told.value), "which alert check has not"
    with turn(place, 0, work=TELLING):
        pass


def test_where_nothing_can_be_written_it_is_left_to_opening_to_say_so(tmp_path: Path) -> None:
    with turn(tmp_path / "none" / "a.onrecord", 0):
        pass
