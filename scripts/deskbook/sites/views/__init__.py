"""Sites: records to text."""
