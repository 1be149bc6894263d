"""Reports into stories, as they arrive.

A report joins the story whose nearest reports are most like it in telling words; how telling a word is comes from a
table of English, not from the reports seen so far, so that the first report is treated like the last. Stories
that grow alike are joined. What comes out goes by the order in which reports are put in: `retelling` sees to that.
"""

import math
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from functools import lru_cache
from typing import Any

from msgspec import structs

from onrecord.knowledge import toml
from onrecord.model import Report, Story
from onrecord.record.facts import written
from onrecord.record.sharing import most_shared
from onrecord.record.shelf import Shelf
from onrecord.record.text import fingerprint, norm, rarity, stem, words

KEYS, MEMBERS = "stories", "stories.reports"
TELLING = 2.3
MOST_RANKED = 64


def settings() -> dict[str, Any]:
    """The contents of `knowledge/stories.toml`."""
    return toml("stories.toml")


@lru_cache(maxsize=16384)  # half a year of news, which reports are compared with again and again
def vector(title: str, text: str) -> dict[str, float]:
    """Telling words of a report, each with its weight; of length 1."""
    counted: dict[str, int] = {}
    weight: dict[str, float] = {}
    for told, times in ((words(title), int(settings()["title"])), (_opening(text), 1)):
        for word in told:
            value = rarity(word)
            if value > TELLING and not word.isdigit():
                kind = stem(word)
                counted[kind] = counted.get(kind, 0) + times
                weight[kind] = max(value, weight.get(kind, 0.0))
    found = {word: (1 + math.log(times)) * weight[word] ** 1.5 for word, times in counted.items()}
    kept = sorted(found, key=lambda word: (-found[word], word))[: settings()["vector"]]
    length = norm(found[word] for word in kept) or 1.0
    return {word: found[word] / length for word in kept}


def _opening(text: str) -> list[str]:
    return words(text[: 8 * int(settings()["words"])])[: settings()["words"]]


def likeness(a: Report, b: Report) -> float:
    """How alike two reports are, 0 to 1: shared telling words, less the further apart their days."""
    one, two = written(a), written(b)
    ours, theirs = vector(a.title, a.text), vector(b.title, b.text)
    alike = math.fsum([ours[word] * theirs[word] for word in ours.keys() & theirs.keys()])  # in whatever order
    if one is None or two is None:
        return alike
    table = settings()
    left = math.exp(-abs(one - two) / table["fades"])
    return float(alike * (table["floor"] + (1 - table["floor"]) * left))


def key_words(report: Report) -> list[str]:
    """The most telling words of a report."""
    return list(vector(report.title, report.text))[: settings()["key_words"]]


def posted_keys(report: Report) -> list[str]:
    """Keys under which a report's story is found: its telling words in its half year, the rarest at any time."""
    told, half = key_words(report), _half_year(report)
    return [*(f"{word}|{half}" for word in told), *(f"{word}|" for word in told[: settings()["timeless_words"]])]


def finer_keys(report: Report) -> dict[str, str]:
    """For the keys of a report's half year, those of its fortnight, which serve where many stories share the first."""
    when, half = _fortnight(report), _half_year(report)
    return {f"{word}|{half}": f"{word}|f{when}" for word in key_words(report)} if when is not None else {}


def searched_keys(report: Report) -> list[str]:
    """Keys that may lead to a report's story: of its half year, those around it, undated ones, and at any time."""
    told, half, fortnight = key_words(report), _half_year(report), _fortnight(report)
    around = ["?"] if half == "?" else [str(int(half) + step) for step in (-1, 0, 1)] + ["?"]
    around += [] if fortnight is None else [f"f{fortnight + step}" for step in (-1, 0, 1)]
    return [*(f"{word}|{when}" for word in told for when in around), *(f"{word}|" for word in told)]


def _half_year(report: Report) -> str:
    published = written(report)
    return "?" if published is None else str(published // 182)


def _fortnight(report: Report) -> int | None:
    published = written(report)
    return None if published is None else published // 14


class StoryIndex:
    """The stories on a shelf; `moved` are the reports of stories that were joined to others."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.moved: set[str] = set()

    def of_report(self, report: str) -> Story | None:
        """The story that a report belongs to."""
        for id in sorted(self.shelf.find(MEMBERS, [report])):
            story = self.shelf.get(Story, self.shelf.resolve(id.partition("#")[0]))
            if story is not None and report in story.reports:
                return story
        return None

    def add(self, report: Report, copies: Iterable[str] = (), among: Container[str] | None = None) -> Story:
        """Put a report into its story, or a new one; stories that it shows to be one are joined.

        Args:
            report: the report.
            copies: ids of reports that share its text.
            among: ids of the stories that are looked at; otherwise any.
        """
        shared = self.shelf.find(KEYS, searched_keys(report))
        counted: Counter[str] = Counter()
        if among is not None:
            shared = {id: count for id, count in shared.items() if self._story(id) in among}
        for id in most_shared(shared, MOST_RANKED, last=True):
            counted[self._story(id)] += shared[id]
        for copy in copies:
            story = self.of_report(copy)
            if story is not None and len(story.reports) < int(settings()["largest"]):
                counted[story.id] += 1000
        most = max(counted.values(), default=0)
        likely = [name for name in counted if 3 * counted[name] >= most]
        ranked = sorted(likely, key=lambda name: (-counted[name], name))[: settings()["candidates"]]
        near = [story for id in ranked if (story := self.shelf.get(Story, id)) is not None]
        scored = sorted(
            ((self.to_story(report, story), story.id, story) for story in near), key=lambda x: (-x[0], x[1])
        )
        fitting = [(score, story) for score, _, story in scored if score >= settings()["joins"]]
        if not fitting:
            return self.keep(self.fresh(_begin(report, f"began with {report.id}")), report)
        largest = int(settings()["largest"])
        open_ones = [(score, story) for score, story in fitting if len(story.reports) < largest]
        if not open_ones:
            full = fitting[0][1]
            return self.keep(self.fresh(_begin(report, f"goes on from {full.id}: {full.title}")), report)
        story = open_ones[0][1]
        for score, other in open_ones[1:]:
            if score >= settings()["merges"] and len(story.reports) + len(other.reports) < largest:
                story = self.join(story, other)
        return self.keep(structs.replace(story, reports=(*story.reports, report.id)), report)

    def _story(self, key: str) -> str:
        """The id of the story that a key leads to."""
        return self.shelf.resolve(key.partition("#")[0])

    def to_story(self, report: Report, story: Story) -> float:
        """Mean likeness of a report to the nearest few of a story's reports."""
        listed, table = _sample(story.reports), settings()
        alike: list[float] = []
        for at, id in enumerate(reversed(listed)):
            if at == table["probed"] and max(alike, default=0.0) < table["hopeless"]:
                break
            if (member := self.shelf.get(Report, id)) is not None:
                alike.append(likeness(report, member))
        nearest = sorted(alike, reverse=True)[: table["nearest"]]
        return sum(nearest) / len(nearest) if nearest else 0.0

    def keep(self, story: Story, report: Report) -> Story:
        """Put a story on the shelf, found by the report's telling words and the report."""
        self.shelf.put(story)
        self.shelf.also(KEYS, f"{story.id}#", self._telling(report))
        self.shelf.also(MEMBERS, f"{story.id}#{report.id}", [report.id])
        return story

    def _telling(self, report: Report) -> list[str]:
        """The report's keys, less those that lead to too many stories already: else their lists would grow for ever."""
        most, keys, finer = int(settings()["crowded"]), posted_keys(report), finer_keys(report)
        crowded = self.shelf.crowded(KEYS, [*keys, *finer.values()], most)
        keys += [finer[key] for key in keys if key in crowded and key in finer]
        return [key for key in keys if key not in crowded]

    def join(self, story: Story, other: Story) -> Story:
        """Two stories become one; the other's id answers with the first, and the history says so."""
        self.shelf.drop(Story, other.id)
        self.shelf.redirect(other.id, story.id)
        self.moved.update(other.reports)
        return structs.replace(
            story,
            reports=tuple(dict.fromkeys((*story.reports, *other.reports))),
            events=tuple(sorted({*story.events, *other.events})),
            history=(*story.history, *other.history, f"joined with {other.id}: {other.title}"),
        )

    def remove(self, report: str) -> Story | None:
        """Take a report out of its story; a story without reports is dropped."""
        story = self.of_report(report)
        if story is None:
            return None
        left = tuple(id for id in story.reports if id != report)
        self.shelf.post(MEMBERS, f"{story.id}#{report}", ())
        if not left:
            self.shelf.drop(Story, story.id)
            self.shelf.post(KEYS, f"{story.id}#", ())
            return None
        story = structs.replace(story, reports=left)
        self.shelf.put(story)
        return story

    def fresh(self, story: Story) -> Story:
        """The story under an id of its own, where its first report's answers with another story."""
        tries = 0
        while self.shelf.resolve(story.id) != story.id or self.shelf.get(Story, story.id) is not None:
            tries += 1
            story = structs.replace(story, id="s" + fingerprint("story", story.reports[0], str(tries))[:12])
        return story


def _begin(report: Report, history: str) -> Story:
    id = "s" + fingerprint("story", report.id)[:12]
    return Story(id=id, title=_title(report), reports=(report.id,), history=(history,))


def _sample(reports: Sequence[str]) -> list[str]:
    """The first few and the latest reports of a story."""
    most = int(settings()["compared"])
    return list(reports) if len(reports) <= most else [*reports[: most // 3], *reports[-(most - most // 3) :]]


def _title(report: Report) -> str:
    return report.title or report.text.strip().partition("\n")[0][:100] or report.id
