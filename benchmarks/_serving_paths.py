"""What readers ask a server for: every kind of page and of API call, with ids that differ from call to call."""

import random
import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import quote, urlencode

from onrecord.read.meaning import installed

Ask = Callable[[], str]
STATIC = "/static/serve.css"


class Known:
    """Ids and words of a record, to be asked for by chance; half of the stories and events are such as have much."""

    def __init__(self, path: Path, chance: random.Random, most: int = 400) -> None:
        self.chance = chance
        db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)

        def some(table: str, column: str, where: str = "1=1") -> list[str]:
            """Values by chance, without a look at all rows."""
            last = db.execute(f"SELECT max(rowid) FROM {table}").fetchone()[0] or 0
            rows = [chance.randint(1, max(1, last)) for _ in range(most)]
            marks = ", ".join("?" * len(rows))
            found = db.execute(f"SELECT {column} FROM {table} WHERE rowid IN ({marks}) AND {where}", rows)
            return [row[0] for row in found if row[0]] or [""]

        def one(query: str) -> list[str]:
            return [row[0] for row in db.execute(query)]

        large = one("SELECT id FROM stories ORDER BY reports DESC LIMIT 40")
        self.small = some("stories", "id", "reports < 20")
        self.stories = some("stories", "id") + large * (most // len(large) + 1)
        known = one("SELECT id FROM events ORDER BY support DESC LIMIT 100")
        self.events = some("events", "id", "tier = 'firm'") + known * (most // len(known) + 1)
        self.reports, self.claims = some("reports", "id", "status = 'ok'"), some("claims", "id")
        # What leads alone name has no page without them.
        firm = "EXISTS (SELECT 1 FROM claims AS c WHERE c.id = claim AND c.tier = 'firm')"
        self.entities = list(dict.fromkeys(some("entity_names", "entity", firm)))
        self.names = list(dict.fromkeys(some("entity_names", "name", "kind = 'person'")))
        self.sources = some("claims", "source")
        self.outlets = one("SELECT DISTINCT outlet FROM reports LIMIT 40")
        self.codes = one("SELECT DISTINCT code FROM event_party")
        self.types = one("SELECT DISTINCT type FROM events")
        self.days = [day for day in some("reports", "day") if day]
        self.newest = one("SELECT day FROM reports ORDER BY day DESC LIMIT 120")
        self.words = [word for text in some("claims", "json_extract(body, '$.quote')") for word in text.split()[1:]]
        # Asked by meaning, where the record has what that takes and the extra is here.
        vectors = one("SELECT name FROM sqlite_master WHERE name = 'meanings'") and one(
            "SELECT seq FROM meanings LIMIT 1"
        )
        self.by_meaning = bool(vectors) and installed()
        self.quotes = some("claims", "json_extract(body, '$.quote')") if self.by_meaning else []
        self.counts = {name: db.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in ("reports", "claims")}
        db.close()

    def any(self, of: str) -> str:
        """One of them by chance."""
        return str(self.chance.choice(getattr(self, of)))


def _at(path: str, **asked: object) -> str:
    return path + (f"?{urlencode(asked)}" if asked else "")


def paths(known: Known, record: str) -> Mapping[str, Ask]:
    """By the name of a route, what gives an address of it."""
    meant: dict[str, Ask] = {}
    if known.by_meaning:
        meant["page search by meaning"] = lambda: _at(f"/{quote(record)}/search", q=known.any("quotes"), by="meaning")
        meant["api search by meaning"] = lambda: _at("/api/v1/search", q=known.any("quotes"), by="meaning")
    return (
        {f"page {name}": ask for name, ask in _pages(known, f"/{quote(record)}").items()}
        | {f"api {name}": ask for name, ask in _api(known, "/api/v1").items()}
        | meant
    )


def _pages(known: Known, at: str) -> dict[str, Ask]:
    any, chance = known.any, known.chance
    return {
        "home": lambda: _at(f"{at}/", order=chance.choice(("activity", "size"))),
        "story": lambda: f"{at}/story/{any('stories')}",
        "story narrowed": lambda: _at(f"{at}/story/{any('stories')}", party=any("codes"), ledger="agreements"),
        "story section": lambda: f"{at}/story/{any('stories')}/{chance.choice(('parties', 'places', 'coverage'))}",
        "event": lambda: f"{at}/event/{any('events')}",
        "report": lambda: f"{at}/report/{any('reports')}",
        "report with leads": lambda: _at(f"{at}/report/{any('reports')}", leads=1),
        "reports": lambda: _at(f"{at}/reports", before=any("days")),
        "reports of an outlet": lambda: _at(f"{at}/reports", outlet=any("outlets")),
        "search": lambda: _at(f"{at}/search", q=any("words")),
        "search two words": lambda: _at(f"{at}/search", q=f"{any('words')} {any('words')}", show="reports"),
        "search fields": lambda: _at(
            f"{at}/search", q=f"party:{any('codes')} type:{any('types')} {any('words')}", show="events"
        ),
        "search days": lambda: _at(f"{at}/search", q=f"actor:{any('codes')} after:{any('days')}"),
        "entities": lambda: f"{at}/entities",
        "entities of a kind": lambda: _at(f"{at}/entities/person", page=chance.randint(1, 5)),
        "actors": lambda: f"{at}/actors",
        "entity": lambda: f"{at}/entity/{any('entities')}",
        "actor": lambda: f"{at}/actor/{any('codes')}",
        "review": lambda: f"{at}/review",
    }


def _api(known: Known, at: str) -> dict[str, Ask]:
    any = known.any
    return {
        "info": lambda: f"{at}/info",
        "stories": lambda: _at(f"{at}/stories", before=any("days")),
        "story": lambda: f"{at}/stories/{any('stories')}",
        "events": lambda: _at(f"{at}/events", before=any("days")),
        "events narrowed": lambda: _at(f"{at}/events", party=any("codes"), type=any("types"), order="weight"),
        "events of a story": lambda: _at(f"{at}/events", story=any("stories"), limit=20),
        "event": lambda: f"{at}/events/{any('events')}",
        "claims": lambda: _at(f"{at}/claims", actor=any("codes"), before=any("days")),
        "claims of a source": lambda: _at(f"{at}/claims", source=any("sources")),
        "claim": lambda: f"{at}/claims/{any('claims')}",
        "reports": lambda: _at(f"{at}/reports", outlet=any("outlets")),
        "report": lambda: f"{at}/reports/{quote(any('reports'), safe='')}",
        "actors": lambda: f"{at}/actors",
        "actor": lambda: f"{at}/actors/{any('codes')}",
        "entities": lambda: _at(f"{at}/entities", kind="person"),
        "entity": lambda: f"{at}/entities/{any('entities')}",
        "events of an entity": lambda: _at(f"{at}/events", entity=any("entities")),
        "ledgers": lambda: f"{at}/ledgers",
        "ledger": lambda: _at(f"{at}/ledgers/agreements", story=any("small")),
        "search": lambda: _at(f"{at}/search", q=any("words")),
        "diff": lambda: _at(f"{at}/diff", since=any("newest")),
        "feed of a story": lambda: f"{at}/feeds/story/{any('stories')}.atom",
        "feed of a search": lambda: _at(f"{at}/feeds/search.json", q=any("words")),
    }
