"""The reader itself: reports to readings, by an endpoint where it gives something usable, else by the built-in one."""

import asyncio
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from msgspec import structs

from onrecord.model import Report
from onrecord.read import language
from onrecord.read.model_reader.answers import told
from onrecord.read.model_reader.asking import Asking, Given
from onrecord.read.model_reader.cache import Cache
from onrecord.read.model_reader.claims import with_claims
from onrecord.read.model_reader.endpoint import Endpoint
from onrecord.read.model_reader.running import first, run
from onrecord.read.model_reader.scale import scale_of
from onrecord.read.model_reader.settings import ReaderSettings
from onrecord.read.naming import naming
from onrecord.read.pipeline import stages
from onrecord.read.readers import BuiltIn, ReadBy
from onrecord.read.reading import Reading

if TYPE_CHECKING:
    from onrecord.read.pipeline import Settings

DROPPED = "dropped: "
FELL_BACK = "reports read by the built-in reader"


class ModelReader:
    """Reads with a language model behind an OpenAI-compatible endpoint.

    Args:
        asked: the endpoint and how it is asked.
        settings: how the built-in reader parses, resolves, and reads what is left to it.

    Raises:
        UsageError: the cache's folder or the scale's file cannot be used.
    """

    def __init__(self, asked: ReaderSettings, settings: "Settings") -> None:
        self._asked = asked
        self._settings = settings
        self._scale = scale_of(asked.scale)
        self._endpoint = Endpoint(asked)
        self._asking = Asking(asked, self._endpoint, Cache(asked.folder))
        self._built_in = BuiltIn(settings)

    def read(self, reports: Sequence[Report]) -> Iterator[ReadBy]:
        """What the reports say, in order; a report whose answers stay unusable is read by the built-in reader.

        Raises ReaderError where the endpoint would refuse every request.
        """
        given = run(self._ask(reports))
        left = [report for report, one in zip(reports, given, strict=True) if one.failed]
        right = [report for report, one in zip(reports, given, strict=True) if not one.failed]
        by_model = language.parse(right, self._settings.model)
        by_rules = self._built_in.read(left) if left else iter(())
        for one in given:
            if one.failed:
                yield self._fallen_back(next(by_rules), one)
            else:
                yield self._resolved(next(by_model), one)

    async def _ask(self, reports: Sequence[Report]) -> list[Given]:
        room = asyncio.Semaphore(self._asked.parallel)

        async with self._endpoint.client() as client:

            async def one(report: Report) -> Given:
                async with room:
                    return await self._asking.about(client, report)

            try:
                async with asyncio.TaskGroup() as group:
                    tasks = [group.create_task(one(report)) for report in reports]
            except BaseExceptionGroup as errors:
                raise first(errors) from None
            return [task.result() for task in tasks]

    def _resolved(self, reading: Reading, given: Given) -> ReadBy:
        for step in takewhile(lambda step: "events" not in step.gives, stages()):
            reading = step(reading)
        counts = Counter(given.counts)
        reading = naming(with_claims(reading, given.checked, self._scale, counts))
        dropped = Counter(
            {name.removeprefix(DROPPED): count for name, count in counts.items() if name.startswith(DROPPED)}
        )
        if dropped:
            plural = "s" if dropped.total() > 1 else ""
            reading = _noted(
                reading, f"{dropped.total()} claim{plural} of {self._asked.name} left out: {told(dropped)}"
            )
        return ReadBy(reading, counts)

    def _fallen_back(self, read: ReadBy, given: Given) -> ReadBy:
        note = f"read by the built-in reader, for {self._asked.name} gave {given.failed}"
        return ReadBy(_noted(read.reading, note), Counter(given.counts) + Counter({FELL_BACK: 1}))


def _noted(reading: Reading, note: str) -> Reading:
    report = reading.report
    return reading.with_(report=structs.replace(report, notes=(*report.notes, note)))
