"""The room 'tell'."""
