"""Forecasts: where events come from, how questions are put to them, which model answers."""
