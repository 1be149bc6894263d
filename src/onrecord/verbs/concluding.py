"""What ends a run of `build`: what its reports bear on is worked out; one that this fails on does not stop the rest."""

import msgspec
from sqlalchemy.exc import SQLAlchemyError

from onrecord.model import Claim, Report, Response
from onrecord.store import Record
from onrecord.verbs.batches import SPARES_NOBODY
from onrecord.verbs.obeying import Recording

Part = tuple[Report, list[Claim], list[Response]]


def conclude(recording: Recording) -> list[Report]:
    """Work out what the reports bear on that were taken in.

    Returns:
        Those that this failed on; they are kept without claims, and say so.
    """
    try:
        with recording.transaction():
            recording.recorder.finish()
    except (*SPARES_NOBODY, OSError, SQLAlchemyError):
        raise
    except Exception:
        recording.recorder.forget()
        return _one_by_one(recording)
    return []


def _one_by_one(recording: Recording) -> list[Report]:
    """First all without their claims, then each with its own, so that the one is found that it fails on."""
    recorder = recording.recorder
    parts = [_part(recording.record, id) for id in recorder.unfinished()]
    with recording.transaction():
        for report, _, _ in parts:
            recorder.take(report, (), ())
        recorder.finish()
    failed = []
    for report, claims, responses in parts:
        try:
            with recording.transaction():
                recorder.add(report, claims, responses)
        except (*SPARES_NOBODY, OSError, SQLAlchemyError):
            raise
        except Exception as error:
            recorder.forget()
            reason = f"recording it failed: {type(error).__name__}: {error}"
            failed.append(msgspec.structs.replace(report, status="unreadable", reason=reason))
            with recording.transaction():
                recorder.add(failed[-1], (), ())
    return failed


def _part(record: Record, id: str) -> Part:
    return record.report(id), list(record.claims(report=id)), list(record.responses(report=id))
