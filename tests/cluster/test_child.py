"""A process that works for a worker: what it yields comes back, and how it ends is told."""

import os
import signal
from collections.abc import Iterator
from time import sleep

import pytest

from onrecord.cluster.child import Children, FaultError, LostError
from onrecord.errors import ReaderError


def count(most: int) -> Iterator[tuple[int, int]]:
    for at in range(most):
        yield at, os.getpid()


def die(after: int) -> Iterator[int]:
    yield from range(after)
    os.kill(os.getpid(), signal.SIGSEGV)


def leave() -> Iterator[int]:
    os._exit(7)
    yield 0


def dawdle() -> Iterator[int]:
    yield 1
    sleep(600)


def refuse() -> Iterator[int]:
    raise ReaderError("no answer from there")
    yield 0


def swell() -> Iterator[int]:
    raise MemoryError
    yield 0


@pytest.fixture(scope="module")
def children() -> Children:
    """For all tests, for each process takes a second to start."""
    return Children()


def test_work_is_done_in_another_process_which_is_kept(children: Children) -> None:
    first, second = list(children.run(count, (2,), 60)), list(children.run(count, (3,), 60))
    assert [at for at, _ in first + second] == [0, 1, 0, 1, 2]
    processes = {process for _, process in first + second}
    assert len(processes) == 1
    assert os.getpid() not in processes


def test_one_that_dies_is_told_and_the_next_is_a_new_one(children: Children) -> None:
    got: list[int] = []
    with pytest.raises(LostError, match=r"ended its process \(SIGSEGV\)"):
        got.extend(children.run(die, (0,), 60))
    with pytest.raises(LostError, match=r"ended its process \(exit code 7\)"):
        got.extend(children.run(leave, (), 60))
    assert got == []
    assert len(list(children.run(count, (1,), 60))) == 1


def test_what_came_before_the_end_came_back(children: Children) -> None:
    got: list[int] = []
    with pytest.raises(LostError):
        got.extend(one for one in children.run(die, (3,), 60))
    assert got == [0, 1, 2]


def test_one_that_takes_too_long_is_ended(children: Children) -> None:
    with pytest.raises(LostError, match="took longer than 2 seconds"):
        list(children.run(dawdle, (), 2))


def test_one_without_memory_is_lost_and_one_that_all_would_meet_is_a_fault(children: Children) -> None:
    with pytest.raises(LostError, match="ran out of memory"):
        list(children.run(swell, (), 60))
    with pytest.raises(FaultError) as raised:
        list(children.run(refuse, (), 60))
    error = raised.value.found.error()
    assert isinstance(error, ReaderError)
    assert str(error) == "no answer from there"
