"""Several hosts asked side by side, of each one thing after the other; a few answers wait, no more."""

from collections.abc import Callable, Generator, Iterable
from concurrent.futures import ThreadPoolExecutor
from queue import Empty, Full, Queue
from threading import Event
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")
HELD = 8  # answers that wait to be taken
LOOK = 0.05  # seconds between looks at whether all are done


def side_by_side(
    tasks: Iterable[T], host: Callable[[T], str], ask: Callable[[T], R], hosts: int, stop: Event
) -> Generator[R, None, None]:
    """What `ask` gives for each task, as it comes; tasks are left where `stop` is set.

    Args:
        tasks: what is to be asked.
        host: of a task.
        ask: called in a thread of its own.
        hosts: how many are asked side by side.
        stop: ends it after what is under way.
    """
    queues: dict[str, list[T]] = {}
    for task in tasks:
        queues.setdefault(host(task), []).append(task)
    answers: Queue[R] = Queue(maxsize=HELD)
    closed = Event()

    def one_by_one(queue: list[T]) -> None:
        for task in queue:
            if stop.is_set() or closed.is_set():
                return
            answer = ask(task)
            while not closed.is_set():
                try:
                    answers.put(answer, timeout=LOOK)
                    break
                except Full:
                    continue

    with ThreadPoolExecutor(hosts) as pool:
        under_way = [pool.submit(one_by_one, queue) for queue in queues.values()]
        try:
            while True:
                done = all(one.done() for one in under_way)
                try:
                    yield answers.get(timeout=0 if done else LOOK)
                except Empty:
                    if done:
                        break
            for one in under_way:
                one.result()
        finally:
            closed.set()
