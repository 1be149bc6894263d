import json

import pytest

from onrecord.read.model_reader.replies import Completion, complaint, completion
from onrecord.read.model_reader.settings import KEY


def test_the_words_and_what_they_cost() -> None:
    body = {"choices": [{"message": {"content": "{}"}, "finish_reason": "length"}], "usage": {"prompt_tokens": 7}}
    assert completion(json.dumps(body).encode()) == Completion("{}", True, 7, 0)


def test_words_in_parts_are_joined() -> None:
    parts = [{"type": "text", "text": "{"}, {"type": "image"}, {"type": "text", "text": "}"}, "x"]
    assert completion(json.dumps({"choices": [{"message": {"content": parts}}]}).encode()).content == "{}"


@pytest.mark.parametrize(
    "body",
    [
        b"", b"<html>Bad gateway</html>", b"[]", b"{}", b'{"choices": []}', b'{"choices": [{}]}',
        b'{"choices": {"a": 1}}', b'{"choices": [{"message": {"content": null, "refusal": "no"}}], "usage": "much"}',
        b"\xff\xfe", b"[" * 50_000,
    ],
)  # fmt: skip
def test_a_reply_without_words_is_empty_words(body: bytes) -> None:
    assert completion(body) == Completion("")


def test_counts_that_are_none_are_nothing() -> None:
    usage = {"prompt_tokens": -4, "completion_tokens": True}
    assert completion(json.dumps({"usage": usage}).encode())[2:] == (0, 0)


def test_complaints_are_short_and_never_hold_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    assert complaint(b'{"error": {"message": "too\\n many\\u0007 tokens"}}') == ": too many tokens"
    assert complaint(b'{"error": "overloaded"}') == ": overloaded"
    assert complaint(b"<html>") == complaint(b'{"error": 4}') == ""
    assert len(complaint(json.dumps({"error": "x" * 10_000}).encode())) < 200
    monkeypatch.setenv(KEY, "sk-12345678")
    assert complaint(b'{"error": "no such key: sk-12345678"}') == ""
