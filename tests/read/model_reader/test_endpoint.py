import asyncio
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from onrecord.errors import ReaderError
from onrecord.read.model_reader import ReaderSettings
from onrecord.read.model_reader.endpoint import Endpoint, NotThisError, UnansweredError
from onrecord.read.model_reader.known import bound, forms
from onrecord.read.model_reader.replies import Completion
from onrecord.read.model_reader.settings import KEY
from tests.read.model_reader.serving import Host, Reply, refused, said

MESSAGES = [{"role": "system", "content": "Rules."}, {"role": "user", "content": "Text."}]
Asked = Callable[..., ReaderSettings]


def ask(settings: ReaderSettings, endpoint: Endpoint | None = None) -> Completion:
    endpoint = endpoint or Endpoint(settings)

    async def run() -> Completion:
        async with endpoint.client() as client:
            return await endpoint.complete(client, MESSAGES)

    return asyncio.run(run())


def test_a_request_has_the_model_the_messages_and_the_schema(host: Host, asked: Asked) -> None:
    host.answer = lambda _: said("words", tokens=(5, 6))
    assert ask(asked()) == Completion("words", False, 5, 6)
    (sent,) = host.asked
    assert sent.path == "/v1/chat/completions"
    assert (sent.body["model"], sent.body["messages"]) == ("small-1", MESSAGES)
    assert sent.body["response_format"] == forms()[0]["response_format"]
    assert "authorization" not in sent.headers


@pytest.mark.parametrize("end", ["/", "/chat/completions", "/?api-version=2", ""])
def test_addresses_lead_to_the_same_place(host: Host, asked: Asked, end: str) -> None:
    ask(asked(url=host.url + end))
    assert host.asked[0].path.partition("?")[0] == "/v1/chat/completions"
    assert host.asked[0].path.partition("?")[2] == end.partition("?")[2]


def test_the_key_is_sent_and_stands_in_no_error(host: Host, asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY, "sk-12345678")
    ask(asked())
    assert host.asked[0].headers["authorization"] == "Bearer sk-12345678"
    for status, kind in ((401, ReaderError), (403, UnansweredError), (503, UnansweredError)):
        host.answers([refused(status, "wrong key sk-12345678")])
        with pytest.raises(kind) as told:
            ask(asked(tries=1))
        assert "12345678" not in str(told.value)


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504, 529])
def test_what_may_pass_is_tried_again(host: Host, asked: Asked, status: int) -> None:
    host.answers([refused(status), refused(status), said("words")])
    assert ask(asked()).content == "words"
    assert len(host.asked) == 3


def test_tries_come_to_an_end(host: Host, asked: Asked) -> None:
    host.answers([refused(503, "model is loading")])
    with pytest.raises(UnansweredError, match="HTTP 503: model is loading"):
        ask(asked(tries=3))
    assert len(host.asked) == 3


def test_waits_between_tries_grow(host: Host, asked: Asked) -> None:
    host.answers([refused(500), refused(500), said("words")])
    begun = time.monotonic()
    ask(asked(first_wait=0.1))
    assert time.monotonic() - begun >= 0.3


def test_retry_after_is_obeyed(host: Host, asked: Asked) -> None:
    host.answers([refused(429, Retry_After="0.4"), said("words")])
    begun = time.monotonic()
    assert ask(asked()).content == "words"
    assert time.monotonic() - begun >= 0.4


def test_retry_after_as_a_date_is_obeyed(host: Host, asked: Asked) -> None:
    then = format_datetime(datetime.now(UTC) + timedelta(seconds=2), usegmt=True)
    host.answers([refused(503, Retry_After=then), said("words")])
    begun = time.monotonic()
    assert ask(asked()).content == "words"
    assert time.monotonic() - begun >= 0.9


def test_who_asks_for_too_much_patience_is_left_alone(host: Host, asked: Asked) -> None:
    host.answers([refused(429, Retry_After="86400"), said("words")])
    begun = time.monotonic()
    with pytest.raises(UnansweredError, match="left alone for"):
        ask(asked())
    assert (len(host.asked), time.monotonic() - begun < 60) == (1, True)


@pytest.mark.parametrize("status", [401, 402, 404, 301])
def test_a_wrong_address_or_key_is_an_error_at_once(host: Host, asked: Asked, status: int) -> None:
    host.answers([refused(status, Location="http://127.0.0.1:9/v1")])
    with pytest.raises(ReaderError, match=f"HTTP {status}.*{KEY}"):
        ask(asked())
    assert len(host.asked) == 1


@pytest.mark.parametrize("status", [403, 413, 418, 451])
def test_what_only_this_request_is_refused_for_is_not_tried_again(host: Host, asked: Asked, status: int) -> None:
    host.answers([refused(status, "flagged")])
    with pytest.raises(UnansweredError, match=f"HTTP {status}: flagged"):
        ask(asked())
    assert len(host.asked) == 1


def test_an_endpoint_that_does_not_know_schemas_is_asked_in_the_next_form(host: Host, asked: Asked) -> None:
    def answer(request: object) -> Reply:
        return refused(400, "no json_schema") if "json_schema" in str(request) else said("words")

    host.answer = answer
    endpoint = Endpoint(asked())
    assert ask(asked(), endpoint).content == "words"
    tried = len(host.asked)
    assert host.asked[-1].body["response_format"] == {"type": "json_object"}
    ask(asked(), endpoint)
    assert len(host.asked) == tried + 1  # it is remembered


def test_a_request_that_no_form_helps_is_unanswered(host: Host, asked: Asked) -> None:
    host.answers([refused(400, "content policy")])
    with pytest.raises(UnansweredError, match="HTTP 400: content policy"):
        ask(asked())
    assert len(host.asked) == len(forms())


def test_an_endpoint_that_knows_the_form_is_not_asked_in_others(host: Host, asked: Asked) -> None:
    endpoint = Endpoint(asked())
    ask(asked(), endpoint)
    host.answers([refused(400, "too many tokens")])
    with pytest.raises(NotThisError, match="too many tokens"):
        ask(asked(), endpoint)
    assert len(host.asked) == 2


def test_a_slow_answer_is_not_waited_for(host: Host, asked: Asked) -> None:
    host.answer = lambda _: said("words")._replace(after=60.0)
    begun = time.monotonic()
    with pytest.raises(UnansweredError, match="no answer within 2 s"):
        ask(asked(timeout=2.0, tries=5))
    assert len(host.asked) == bound("slow_tries")
    assert time.monotonic() - begun < 30


def test_an_answer_that_is_late_once_is_asked_for_again(host: Host, asked: Asked) -> None:
    host.answers([said("late")._replace(after=20.0), said("words")])
    assert ask(asked(timeout=1.5)).content == "words"


def test_who_hangs_up_or_is_not_there_is_unanswered(host: Host, asked: Asked) -> None:
    host.answers([Reply(hang_up=True)])
    with pytest.raises(UnansweredError, match="no connection"):
        ask(asked(tries=2))
    assert len(host.asked) == 2
    with pytest.raises(UnansweredError, match="no connection"):
        ask(asked(url="http://127.0.0.1:9/v1", tries=2))


def test_an_answer_without_end_is_cut_off(host: Host, asked: Asked) -> None:
    host.answers([Reply(b"x" * (bound("most_bytes") + 100_000))])
    with pytest.raises(UnansweredError, match="more than"):
        ask(asked(tries=2))


def test_a_doubted_endpoint_has_one_try(host: Host, asked: Asked) -> None:
    host.answers([refused(503)])
    endpoint = Endpoint(asked())
    for _ in range(bound("failures")):
        endpoint.pace.failed()
    with pytest.raises(UnansweredError):
        ask(asked(), endpoint)
    assert len(host.asked) == 1
