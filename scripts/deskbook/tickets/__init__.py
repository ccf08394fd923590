"""Tickets: their entries, lifecycle, handoff, merging, lists."""
