"""Values in, values out: what should happen, with `now` as an argument."""
