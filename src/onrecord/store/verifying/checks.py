"""The checks, in the order in which they are made, each with the tables whose rows it looks at."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from onrecord.store.verifying.fault import Fault
from onrecord.store.verifying.file import check_file
from onrecord.store.verifying.history import check_history
from onrecord.store.verifying.ids import check_ids
from onrecord.store.verifying.made import check_made
from onrecord.store.verifying.references import REFERRING, check_references
from onrecord.store.verifying.reports import check_reports
from onrecord.store.verifying.seeing import Seen


class Check(NamedTuple):
    """A check: what it is called, what it finds out, and whose rows it looks at, for who wants to see how far it is."""

    name: str
    about: str
    run: Callable[[Seen], Iterator[Fault]]
    tables: tuple[str, ...]


CHECKS = (
    Check("file", "the file is whole, with all tables and indices", check_file, ()),
    Check("references", "what is referred to is there", check_references, REFERRING),
    Check(
        "texts",
        "texts are those that were read, and what is quoted stands in them",
        check_reports,
        ("reports", "revisions", "claims", "responses"),
    ),
    Check(
        "record",
        "events, origins, conflicts and stories agree with what they are made of",
        check_made,
        ("events", "origins", "conflicts", "stories"),
    ),
    Check("ids", "ids that were given away answer", check_ids, ("redirects", "changes")),
    Check("history", "builds, decisions and data sets are what they say", check_history, ("builds", "decisions")),
)
