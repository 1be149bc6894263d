"""The tables of what is counted and listed beside the records, so that no page counts or lists it anew.

They say nothing that the records do not: `store.counting` and `store.lining` keep them up whenever records are written.
"""

from sqlalchemy import Column, Index, Integer, String, Table, Text

from onrecord.store.columns import Id, body, by_day, metadata

# How many records of each kind there are: reports by status, claims and events by tier, the others under "".
tally = Table(
    "tally",
    metadata,
    Column("kind", Id, primary_key=True),
    Column("key", Id, primary_key=True),
    Column("records", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# In how many events each party is, by the events' tier and its side in them.
actor_tally = Table(
    "actor_tally",
    metadata,
    Column("code", Id, primary_key=True),
    Column("tier", Id, primary_key=True),
    Column("side", Id, primary_key=True),
    Column("events", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# How many claims name an entity, and how many of these are firm as they were read.
entity_tally = Table(
    "entity_tally",
    metadata,
    Column("entity", Id, primary_key=True),
    Column("kind", String, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("firm", Integer, nullable=False),
    Index("entity_tally_by_claims", "claims", "entity"),
)

# How often each of an entity's names is used, with the last of these uses in the order of their bodies. There is one
# row for each name; no key says so, for a name may be longer than what PostgreSQL takes into an index.
entity_forms = Table(
    "entity_forms",
    metadata,
    Column("entity", Id, nullable=False),
    Column("name", Text, nullable=False),
    Column("uses", Integer, nullable=False),
    body(),
    Index("entity_forms_of", "entity"),
)

# The claims that name an entity, a row for each name as `entity_names` has it, with what they are listed by.
entity_claims = Table(
    "entity_claims",
    metadata,
    Column("entity", Id, primary_key=True),
    by_day(primary_key=True),
    Column("claim", Id, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("role", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("report", Id, nullable=False),
    Column("last_day", String),
    Column("tier", String, nullable=False),
    Column("type", String, nullable=False),
    Index("entity_claims_of", "claim"),
    sqlite_with_rowid=False,
)

# What each passage is of, and what answers of searches are narrowed by, without the words themselves.
passage_lines = Table(
    "passage_lines",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("kind", String, nullable=False),
    Column("id", Id, nullable=False),
    by_day(),
    Column("report", Id),
    Column("outlet", String),
    Column("type", String),
    Column("status", String),
    Column("tier", String),
)
