"""The tables of what stands beside a record: lists, data sets, forecasts, what watching goes on from, and alerts."""

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, String, Table, Text

from onrecord.store.columns import Id, body, by_day, metadata

# Lists of others, beside the record: their entries, and the ids of entities that bear one of an entry's names.
listed = Table(
    "listed",
    metadata,
    Column("list", Id, primary_key=True),
    Column("id", Id, primary_key=True),
    body(),
)

listed_names = Table(
    "listed_names",
    metadata,
    Column("key", Id, primary_key=True),
    Column("list", Id, primary_key=True),
    Column("id", Id, primary_key=True),
    Index("listed_names_of_list", "list"),
)

# Events of other data sets, beside the record: no text is there for them. A row for each name and code of a party.
datasets = Table("datasets", metadata, Column("name", Id, primary_key=True), body())

dataset_events = Table(
    "dataset_events",
    metadata,
    Column("dataset", Id, primary_key=True),
    Column("row", Integer, primary_key=True),
    Column("day", Id, nullable=False),
    Column("type", String),
    body(),
    Index("dataset_events_by_day", "day", "dataset", "row", "type"),
    Index("dataset_events_by_type", "type", "day", "dataset", "row"),
    sqlite_with_rowid=False,
)

dataset_party = Table(
    "dataset_party",
    metadata,
    Column("key", Id, primary_key=True),
    by_day(primary_key=True),
    Column("dataset", Id, primary_key=True),
    Column("row", Integer, primary_key=True),
    Column("side", String, nullable=False),
    Column("type", String),
    sqlite_with_rowid=False,
)

# What was said to be likely, as of `day`, for the days from it to `until`; what became of it is worked out when asked.
forecasts = Table(
    "forecasts",
    metadata,
    Column("id", Id, primary_key=True),
    Column("made", String, nullable=False),
    Column("day", Id, nullable=False),
    Column("until", Id, nullable=False),
    Column("actor", Id, nullable=False),
    Column("relation", String, nullable=False),
    Column("recipient", Id),
    Column("probability", Float, nullable=False),
    Column("model", String, nullable=False),
    Column("story", Id),
    body(),
    Index("forecasts_by_day", "day", "id"),
    Index("forecasts_of_story", "story", "day"),
)

# What watching goes on from: lists of articles, the articles they have (or files of folders), and the hosts of both.
# `due` is when an article is to be fetched next, "" for never.
watched_lists = Table("watched_lists", metadata, Column("url", Id, primary_key=True), body())

watched_hosts = Table("watched_hosts", metadata, Column("name", Id, primary_key=True), body())

watched_pages = Table(
    "watched_pages",
    metadata,
    Column("address", Id, primary_key=True),
    Column("due", Id, nullable=False),
    body(),
    Index("watched_pages_due", "due", "address"),
)

# Alerts: `seen` is the last build that was looked at for it. A message is about one thing, and goes to one target once.
alerts = Table(
    "alerts",
    metadata,
    Column("id", Id, primary_key=True),
    Column("made", String, nullable=False),
    Column("seen", Integer, nullable=False),
    body(),
)

alert_messages = Table(
    "alert_messages",
    metadata,
    Column("alert", Id, ForeignKey("alerts.id"), primary_key=True),
    Column("thing", Id, primary_key=True),
    Column("target", Id, primary_key=True),
    Column("made", String, nullable=False),
    Column("sent", String),
    Column("failed", Text),
    body(),
    Index("alert_messages_sent", "alert", "sent", "made"),
)
