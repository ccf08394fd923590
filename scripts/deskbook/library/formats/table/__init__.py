"""Tables of other systems: their encoding, their layout, and their rows as a stream."""
