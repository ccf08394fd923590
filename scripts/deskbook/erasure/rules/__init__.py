"""Decisions of an erasure: what goes from tickets, who is due, and where somebody is named."""
