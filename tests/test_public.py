"""The public names: this list is the promise; a change of it is a change for every user."""

import subprocess
import sys
from types import ModuleType

import pytest

import onrecord

NAMES = [
    "Account",
    "AcquireError",
    "Alert",
    "AlertMessage",
    "AlertResult",
    "AlertState",
    "AmbiguousError",
    "Answer",
    "BackupResult",
    "BackupStep",
    "Brief",
    "BuildResult",
    "Checked",
    "Claim",
    "ClaimsResult",
    "ClaimsStep",
    "Confidence",
    "Conflict",
    "ContentError",
    "CopyResult",
    "CopyStep",
    "Dataset",
    "DatasetEvent",
    "DatasetResult",
    "Dateline",
    "Decision",
    "Entity",
    "EntityRow",
    "Event",
    "Evidence",
    "Fault",
    "Forecast",
    "Found",
    "Grade",
    "ImportResult",
    "ImportStep",
    "InUseError",
    "InputError",
    "Item",
    "Likely",
    "Listed",
    "Manners",
    "MeaningStep",
    "MeaningsResult",
    "Missed",
    "MissingExtraError",
    "Name",
    "NotARecordError",
    "NotFoundError",
    "OnrecordError",
    "Origin",
    "Outlook",
    "Party",
    "PipelineError",
    "Place",
    "Problem",
    "Question",
    "ReaderError",
    "Reason",
    "Record",
    "RemoveResult",
    "Report",
    "Response",
    "Round",
    "Scored",
    "Section",
    "Source",
    "Span",
    "Step",
    "StoreError",
    "Story",
    "Term",
    "TimeRange",
    "Undated",
    "Undelivered",
    "UsageError",
    "Use",
    "Variant",
    "Verdict",
    "Verified",
    "VerifyResult",
    "VerifyStep",
    "VersionError",
    "WatchResult",
    "WhatIf",
    "__version__",
    "acquire",
    "add_alert",
    "alerts",
    "ask",
    "backup",
    "brief",
    "build",
    "check",
    "check_alerts",
    "cite",
    "copy",
    "decide",
    "diff",
    "entities",
    "explain",
    "export",
    "forecast",
    "forecast_evaluate",
    "forecast_score",
    "forecast_train",
    "forecast_whatif",
    "forget_dataset",
    "forget_list",
    "import_dataset",
    "import_list",
    "ledger",
    "meanings",
    "open_record",
    "page",
    "read",
    "read_to_claims",
    "record_claims",
    "remove",
    "remove_alert",
    "show",
    "summary",
    "undo",
    "verify",
    "watch",
]


def test_the_public_names_are_these_and_sorted() -> None:
    assert onrecord.__all__ == NAMES
    assert sorted(NAMES) == NAMES
    assert dir(onrecord) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_each_is_there_and_says_what_it_is(name: str) -> None:
    found = getattr(onrecord, name)
    assert name == "__version__" or (found.__doc__ or "").strip()


@pytest.mark.parametrize("name", ["acquire", "export", "forecast", "read"])
def test_a_verb_that_bears_the_name_of_a_room_is_both(name: str) -> None:
    __import__(f"onrecord.{name}")
    found = getattr(onrecord, name)
    assert callable(found)
    assert isinstance(found, ModuleType)
    assert found.__name__ == f"onrecord.{name}"


def test_other_names_are_not_there() -> None:
    with pytest.raises(AttributeError, match="no attribute 'forecast_tomorrow'"):
        onrecord.forecast_tomorrow  # noqa: B018


def test_importing_the_package_loads_nothing_heavy() -> None:
    heavy = ["spacy", "sqlalchemy", "msgspec", "rich", "numpy"]
    code = f"import sys, onrecord; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
