"""From a pile of news reports to a record you can cite.

    from onrecord import build, open_record

    build("reports/", "korea.onrecord")
    with open_record("korea.onrecord") as record:
        for event in record.events(status="planned"):
            print(event.title, len(event.origins))

Everything here is loaded when it is first asked for, so that importing the package costs next to nothing.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.acquire import acquire
    from onrecord.acquire.feeds.manners import Manners
    from onrecord.cluster.reading import ClaimsResult, ClaimsStep, read_to_claims
    from onrecord.cluster.recording import record_claims
    from onrecord.errors import (
        AcquireError,
        AmbiguousError,
        ContentError,
        InputError,
        InUseError,
        MissingExtraError,
        NotARecordError,
        NotFoundError,
        OnrecordError,
        PipelineError,
        ReaderError,
        StoreError,
        UsageError,
        VersionError,
    )
    from onrecord.export import export
    from onrecord.model import (
        Account,
        Alert,
        AlertMessage,
        Claim,
        Confidence,
        Conflict,
        Dataset,
        DatasetEvent,
        Dateline,
        Entity,
        Event,
        Evidence,
        Forecast,
        Grade,
        Item,
        Likely,
        Listed,
        Name,
        Origin,
        Outlook,
        Party,
        Place,
        Reason,
        Report,
        Response,
        Scored,
        Section,
        Source,
        Span,
        Story,
        Term,
        TimeRange,
        Use,
        Variant,
        WhatIf,
    )
    from onrecord.record.decisions import Decision
    from onrecord.store import Record, open_record
    from onrecord.store.verifying import Fault
    from onrecord.tell.brief import Brief
    from onrecord.tell.diff import diff
    from onrecord.tell.entities import EntityRow, entities
    from onrecord.tell.ledgers import ledger
    from onrecord.tell.page import page
    from onrecord.tell.show import show
    from onrecord.tell.summary import summary
    from onrecord.verbs.alerting.delivering import Undelivered
    from onrecord.verbs.alerts import AlertResult, AlertState, add_alert, alerts, check_alerts, remove_alert
    from onrecord.verbs.ask import Answer, Found, Question, ask
    from onrecord.verbs.backup import BackupResult, BackupStep, backup
    from onrecord.verbs.brief import brief
    from onrecord.verbs.build import build
    from onrecord.verbs.check import check
    from onrecord.verbs.checking import Checked, Verdict
    from onrecord.verbs.cite import cite
    from onrecord.verbs.copy import CopyResult, CopyStep, copy
    from onrecord.verbs.decide import decide, undo
    from onrecord.verbs.explain import explain
    from onrecord.verbs.forecast import forecast
    from onrecord.verbs.forecast_evaluate import forecast_evaluate
    from onrecord.verbs.forecast_score import forecast_score
    from onrecord.verbs.forecast_train import forecast_train
    from onrecord.verbs.forecast_whatif import forecast_whatif
    from onrecord.verbs.import_dataset import DatasetResult, ImportStep, forget_dataset, import_dataset
    from onrecord.verbs.import_list import ImportResult, forget_list, import_list
    from onrecord.verbs.meanings import MeaningsResult, MeaningStep, meanings
    from onrecord.verbs.read import read
    from onrecord.verbs.remove import RemoveResult, remove
    from onrecord.verbs.running import BuildResult, Problem, Step, Undated
    from onrecord.verbs.verify import Verified, VerifyResult, VerifyStep, verify
    from onrecord.verbs.watch import WatchResult, watch
    from onrecord.verbs.watching.telling import Missed, Round

__version__ = "0.1.0"

__all__ = [
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

_HOMES = {
    "acquire": "acquire",
    "ask": "verbs.ask",
    "Answer": "verbs.ask",
    "Found": "verbs.ask",
    "Question": "verbs.ask",
    "backup": "verbs.backup",
    "BackupResult": "verbs.backup",
    "BackupStep": "verbs.backup",
    "build": "verbs.build",
    "BuildResult": "verbs.running",
    "Problem": "verbs.running",
    "Step": "verbs.running",
    "Undated": "verbs.running",
    "Brief": "tell.brief",
    "brief": "verbs.brief",
    "check": "verbs.check",
    "Checked": "verbs.checking",
    "Verdict": "verbs.checking",
    "cite": "verbs.cite",
    "copy": "verbs.copy",
    "CopyResult": "verbs.copy",
    "CopyStep": "verbs.copy",
    "ClaimsResult": "cluster.reading",
    "ClaimsStep": "cluster.reading",
    "read_to_claims": "cluster.reading",
    "record_claims": "cluster.recording",
    "explain": "verbs.explain",
    "export": "export",
    "DatasetResult": "verbs.import_dataset",
    "ImportStep": "verbs.import_dataset",
    "forget_dataset": "verbs.import_dataset",
    "import_dataset": "verbs.import_dataset",
    "forecast": "verbs.forecast",
    "forecast_evaluate": "verbs.forecast_evaluate",
    "forecast_score": "verbs.forecast_score",
    "forecast_train": "verbs.forecast_train",
    "forecast_whatif": "verbs.forecast_whatif",
    "ImportResult": "verbs.import_list",
    "forget_list": "verbs.import_list",
    "import_list": "verbs.import_list",
    "MeaningStep": "verbs.meanings",
    "MeaningsResult": "verbs.meanings",
    "meanings": "verbs.meanings",
    "read": "verbs.read",
    "remove": "verbs.remove",
    "RemoveResult": "verbs.remove",
    "verify": "verbs.verify",
    "Verified": "verbs.verify",
    "VerifyResult": "verbs.verify",
    "VerifyStep": "verbs.verify",
    "Fault": "store.verifying",
    "Record": "store",
    "open_record": "store",
    "Decision": "record.decisions",
    "decide": "verbs.decide",
    "undo": "verbs.decide",
    "AlertResult": "verbs.alerts",
    "AlertState": "verbs.alerts",
    "Undelivered": "verbs.alerting.delivering",
    "add_alert": "verbs.alerts",
    "alerts": "verbs.alerts",
    "check_alerts": "verbs.alerts",
    "remove_alert": "verbs.alerts",
    "Manners": "acquire.feeds.manners",
    "Missed": "verbs.watching.telling",
    "Round": "verbs.watching.telling",
    "WatchResult": "verbs.watch",
    "watch": "verbs.watch",
} | dict.fromkeys(("EntityRow", "diff", "entities", "ledger", "page", "show", "summary"), "tell")


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'onrecord' has no attribute '{name}'")
    home = _HOMES.get(name) or ("errors" if name.endswith("Error") else "model")
    return getattr(import_module(f"onrecord.{home}"), name)


def __dir__() -> list[str]:
    return __all__


class _Room(ModuleType):
    """A room that bears the name of a verb, and can be called as the verb: `onrecord.read("report.html")`."""

    def __call__(self, *args: Any, **options: Any) -> Any:
        name = self.__name__.rpartition(".")[2]
        return getattr(import_module(f"onrecord.{_HOMES[name]}"), name)(*args, **options)


class _Library(ModuleType):
    """The package. Importing a room sets it as an attribute here, where the verb of its name is expected."""

    def __setattr__(self, name: str, value: Any) -> None:
        if name in _HOMES and type(value) is ModuleType:
            value.__class__ = _Room
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Library
