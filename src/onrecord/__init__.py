"""From a pile of news reports to a record you can cite."""

__version__ = "0.1.0"
