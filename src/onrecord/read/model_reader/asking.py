"""A report's parts asked about, one after the other: from the cache, else from the endpoint, until it can be used."""

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from onrecord.model import Report
from onrecord.read.model_reader.answers import UnusableError, take_apart
from onrecord.read.model_reader.cache import Cache, Kept, key_of
from onrecord.read.model_reader.checks import Checked, check
from onrecord.read.model_reader.endpoint import Endpoint, NotThisError, UnansweredError
from onrecord.read.model_reader.known import bound
from onrecord.read.model_reader.prompt import Messages, Part, again, halves, messages, parts
from onrecord.read.model_reader.replies import Completion
from onrecord.read.model_reader.settings import ReaderSettings, reader_name

if TYPE_CHECKING:
    import httpx


class Given(NamedTuple):
    """What a model gave for a report: for each part what was kept of its answer, and who gave that.

    `failed` says why it has to be read by another reader. `counts`: requests, answers from the cache, tokens, and
    "dropped: REASON" for claims left out.
    """

    checked: tuple[tuple[str, Checked], ...]
    failed: str | None
    counts: Counter[str]


class _BrokenOffError(Exception):
    pass


class Asking:
    """Asks one endpoint about reports."""

    def __init__(self, settings: ReaderSettings, endpoint: Endpoint, cache: Cache) -> None:
        self._settings = settings
        self._endpoint = endpoint
        self._cache = cache

    async def about(self, client: "httpx.AsyncClient", report: Report) -> Given:
        """Everything that the model finds in a report, or why it cannot be used."""
        counts: Counter[str] = Counter()
        checked: list[tuple[str, Checked]] = []
        try:
            for part in parts(report.text):
                checked += await self._part(client, report, part, counts)
        except UnusableError as error:
            return Given((), f"no usable answer: {error}", counts)
        except UnansweredError as error:
            return Given((), f"no answer: {error}", counts)
        for _, one in checked:
            counts.update({f"dropped: {reason}": count for reason, count in one.dropped.items()})
        return Given(tuple(checked), None, counts)

    async def _part(
        self, client: "httpx.AsyncClient", report: Report, part: Part, counts: Counter[str]
    ) -> list[tuple[str, Checked]]:
        asked = messages(report, part)
        key = key_of(self._settings.model, asked)
        try:
            if kept := self._kept(key, report, part):
                counts["answers from the cache"] += 1
                return [kept]
            return [await self._asked(client, report, part, asked, counts)]
        except (_BrokenOffError, NotThisError):  # too long an answer, or too long a question
            smaller = halves(report.text, part)
            if not smaller:
                raise
            return [one for half in smaller for one in await self._part(client, report, half, counts)]

    def _kept(self, key: str, report: Report, part: Part) -> tuple[str, Checked] | None:
        kept = self._cache.get(key)
        if kept is None:
            return None
        if kept.broken_off and halves(report.text, part):
            raise _BrokenOffError
        try:
            return reader_name(kept.model, kept.host), check(take_apart(kept.content), report.text, part)
        except UnusableError:
            return None

    async def _asked(
        self, client: "httpx.AsyncClient", report: Report, part: Part, asked: Messages, counts: Counter[str]
    ) -> tuple[str, Checked]:
        host, model, key = self._settings.host, self._settings.model, key_of(self._settings.model, asked)
        fault = UnusableError("it is empty")
        said = asked
        for _ in range(bound("asks")):
            completion = await self._answer(client, said, counts)
            kept = Kept(content=completion.content, host=host, model=model)
            try:
                checked = check(take_apart(completion.content), report.text, part)
            except UnusableError as error:
                if completion.broken_off and halves(report.text, part):
                    self._cache.put(key, Kept(content="", host=host, model=model, broken_off=True))
                    raise _BrokenOffError from None
                counts["unusable answers"] += 1
                fault, said = error, again(asked, completion.content, str(error))
            else:
                self._cache.put(key, kept)
                return self._settings.name, checked
        raise fault

    async def _answer(self, client: "httpx.AsyncClient", said: Messages, counts: Counter[str]) -> Completion:
        pace = self._endpoint.pace
        if pace.resting:
            raise UnansweredError(f"it has not answered for {bound('failures')} reports in a row")
        counts["requests"] += 1
        try:
            completion = await self._endpoint.complete(client, said)
        except NotThisError:
            raise
        except UnansweredError:
            pace.failed()
            raise
        pace.answered()
        counts["tokens in"] += completion.tokens_in
        counts["tokens out"] += completion.tokens_out
        return completion
