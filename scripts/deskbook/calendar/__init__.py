"""Opening hours, working time, holidays."""
