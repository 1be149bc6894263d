"""The record: reports, claims, responses, events, origins, conflicts, stories, and how they hang together."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

Id = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables, and the index over words that each database has of its own."""
    _kept()
    _recording()
    _history()
    if op.get_bind().dialect.name == "sqlite":
        _words_in_sqlite()
    else:
        op.execute("CREATE INDEX passage_words ON passage USING gin (to_tsvector('english', words))")


def _body() -> "sa.Column[str]":
    return sa.Column("body", sa.Text, nullable=False)


def _report(primary_key: bool = False) -> "sa.Column[str]":
    key = sa.ForeignKey("reports.id", deferrable=True, initially="DEFERRED")
    return sa.Column("report", Id, key, nullable=False, primary_key=primary_key)


def _kept() -> None:
    op.create_table("meta", sa.Column("name", sa.String, primary_key=True), sa.Column("value", sa.Text, nullable=False))
    op.create_table(
        "reports",
        sa.Column("id", Id, primary_key=True),
        sa.Column("identity", Id, nullable=False, index=True),
        sa.Column("hash", sa.String, nullable=False, index=True),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("outlet", sa.String),
        sa.Column("domain", sa.String),
        sa.Column("url", sa.String),
        sa.Column("language", sa.String),
        sa.Column("published", sa.String, index=True),
        sa.Column("title", sa.String, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        _body(),
    )
    op.create_table(
        "revisions",
        _report(primary_key=True),
        sa.Column("revision", sa.Integer, primary_key=True),
        sa.Column("hash", sa.String, nullable=False),
        _body(),
    )
    op.create_table(
        "claims",
        sa.Column("id", Id, primary_key=True),
        _report(),
        sa.Column("start_char", sa.Integer, nullable=False),
        sa.Column("type", sa.String, nullable=False, index=True),
        sa.Column("mode", sa.String),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("source", sa.String),
        sa.Column("first_day", sa.String),
        sa.Column("last_day", sa.String),
        _body(),
    )
    op.create_index("claims_in_text", "claims", ["report", "start_char", "id"])
    op.create_table(
        "responses",
        sa.Column("id", Id, primary_key=True),
        _report(),
        sa.Column("party", sa.String, nullable=False),
        sa.Column("stance", sa.String, nullable=False),
        sa.Column("about", Id, index=True),
        _body(),
    )
    op.create_index("responses_of_report", "responses", ["report"])


def _recording() -> None:
    op.create_table(
        "events",
        sa.Column("id", Id, primary_key=True),
        sa.Column("type", sa.String, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("first_day", sa.String, index=True),
        sa.Column("last_day", sa.String),
        sa.Column("story", Id, index=True),
        sa.Column("digit", sa.Integer),
        sa.Column("title", sa.String, nullable=False),
        _body(),
    )
    op.create_table(
        "origins",
        sa.Column("id", Id, primary_key=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("title", sa.String, nullable=False),
        _body(),
    )
    op.create_table(
        "conflicts",
        sa.Column("id", Id, primary_key=True),
        sa.Column("event", Id, nullable=False, index=True),
        sa.Column("kind", sa.String, nullable=False),
        _body(),
    )
    op.create_table(
        "stories", sa.Column("id", Id, primary_key=True), sa.Column("title", sa.String, nullable=False), _body()
    )
    op.create_table(
        "links",
        sa.Column("kind", sa.String, primary_key=True),
        sa.Column("member", Id, primary_key=True),
        sa.Column("owner", Id, primary_key=True),
    )
    op.create_index("links_of_owner", "links", ["kind", "owner"])
    op.create_table(
        "posting",
        sa.Column("list", sa.String, primary_key=True),
        sa.Column("key", Id, primary_key=True),
        sa.Column("id", Id, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("posting_of_id", "posting", ["id", "list"])
    op.create_table("redirects", sa.Column("old", Id, primary_key=True), sa.Column("new", Id, nullable=False))
    op.create_table(
        "passage",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("id", Id, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
    )
    op.create_index("passage_of", "passage", ["kind", "id"], unique=True)


def _history() -> None:
    op.create_table(
        "builds",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("started", sa.String, nullable=False),
        sa.Column("finished", sa.String),
        sa.Column("version", sa.String, nullable=False),
        sa.Column("inputs", sa.Text, nullable=False),
        sa.Column("counts", sa.Text, nullable=False),
    )
    op.create_table(
        "changes",
        sa.Column("build", sa.Integer, sa.ForeignKey("builds.id"), primary_key=True),
        sa.Column("event", Id, primary_key=True),
        sa.Column("before", sa.Text),
    )
    op.create_index("changes_of_event", "changes", ["event", "build"])
    op.create_table(
        "decisions",
        sa.Column("id", Id, primary_key=True),
        sa.Column("made", sa.String, nullable=False),
        sa.Column("author", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("undone", sa.String),
        sa.Column("undone_by", sa.String),
        _body(),
    )


def _words_in_sqlite() -> None:
    op.execute(
        "CREATE VIRTUAL TABLE passage_words USING fts5(words, content='passage', content_rowid='seq', "
        "tokenize='porter unicode61 remove_diacritics 2')"
    )
    add = "INSERT INTO passage_words(rowid, words) VALUES (new.seq, new.words)"
    cut = "INSERT INTO passage_words(passage_words, rowid, words) VALUES ('delete', old.seq, old.words)"
    op.execute(f"CREATE TRIGGER passage_added AFTER INSERT ON passage BEGIN {add}; END")
    op.execute(f"CREATE TRIGGER passage_dropped AFTER DELETE ON passage BEGIN {cut}; END")
    op.execute(f"CREATE TRIGGER passage_changed AFTER UPDATE ON passage BEGIN {cut}; {add}; END")
