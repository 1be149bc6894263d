"""How much of an input is read, and for how long: every wait and every size has a bound."""

from msgspec import Struct

from onrecord.errors import AcquireError, MissingExtraError
from onrecord.model import ReportStatus


class Limits(Struct, frozen=True, kw_only=True):
    """Bounds on one report. The defaults fit any article and stop everything that is none.

    Attributes:
        max_bytes: the most bytes of one article as stored, after decompression.
        max_chars: the most characters of one article's text.
        max_document: the most bytes, once unpacked, of a file that has to be held whole and may hold many articles:
            DOCX, RTF, PDF, a saved page, the parts of a ZIP archive.
        timeout: the most seconds for one URL, redirects included.
        max_redirects: the most redirects followed for one URL.
        allow_private: whether URLs may lead to loopback, private or link-local addresses.
    """

    max_bytes: int = 20_000_000
    max_chars: int = 500_000
    max_document: int = 200_000_000
    timeout: float = 30.0
    max_redirects: int = 5
    allow_private: bool = False


class RefusalError(AcquireError):
    """An input that cannot become a readable report; `acquire` turns it into a report with this status.

    The message says in one line what is wrong and what can be done. Never leaves the room.
    """

    def __init__(self, status: ReportStatus, reason: str) -> None:
        super().__init__(reason)
        self.status: ReportStatus = status


def missing(what: str, extra: str) -> RefusalError:
    """The refusal for an input whose reader is an optional part: it names the pip install that brings it."""
    return RefusalError("unreadable", str(MissingExtraError(what, extra)))


def unexpected(error: Exception) -> RefusalError:
    """The refusal for an input on which a parser broke in a way that nobody foresaw."""
    return RefusalError(
        "unreadable", f"it could not be read ({type(error).__name__}: {str(error)[:120]})".replace("\n", " ")
    )
