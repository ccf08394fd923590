"""Reports: adapters, each of which wraps one external system."""
