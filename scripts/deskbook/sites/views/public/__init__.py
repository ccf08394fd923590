"""Sites: pages of the public site."""
