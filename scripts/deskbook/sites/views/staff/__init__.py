"""Sites: pages of the staff site."""
