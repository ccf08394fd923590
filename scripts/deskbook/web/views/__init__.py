"""Web: tickets to screens."""
