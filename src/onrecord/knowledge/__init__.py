"""The room 'knowledge'."""
