"""The room 'store'."""
