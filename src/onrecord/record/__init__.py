"""From claims to a record: origins, events, conflicts, grades, stories."""
