"""Daily jobs, their health, setting up."""
