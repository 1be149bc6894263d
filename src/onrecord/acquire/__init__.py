"""The room 'acquire'."""
