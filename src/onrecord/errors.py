"""Every error that onrecord raises on purpose.

OnrecordError
├── UsageError            the call itself is wrong: an unknown table, format, setting
│   └── PipelineError     stages in an order in which one lacks what it needs
├── AcquireError          an input could not become a report
│   ├── InputError        the input cannot be opened: missing, no permission, too large
│   └── ContentError      it opened, but holds no report: empty, noise, no article
├── ReaderError           an endpoint of the user's own refuses to read: a wrong address, key or model
├── StoreError            the record on disk
│   ├── NotARecordError   the file is something else, or damaged
│   ├── VersionError      the record was made by a newer onrecord
│   ├── InUseError        another process writes the record, and did not end in the time that was waited
│   └── NotFoundError     no such claim, event, report or story in the record
│       └── AmbiguousError    several ids begin with what was given of one
├── ModelError            the reader's own files are missing or damaged; says how to mend it
└── MissingExtraError     an optional part is not installed; names the pip install that brings it

Each message says what happened, why, and what can be done. Catch `OnrecordError` to catch them all.
"""


class OnrecordError(Exception):
    """The root of every error that onrecord raises on purpose."""


class UsageError(OnrecordError):
    """The call itself is wrong; the message lists the options there are."""


class PipelineError(UsageError):
    """A stage was placed before one that gives what it requires."""


class AcquireError(OnrecordError):
    """An input could not become a report."""


class InputError(AcquireError):
    """The input cannot be opened: missing, not permitted, too large, or refused."""


class ContentError(AcquireError):
    """The input opened but holds no report: empty, noise, no article."""


class ReaderError(OnrecordError):
    """The endpoint that was to read refuses every request, as with a wrong address, key or model."""


class StoreError(OnrecordError):
    """The record on disk cannot be used as asked."""


class NotARecordError(StoreError):
    """The file is not an onrecord record, or is damaged."""


class VersionError(StoreError):
    """The record was made by a newer version of onrecord than this one."""


class InUseError(StoreError):
    """Another process writes the record, and did not end in the time that was waited for it."""


class NotFoundError(StoreError):
    """The record holds nothing under that name."""


class AmbiguousError(NotFoundError):
    """Several ids begin with what was given of one; the message names them."""


class ModelError(OnrecordError):
    """The files of the learned reader are missing or damaged; the message says how to mend it."""


class MissingExtraError(OnrecordError):
    """An optional part is not installed.

    Args:
        what: what was asked for, such as "Parquet export".
        extra: the extra that brings it, such as "parquet".
    """

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} needs an optional part. Install it with: pip install 'onrecord[{extra}]'")
        self.extra = extra
