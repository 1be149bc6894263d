"""Columns that several tables have, and what all tables belong to."""

from sqlalchemy import Column, ForeignKey, MetaData, String, Text

metadata = MetaData()

# Ids sort by code point everywhere, as Python sorts them; PostgreSQL would sort by the language of the server.
Id = String().with_variant(String(collation="C"), "postgresql")


def body() -> Column[str]:
    """A record as JSON."""
    return Column("body", Text, nullable=False)


def of_report(name: str = "report") -> Column[str]:
    """A reference to a report, checked at commit: within a transaction, the order of writing is free."""
    return Column(name, Id, ForeignKey("reports.id", deferrable=True, initially="DEFERRED"), nullable=False)


def by_day(primary_key: bool = False) -> Column[str]:
    """The day by which pages are in order, in ISO 8601; "" for what has none."""
    return Column("day", Id, nullable=False, primary_key=primary_key, server_default=None if primary_key else "")
