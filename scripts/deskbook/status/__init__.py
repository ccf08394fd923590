"""Status links: a patron's view of their own question, sealed on the public site."""
