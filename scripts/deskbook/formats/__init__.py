"""Text to records and back: pure, strict, lossless."""
