"""The record as files: one table at a time, in formats that other tools read."""

from onrecord.export.columns import Column, Table
from onrecord.export.writing import FORMATS, TABLES, export

__all__ = ["FORMATS", "TABLES", "Column", "Table", "export"]
