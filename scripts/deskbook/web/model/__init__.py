"""Web: who asks, what a request carries, and what it is answered with."""
