import asyncio
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.model import Report
from onrecord.read.model_reader import ReaderSettings
from onrecord.read.model_reader.asking import Asking, Given
from onrecord.read.model_reader.cache import Cache
from onrecord.read.model_reader.checks import NO_QUOTE
from onrecord.read.model_reader.endpoint import Endpoint
from onrecord.read.model_reader.known import bound
from tests.read.model_reader.serving import Asked, Host, Reply, claim, refused, said
from tests.read.model_reader.test_prompt import SENTENCE, long_text

TEXT = "The envoys met in Juba on Monday."
MET = claim("The envoys met in Juba", "met", "CONSULT")
Settings = Callable[..., ReaderSettings]


def about(settings: ReaderSettings, text: str = TEXT, endpoint: Endpoint | None = None) -> Given:
    endpoint = endpoint or Endpoint(settings)
    asking = Asking(settings, endpoint, Cache(settings.folder))

    async def run() -> Given:
        async with endpoint.client() as client:
            return await asking.about(client, Report(id="r", title="Talks", text=text))

    return asyncio.run(run())


def quotes(given: Given, text: str = TEXT) -> list[str]:
    return [found.quote.of(text) for _, checked in given.checked for found in checked.claims]


def test_a_good_answer_is_kept_and_costs_nothing_again(host: Host, asked: Settings) -> None:
    host.answer = lambda _: said({"claims": [MET]}, tokens=(300, 40))
    first = about(asked())
    assert (quotes(first), first.failed) == (["The envoys met in Juba"], None)
    assert first.counts == {"requests": 1, "tokens in": 300, "tokens out": 40}
    again = about(asked())
    assert again.checked == first.checked
    assert again.counts == {"answers from the cache": 1}
    assert len(host.asked) == 1


def test_another_model_or_text_is_asked_anew(host: Host, asked: Settings) -> None:
    host.answer = lambda _: said({"claims": [MET]})
    about(asked())
    about(asked(model="small-2"))
    about(asked(), f"{TEXT} They parted.")
    assert len(host.asked) == 3


def test_an_answer_from_the_cache_keeps_the_name_of_who_gave_it(host: Host, asked: Settings) -> None:
    host.answer = lambda _: said({"claims": [MET]})
    about(asked())
    elsewhere = about(asked(url="http://127.0.0.1:9/v1"))
    assert elsewhere.checked[0][0] == f"small-1 at {host.name}"
    assert elsewhere.failed is None


def test_claims_that_are_dropped_are_counted(host: Host, asked: Settings) -> None:
    host.answer = lambda _: said({"claims": [MET, {**MET, "quote": "They met."}, {**MET, "type": "CHAT"}]})
    given = about(asked())
    assert quotes(given) == ["The envoys met in Juba"]
    assert (given.counts[f"dropped: {NO_QUOTE}"], given.counts["dropped: type unknown"]) == (1, 1)


@pytest.mark.parametrize(
    "bad",
    [
        "I would rather not.",
        "",
        {"claims": "many"},
        [{"a": 1}],
        {"claims": [{**MET, "quote": "Nobody met."}]},
        "[" * 9_000,
    ],
)
def test_a_bad_answer_is_asked_for_again_with_its_fault(host: Host, asked: Settings, bad: object) -> None:
    host.answers([said(bad), said({"claims": [MET]})])
    given = about(asked())
    assert quotes(given) == ["The envoys met in Juba"]
    assert given.counts["unusable answers"] == 1
    assert "cannot be used" in host.asked[1].body["messages"][-1]["content"]
    assert about(asked()).counts == {"answers from the cache": 1}


def test_answers_that_stay_bad_fail_and_are_not_kept(host: Host, asked: Settings) -> None:
    host.answer = lambda _: said("I would rather not.")
    given = about(asked())
    assert given.failed == "no usable answer: it is not JSON"
    assert given.counts["unusable answers"] == bound("asks") == len(host.asked)
    about(asked())
    assert len(host.asked) == 2 * bound("asks")


def test_no_answer_fails(host: Host, asked: Settings) -> None:
    host.answers([refused(503)])
    assert about(asked(tries=1)).failed == "no answer: HTTP 503"


def test_an_endpoint_that_never_answers_is_left_alone_after_a_while(host: Host, asked: Settings) -> None:
    host.answers([refused(503)])
    settings = asked(tries=1)
    endpoint = Endpoint(settings)
    for _ in range(bound("failures")):
        about(settings, endpoint=endpoint)
    tried = len(host.asked)
    assert "in a row" in str(about(settings, endpoint=endpoint).failed)
    assert len(host.asked) == tried


def test_a_long_report_is_asked_about_in_parts(host: Host, asked: Settings) -> None:
    text = long_text(40)

    def answer(request: Asked) -> Reply:
        number = request.text.partition(".")[0]
        quote = f"{number}. {SENTENCE.strip()}"
        return said({"claims": [claim(quote, "met", "CONSULT")]})

    host.answer = answer
    given = about(asked(), text)
    assert len(host.asked) == len(given.checked) > 1
    found = quotes(given, text)
    assert found[0].startswith("Paragraph 0.")
    assert len(set(found)) == len(found)


def test_one_part_that_stays_unusable_fails_the_report(host: Host, asked: Settings) -> None:
    host.answer = lambda request: said("no" if "Paragraph 39." in request.text else {"claims": []})
    assert "not JSON" in str(about(asked(), long_text(40)).failed)


def test_an_answer_that_breaks_off_is_asked_for_in_halves(host: Host, asked: Settings) -> None:
    text = long_text(12)
    half = json.dumps({"claims": [MET]})[:40]

    def answer(request: Asked) -> Reply:
        whole = len(request.text) > len(text) * 0.7
        return said(half, finish="length") if whole else said({"claims": []})

    host.answer = answer
    given = about(asked(), text)
    assert given.failed is None
    assert len(given.checked) == len(host.asked) - 1
    requests = len(host.asked)
    assert about(asked(), text).failed is None
    assert len(host.asked) == requests


def test_a_part_that_is_too_long_for_the_endpoint_is_asked_for_in_halves(host: Host, asked: Settings) -> None:
    text = long_text(12)
    host.answer = lambda request: (
        refused(400, "context length") if len(request.text) > len(text) * 0.7 else said({"claims": []})
    )
    settings = asked()
    endpoint = Endpoint(settings)
    about(settings, "Envoys met.", endpoint)
    assert about(settings, text, endpoint).failed is None
    host.answers([refused(400, "context length")])
    assert "HTTP 400" in str(about(settings, TEXT, endpoint).failed)


def test_a_report_that_is_refused_for_itself_does_not_count_against_the_endpoint(host: Host, asked: Settings) -> None:
    settings = asked()
    endpoint = Endpoint(settings)
    host.answers([refused(403, "flagged")])
    for _ in range(bound("failures") + 1):
        assert "HTTP 403" in str(about(settings, endpoint=endpoint).failed)


def test_a_small_part_that_breaks_off_is_unusable(host: Host, asked: Settings) -> None:
    host.answer = lambda _: said('{"claims": [', finish="length")
    assert "not JSON" in str(about(asked()).failed)


def test_the_cache_never_holds_the_key(
    host: Host, asked: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_READER_KEY", "sk-12345678")
    host.answer = lambda _: said({"claims": [MET]})
    about(asked())
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"The envoys met in Juba" in kept
    assert b"12345678" not in kept
