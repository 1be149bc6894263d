"""One pass of a small transformer over a report, in windows: what it makes of every word, and of scenes about some."""
