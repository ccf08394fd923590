"""Messages for tests: an own corpus of awkward ones, and a maker of ordinary ones."""
