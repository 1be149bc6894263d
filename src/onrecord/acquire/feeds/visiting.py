"""One polite request for a list or an article: only if it has changed, and when its host may be asked."""

from datetime import UTC, datetime

from msgspec import Struct

from onrecord.acquire.feeds.hosts import Hosts, StoppedError
from onrecord.acquire.fetching import Answer, Fetched, UnansweredError, request, told
from onrecord.acquire.limits import Limits, RefusalError, unexpected
from onrecord.errors import OnrecordError

GONE = (404, 410)


class Validators(Struct, frozen=True):
    """What a server gave to ask with whether something has changed since."""

    etag: str | None = None
    modified: str | None = None


class Visit(Struct, frozen=True, kw_only=True):
    """What a visit gave: a page, or None where it has not changed since."""

    page: Fetched | None
    validators: Validators
    at: str


class GoneError(RefusalError):
    """There is nothing at an address, and it says so."""

    def __init__(self, reason: str) -> None:
        super().__init__("unreadable", reason)


def visit(url: str, hosts: Hosts, limits: Limits, validators: Validators) -> Visit:
    """Ask for an address, if its host may be asked, and wait for its turn.

    Raises:
        LaterError: the host is to be left alone for a while.
        ForbiddenError: its robots.txt forbids it.
        GoneError: there is nothing any more.
        UnansweredError: no answer came, or not in time.
        RefusalError: it cannot be fetched, with the reason.
        StoppedError: waiting was to end.
    """
    headers = {"If-None-Match": validators.etag, "If-Modified-Since": validators.modified}
    given = {name: value for name, value in headers.items() if value and value.isascii() and value.isprintable()}
    asked = [url]

    def before(hop: str) -> None:
        asked.append(hop)
        hosts.turn(hop)

    try:
        answer = request(url, limits, headers=given, before=before)
        hosts.answered(answer.url, answer)
    except UnansweredError:
        hosts.unanswered(asked[-1])
        raise
    except (OnrecordError, StoppedError):
        raise
    except Exception as error:  # one answer must not end a round, whatever a library makes of it
        raise unexpected(error) from error
    if answer.status == 304 and given:
        return Visit(page=None, validators=validators, at=_now())
    if answer.page is None:
        raise GoneError(told(answer)) if answer.status in GONE else RefusalError("unreadable", told(answer))
    return Visit(page=answer.page, validators=_validators(answer), at=_now())


def _validators(answer: Answer) -> Validators:
    etag, modified = answer.headers.get("etag"), answer.headers.get("last-modified")
    return Validators(etag[:200] if etag else None, modified[:100] if modified else None)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
