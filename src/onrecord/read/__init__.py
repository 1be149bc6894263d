"""The room 'read'."""
