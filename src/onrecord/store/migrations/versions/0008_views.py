"""Views for people who look into a record with a program of their own: a readable row a claim, an event, a report.

Lists inside a record's JSON are laid out with each database's own functions. A later migration that changes a column
named here drops the views first and makes them again after.
"""

from alembic import op

revision = "0008"
down_revision = "0007"

VERDICTS = "'right', 'wrong'"
CLAIM, EVENT, REPORT = "claims.body", "events.body", "reports.body"


def upgrade() -> None:
    """Make the views."""
    words = _Sqlite() if op.get_bind().dialect.name == "sqlite" else _Postgres()
    for name, query in (("readable_claims", _claims), ("readable_events", _events), ("readable_reports", _reports)):
        op.execute(f"DROP VIEW IF EXISTS {name}")
        op.execute(f"CREATE VIEW {name} AS {query(words)}".replace(":", r"\:"))


class _Sqlite:
    def value(self, body: str, *path: str) -> str:
        return f"json_extract({body}, '$.{'.'.join(path)}')"

    def number(self, body: str, *path: str) -> str:
        return self.value(body, *path)

    def count(self, body: str, name: str) -> str:
        return f"coalesce(json_array_length({body}, '$.{name}'), 0)"

    def each(self, body: str, name: str) -> str:
        """The parts of a list as rows, with their place and what they hold."""
        return f"(SELECT key AS number, value FROM json_each({body}, '$.{name}') WHERE value IS NOT NULL) AS part"

    def part(self, name: str) -> str:
        return f"json_extract(part.value, '$.{name}')"

    def nth(self, place: int) -> str:
        return f"json_extract(part.value, '$[{place}]')"

    text = "part.value"

    def joined(self, value: str, rows: str, by: str, between: str) -> str:
        return f"(SELECT group_concat(said, '{between}') FROM (SELECT {value} AS said {rows} ORDER BY {by}) AS told)"


class _Postgres:
    def value(self, body: str, *path: str) -> str:
        return f"({body}::json #>> '{{{','.join(path)}}}')"

    def number(self, body: str, *path: str) -> str:
        return f"CAST({self.value(body, *path)} AS double precision)"

    def count(self, body: str, name: str) -> str:
        return f"coalesce(json_array_length({body}::json -> '{name}'), 0)"

    def each(self, body: str, name: str) -> str:
        """The parts of a list as rows, with their place and what they hold."""
        some = f"CASE json_typeof({body}::json -> '{name}') WHEN 'array' THEN {body}::json -> '{name}' END"
        return f"json_array_elements({some}) WITH ORDINALITY AS part(value, number)"

    def part(self, name: str) -> str:
        return f"(part.value ->> '{name}')"

    def nth(self, place: int) -> str:
        return f"(part.value ->> {place})"

    text = "(part.value #>> '{}')"

    def joined(self, value: str, rows: str, by: str, between: str) -> str:
        inner = f"SELECT {value} AS said, {by} AS place {rows}"
        return f"(SELECT string_agg(said, '{between}' ORDER BY place) FROM ({inner}) AS told)"


_Words = _Sqlite | _Postgres


def _once(words: _Words, body: str, name: str, part: str) -> str:
    """A field of each part of a list, every value once, in the order in which they first stand there."""
    rows = f"FROM {words.each(body, name)} GROUP BY {words.part(part)}"
    return words.joined(words.part(part), rows, "min(part.number)", ", ")


def _all(words: _Words, body: str, name: str, value: str, between: str = ", ") -> str:
    return words.joined(value, f"FROM {words.each(body, name)}", "part.number", between)


def _parties(words: _Words, body: str) -> dict[str, str]:
    return {
        "actors": _once(words, body, "actors", "code"),
        "actor_names": _once(words, body, "actors", "name"),
        "recipients": _once(words, body, "recipients", "code"),
        "recipient_names": _once(words, body, "recipients", "name"),
    }


def _when_and_where(words: _Words, table: str) -> dict[str, str]:
    body = f"{table}.body"
    return {
        "first_day": f"{table}.first_day",
        "last_day": f"{table}.last_day",
        "day_precision": words.value(body, "time", "precision"),
        "place": words.value(body, "place", "name"),
        "place_country": words.value(body, "place", "country"),
        "place_precision": words.value(body, "place", "precision"),
        "latitude": words.number(body, "place", "latitude"),
        "longitude": words.number(body, "place", "longitude"),
        "items": _all(words, body, "items", words.part("name")),
    }


def _decided(words: _Words, kinds: str) -> str:
    """The decisions of these kinds on a claim: by its id or, where reading anew gave it another, by its words."""
    targets, quotes = (words.each("decisions.body", name) for name in ("targets", "quotes"))
    named = f"EXISTS (SELECT 1 FROM {targets} WHERE {words.text} = claims.id)"
    known = f"EXISTS (SELECT 1 FROM {targets} JOIN claims AS other ON other.id = {words.text})"
    same = f"{words.nth(0)} = claims.report AND {words.nth(1)} = {words.value(CLAIM, 'quote')}"
    quoted = f"(NOT {known} AND EXISTS (SELECT 1 FROM {quotes} WHERE {same}))"
    return f"FROM decisions WHERE decisions.undone IS NULL AND decisions.kind IN ({kinds}) AND ({named} OR {quoted})"


def _claims(words: _Words) -> str:
    last = "ORDER BY decisions.made DESC, decisions.id DESC LIMIT 1"
    verdict = f"(SELECT decisions.kind {_decided(words, VERDICTS)} {last})"
    field, value = (words.value("decisions.body", name) for name in ("field", "value"))
    change = f"{field} || ' = ' || coalesce({value}, '')"
    columns = {
        "id": "claims.id",
        "quote": words.value(CLAIM, "quote"),
        "tier": "claims.tier",
        "said_right_or_wrong": verdict,
        "corrected_by_hand": words.joined(change, _decided(words, "'correct'"), "decisions.made", "; "),
        "type": "claims.type",
        "mode": "claims.mode",
        "status": "claims.status",
        **_parties(words, CLAIM),
        "sources": _all(words, CLAIM, "sources", words.part("name"), " > "),
        **_when_and_where(words, "claims"),
        "confidence": words.number(CLAIM, "confidence", "whole"),
        "report": "claims.report",
        "headline": "reports.title",
        "outlet": "reports.outlet",
        "published": "reports.published",
        "url": "reports.url",
        "start_char": "claims.start_char",
        "end_char": f"CAST({words.value(CLAIM, 'span', 'end')} AS integer)",
        "event": "events.id",
        "event_title": "events.title",
        "origin": "origins.id",
        "origin_name": "origins.title",
    }
    return f"""SELECT {_listed(columns)} FROM claims JOIN reports ON reports.id = claims.report
        LEFT JOIN events ON events.id = {_owner("'event', 'lead'", "claims")}
        LEFT JOIN origins ON origins.id = {_owner("'origin'", "claims")}"""


def _owner(kinds: str, table: str) -> str:
    """What a claim or report belongs to."""
    return f"(SELECT min(links.owner) FROM links WHERE links.kind IN ({kinds}) AND links.member = {table}.id)"


def _events(words: _Words) -> str:
    claims = "FROM links JOIN claims ON claims.id = links.member WHERE links.kind = 'event' AND links.owner = events.id"
    first = f"coalesce({words.value(EVENT, 'title_claim')}, (SELECT min(links.member) {claims}))"
    columns = {
        "id": "events.id",
        "title": "events.title",
        "type": "events.type",
        "mode": words.value(EVENT, "mode"),
        "status": "events.status",
        "tier": "events.tier",
        **_parties(words, EVENT),
        **_when_and_where(words, "events"),
        "origins_happened": "events.origins_happened",
        "origins_planned": "events.origins_planned",
        "origins_possible": "events.origins_possible",
        "origins_negated": "events.origins_negated",
        "grade": "events.digit",
        "grade_words": words.value(EVENT, "grade", "words"),
        "probability": words.number(EVENT, "grade", "probability"),
        "origin_names": words.joined(
            "origins.title", f"FROM {words.each(EVENT, 'origins')} JOIN origins ON origins.id = {words.text}",
            "origins.title", "; ",
        ),
        "denied_by": _all(words, EVENT, "denied_by", words.text),
        "claims": words.count(EVENT, "claims"),
        "reports": f"(SELECT count(DISTINCT claims.report) {claims})",
        "leads": words.count(EVENT, "leads"),
        "conflicts": words.count(EVENT, "conflicts"),
        "responses": words.count(EVENT, "responses"),
        "quote": words.value("cited.body", "quote"),
        "headline": "reports.title",
        "outlet": "reports.outlet",
        "published": "reports.published",
        "url": "reports.url",
        "story": "events.story",
        "story_title": "stories.title",
    }  # fmt: skip
    return f"""SELECT {_listed(columns)} FROM events LEFT JOIN claims AS cited ON cited.id = {first}
        LEFT JOIN reports ON reports.id = cited.report LEFT JOIN stories ON stories.id = events.story"""


def _reports(words: _Words) -> str:
    counted = "SELECT count(*) FROM claims WHERE claims.report = reports.id"
    columns = {
        "id": "reports.id",
        "title": "reports.title",
        "outlet": "reports.outlet",
        "published": "reports.published",
        "published_how": words.value(REPORT, "published_how"),
        "not_before": f"(SELECT min({words.text}) FROM {words.each(REPORT, 'published_window')})",
        "not_after": f"(SELECT max({words.text}) FROM {words.each(REPORT, 'published_window')})",
        "byline": _all(words, REPORT, "byline", words.text),
        "credit": words.value(REPORT, "credit"),
        "url": "reports.url",
        "language": "reports.language",
        "status": "reports.status",
        "reason": words.value(REPORT, "reason"),
        "revision": "reports.revision",
        "firm_claims": f"({counted} AND claims.tier = 'firm')",
        "leads": f"({counted} AND claims.tier = 'lead')",
        "story": "stories.id",
        "story_title": "stories.title",
        "text": words.value(REPORT, "text"),
        "search_row": "passage.seq",
    }
    return f"""SELECT {_listed(columns)} FROM reports
        LEFT JOIN stories ON stories.id = {_owner("'story'", "reports")}
        LEFT JOIN passage ON passage.kind = 'report' AND passage.id = reports.id"""


def _listed(columns: dict[str, str]) -> str:
    return ", ".join(f"{value} AS {name}" for name, value in columns.items())
