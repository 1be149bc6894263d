"""Messages to a webhook: a POST each, signed with HMAC-SHA256, so that nobody else can send one."""

import hmac
import time

import msgspec

from onrecord.acquire.fetching import post
from onrecord.acquire.limits import RefusalError
from onrecord.model.alerts import AlertMessage
from onrecord.verbs.alerting.ways import NotDelivered, Ways

KEY = "ONRECORD_WEBHOOK_KEY"
SHORTEST = 16  # characters of a key


def send(url: str, message: AlertMessage, ways: Ways) -> None:
    """Send one message. Raises NotDelivered: without a key, or where the answer is not of the 2xx."""
    key = ways.secret(KEY)
    if len(key) < SHORTEST:
        lacks = "is not set" if not key else f"is shorter than {SHORTEST} characters"
        raise NotDelivered(f"{KEY} {lacks}: messages to a webhook are signed with it; set it, or {KEY}_FILE")
    body = msgspec.json.encode(message)
    at = str(int(time.time()))
    headers = {
        "Content-Type": "application/json",
        "Onrecord-Id": message.id,
        "Onrecord-Timestamp": at,
        "Onrecord-Signature": f"sha256={signature(key, at, body)}",
    }
    try:
        status = post(url, body, headers, ways.limits)
    except RefusalError as refusal:
        raise NotDelivered(str(refusal)) from refusal
    if not 200 <= status < 300:
        raise NotDelivered(f"{url} answered {status}")


def signature(key: str, at: str, body: bytes) -> str:
    """The HMAC-SHA256, in hexadecimal, of the moment, a full stop and the body."""
    return hmac.new(key.encode(), at.encode() + b"." + body, "sha256").hexdigest()
