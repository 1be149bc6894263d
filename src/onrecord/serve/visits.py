"""When a visitor was here before: two moments in a cookie that no other site gets, and nothing about who it is.

A visit ends after half an hour without a look at the record's home. What is new is new since the end of the visit
before this one, so that it stays new while one looks around.
"""

import hashlib
import re
import time
from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import Response

PAUSE = 30 * 60  # seconds after which a visit is another
KEPT = 400 * 24 * 3600  # seconds; browsers keep none longer
FORM = re.compile(r"(\d{1,12})\.(\d{1,12})")


def since(request: Request, record: str) -> str | None:
    """The moment since which things are new (UTC, ISO 8601); None on a first visit."""
    before, _ = _visits(request, record)
    return datetime.fromtimestamp(before, UTC).isoformat(timespec="seconds") if before else None


def remember(request: Request, response: Response, record: str) -> None:
    """Have the visitor's browser keep that they are here now."""
    before, now = _visits(request, record)
    response.set_cookie(
        _name(record), f"{before}.{now}", max_age=KEPT, path="/", httponly=True, samesite="strict", secure=False
    )


def _visits(request: Request, record: str) -> tuple[int, int]:
    """The end of the visit before (0: there was none), and now."""
    now = int(time.time())
    kept = FORM.fullmatch(request.cookies.get(_name(record), ""))
    if kept is None:
        return 0, now
    before, last = (min(int(part), now) for part in kept.groups())
    return (last if now - last > PAUSE else before), now


def _name(record: str) -> str:
    return "seen-" + hashlib.blake2b(record.encode(), digest_size=6).hexdigest()
