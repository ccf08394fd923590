"""Overview: lists of tickets, queues, and one ticket with all that concerns it."""
