"""Counts, measures, surveys, signals, needs, charts."""
