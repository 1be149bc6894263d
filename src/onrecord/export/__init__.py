"""The record as files: one table at a time, or in the formats that the field uses."""

from onrecord.export.columns import Column, Table
from onrecord.export.format import Asked, Format
from onrecord.export.formats import FORMATS, format_of
from onrecord.export.tables import TABLES
from onrecord.export.writing import export, table_of

__all__ = ["FORMATS", "TABLES", "Asked", "Column", "Format", "Table", "export", "format_of", "table_of"]
