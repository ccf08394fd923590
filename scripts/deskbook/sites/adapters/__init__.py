"""Sites: doors to one outside system each."""
