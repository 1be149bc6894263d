"""The labels: as many and as distinct as the weights hold, and nothing that the reader knows is without a number."""

from typing import get_args

import pytest

from onrecord.knowledge import toml
from onrecord.model import Status
from onrecord.read.encoder import labels
from onrecord.read.encoder.labels import NO_EVENT, STATUSES, TYPES, numbers
from onrecord.read.reading import MentionKind

LISTS = ("TYPES", "STATUSES", "ROLES", "POS", "DEP", "ENT", "TAG", "HELPS", "KINDS", "SECTORS")


@pytest.mark.parametrize("name", LISTS)
def test_no_label_stands_twice(name: str) -> None:
    found = getattr(labels, name)
    assert len(set(found)) == len(found)


def test_numbers_begin_at_one_so_that_none_is_nothing() -> None:
    assert numbers(("a", "b")) == {"a": 1, "b": 2}


def test_every_type_status_and_kind_has_a_number() -> None:
    assert set(toml("types.toml")) == set(TYPES)
    assert set(get_args(Status)) == set(STATUSES)
    assert set(get_args(MentionKind)) < set(labels.KINDS)
    assert len(TYPES) == NO_EVENT
