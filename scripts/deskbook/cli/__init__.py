"""Words in, exit codes out; the only package that knows click."""
