"""The tables of a record. The migrations make them; this says how the code addresses them.

Every kept record is a row: the columns that queries need beside `body`, its JSON. The same tables serve SQLite
and PostgreSQL. What pages are listed by stands in indices that hold all they are narrowed by, so that no body is read
but those of the lines shown. `links` says what belongs to what (claim to event, lead to the firm event that it may
tell of, claim to origin, report to story), `posting` holds the keys under which recording finds candidates, `passage`
the words that `search` looks through.
"""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text

from onrecord.store.beside import (
    alert_messages,
    alerts,
    dataset_events,
    dataset_party,
    datasets,
    forecasts,
    listed,
    listed_names,
    watched_hosts,
    watched_lists,
    watched_pages,
)
from onrecord.store.columns import Id, body, by_day, metadata, of_report
from onrecord.store.counted import actor_tally, entity_claims, entity_forms, entity_tally, passage_lines, tally
from onrecord.store.meant import meaning_vectors, meanings

__all__ = [
    "Id", "actor_tally", "alert_messages", "alerts", "builds", "changes", "claim_party", "claims", "conflicts",
    "dataset_events", "dataset_party", "datasets", "decisions", "entity_claims", "entity_forms", "entity_names",
    "entity_tally", "event_party", "events", "forecasts", "links", "listed", "listed_names", "meaning_vectors",
    "meanings", "meta", "metadata", "origins", "passage_lines", "passages", "postings", "redirects", "reports",
    "responses", "revisions", "stories",
    "story_report", "taken", "tally", "watched_hosts", "watched_lists", "watched_pages",
]  # fmt: skip

meta = Table("meta", metadata, Column("name", String, primary_key=True), Column("value", Text, nullable=False))

reports = Table(
    "reports",
    metadata,
    Column("id", Id, primary_key=True),
    Column("identity", Id, nullable=False, index=True),
    Column("hash", String, nullable=False, index=True),
    Column("status", String, nullable=False),
    Column("outlet", String),
    Column("domain", String),
    Column("url", String),
    Column("language", String),
    Column("published", String),
    Column("title", String, nullable=False),
    Column("revision", Integer, nullable=False),
    body(),
    by_day(),
    Index("reports_by_published", "published", "day", "id"),
    Index("reports_by_day", "day", "id", "status", "outlet", "language"),
    Index("reports_by_outlet", "outlet", "day", "id", "status", "language"),
)

revisions = Table(
    "revisions",
    metadata,
    Column("report", Id, ForeignKey("reports.id", deferrable=True, initially="DEFERRED"), primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("hash", String, nullable=False),
    body(),
)

claims = Table(
    "claims",
    metadata,
    Column("id", Id, primary_key=True),
    of_report(),
    Column("start_char", Integer, nullable=False),
    Column("type", String, nullable=False),
    Column("mode", String),
    Column("status", String, nullable=False),
    Column("source", String),
    Column("first_day", String),
    Column("last_day", String),
    Column("tier", String, nullable=False, server_default="firm"),
    body(),
    by_day(),
    Index("claims_in_text", "report", "start_char", "id", "day", "type", "status", "tier", "source"),
    Index("claims_by_day", "day", "id", "tier", "type", "status"),
    Index("claims_by_type", "type", "day", "id", "tier", "status"),
    Index("claims_by_source", "source", "day", "id", "tier", "type", "status"),
)

# Whose claims they are: a row for each party of a claim. `side` is actor, recipient, or both.
claim_party = Table(
    "claim_party",
    metadata,
    Column("code", Id, primary_key=True),
    by_day(primary_key=True),
    Column("claim", Id, primary_key=True),
    Column("side", String, nullable=False),
    Column("tier", String, nullable=False),
    Column("type", String, nullable=False),
    Column("status", String, nullable=False),
    Column("source", String),
    Index("claim_party_of", "claim"),
    sqlite_with_rowid=False,
)

# Who and what claims are about: a row for each name, with the entity that it is of by itself.
entity_names = Table(
    "entity_names",
    metadata,
    Column("claim", Id, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("entity", Id, nullable=False),
    Column("kind", String, nullable=False),
    Column("role", String, nullable=False),
    Column("name", Text, nullable=False),
    body(),
    Index("entity_names_of", "entity", "claim", "role", "kind"),
)

responses = Table(
    "responses",
    metadata,
    Column("id", Id, primary_key=True),
    of_report(),
    Column("party", String, nullable=False),
    Column("stance", String, nullable=False),
    Column("about", Id, index=True),
    body(),
    Index("responses_of_report", "report"),
)

events = Table(
    "events",
    metadata,
    Column("id", Id, primary_key=True),
    Column("type", String, nullable=False),
    Column("status", String, nullable=False),
    Column("first_day", String),
    Column("last_day", String),
    Column("story", Id),
    Column("digit", Integer),
    Column("title", String, nullable=False),
    Column("tier", String, nullable=False, server_default="firm"),
    # How many say so, by account; empty for leads, and for events whose accounts nobody has told apart yet.
    Column("origins_happened", Integer),
    Column("origins_planned", Integer),
    Column("origins_possible", Integer),
    Column("origins_negated", Integer),
    body(),
    by_day(),
    Column("support", Integer, nullable=False, server_default="0"),
    Index("events_by_day", "day", "id", "tier", "type", "status", "support"),
    Index("events_by_support", "support", "day", "id", "tier", "type", "status"),
    Index("events_by_type", "type", "day", "id", "tier", "status", "support"),
    Index("events_of_story", "story", "day", "id", "tier", "type", "status", "support"),
    Index("events_of_story_by_support", "story", "support", "day", "id", "tier"),
)

# Whose events they are: a row for each party of an event. `support` is how many say anything of it, in all accounts.
event_party = Table(
    "event_party",
    metadata,
    Column("code", Id, primary_key=True),
    by_day(primary_key=True),
    Column("event", Id, primary_key=True),
    Column("side", String, nullable=False),
    Column("tier", String, nullable=False),
    Column("type", String, nullable=False),
    Column("status", String, nullable=False),
    Column("support", Integer, nullable=False),
    Column("story", Id),
    Index("event_party_of", "event"),
    Index("event_party_by_support", "code", "support", "day", "event", "tier", "type", "status", "side", "story"),
    sqlite_with_rowid=False,
)

origins = Table(
    "origins",
    metadata,
    Column("id", Id, primary_key=True),
    Column("kind", String, nullable=False),
    Column("title", String, nullable=False),
    body(),
)

conflicts = Table(
    "conflicts",
    metadata,
    Column("id", Id, primary_key=True),
    Column("event", Id, nullable=False, index=True),
    Column("kind", String, nullable=False),
    body(),
)

stories = Table(
    "stories",
    metadata,
    Column("id", Id, primary_key=True),
    Column("title", String, nullable=False),
    body(),
    # The days of its first and last report; how many reports it has, and firm events.
    Column("first_day", Id, nullable=False, server_default=""),
    Column("last_day", Id, nullable=False, server_default=""),
    Column("reports", Integer, nullable=False, server_default="0"),
    Column("events", Integer, nullable=False, server_default="0"),
    Index("stories_by_day", "last_day", "id"),
    Index("stories_by_size", "reports", "last_day", "id"),
)

# The reports of a story by the day of each.
story_report = Table(
    "story_report",
    metadata,
    Column("story", Id, primary_key=True),
    by_day(primary_key=True),
    Column("report", Id, primary_key=True),
    Index("story_report_of", "report"),
    sqlite_with_rowid=False,
)

links = Table(
    "links",
    metadata,
    Column("kind", String, primary_key=True),
    Column("member", Id, primary_key=True),
    Column("owner", Id, primary_key=True),
    Index("links_of_owner", "kind", "owner", "member"),
)

postings = Table(
    "posting",
    metadata,
    Column("list", String, primary_key=True),
    Column("key", Id, primary_key=True),
    Column("id", Id, primary_key=True),
    Index("posting_of_id", "id", "list"),
    sqlite_with_rowid=False,
)

redirects = Table(
    "redirects",
    metadata,
    Column("old", Id, primary_key=True),
    Column("new", Id, nullable=False),
    Index("redirects_of_new", "new", "old"),
)

passages = Table(
    "passage",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("id", Id, nullable=False),
    Column("words", Text, nullable=False),
    Index("passage_of", "kind", "id", unique=True),
)

builds = Table(
    "builds",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("started", String, nullable=False),
    Column("finished", String),
    Column("version", String, nullable=False),
    Column("inputs", Text, nullable=False),
    Column("counts", Text, nullable=False),
)

# What a build did with a report: new, revised, read again; or taken out of the record, with `about` it and why.
taken = Table(
    "taken",
    metadata,
    Column("build", Integer, ForeignKey("builds.id"), primary_key=True),
    Column("report", Id, primary_key=True),
    Column("outcome", String, nullable=False),
    Column("about", Text),
)

changes = Table(
    "changes",
    metadata,
    Column("build", Integer, ForeignKey("builds.id"), primary_key=True),
    Column("event", Id, primary_key=True),
    Column("before", Text),
    Index("changes_of_event", "event", "build"),
)

decisions = Table(
    "decisions",
    metadata,
    Column("id", Id, primary_key=True),
    Column("made", String, nullable=False),
    Column("author", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("undone", String),
    Column("undone_by", String),
    body(),
)
