"""Jobs: adapters of what they run on."""
