"""What was given, one task for each input: files of folders, objects of a store, addresses."""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from onrecord.acquire import STDIN, Facts, PassedOver, check_there
from onrecord.acquire.inputs import Input, expand, form_of
from onrecord.acquire.names import shown, stem_of
from onrecord.acquire.passing import nature
from onrecord.cluster.passing import Task
from onrecord.cluster.places import is_remote, listed
from onrecord.errors import UsageError


def tasks_of(inputs: Sequence[str | Path], facts: Facts, passed: Callable[[PassedOver], None]) -> Iterator[Task]:
    """A task for each input, in order, none twice.

    Args:
        inputs: paths, patterns, addresses of pages, or of files, folders and patterns in an object store.
        facts: what the user says of all reports.
        passed: called for each file that holds no report by its nature.

    Raises:
        UsageError: standard input, which workers cannot read.
        InputError: none of the paths is there, or nothing lies in a store at an address.
    """
    if STDIN in map(str, inputs):
        raise UsageError("standard input cannot be read by workers: save it to a file, or leave out --on")
    local = [one for one in inputs if not is_remote(str(one))]
    if len(local) == len(inputs):
        check_there(local)
    seen: set[tuple[str, str]] = set()
    for given in inputs:
        found = _remote(str(given), passed) if is_remote(str(given)) else _local(given, facts, passed)
        for task in found:
            if (task.input.label, task.stamp) not in seen:
                seen.add((task.input.label, task.stamp))
                yield task._replace(facts=facts)


def _local(given: str | Path, facts: Facts, passed: Callable[[PassedOver], None]) -> Iterator[Task]:
    for one in expand([given], passed, apart=False, by=facts.by):
        # Workers may run in another folder, or on another machine that has the same disk.
        yield Task(one._replace(path=one.path.absolute() if one.path else None), _stamp(one.path), facts)


def _remote(label: str, passed: Callable[[PassedOver], None]) -> Iterator[Task]:
    for one in listed(label):
        path = Path(one.label.rpartition("/")[2])
        form = form_of(path)
        if one.label != label and (reason := nature(path.name, known=form is not None)):
            passed(PassedOver(shown(one.label), reason))
            continue
        yield Task(Input(shown(stem_of(path)), one.label, form=form), f"{one.changed} {one.size}", Facts())


def _stamp(path: Path | None) -> str:
    """When a file was last changed, and its size; "" for what cannot be told, such as an address."""
    try:
        found = os.stat(path) if path else None
    except OSError:
        return ""
    return f"{found.st_mtime_ns} {found.st_size}" if found else ""
