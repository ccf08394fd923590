"""The door to GitHub, through PyGithub; imported only by the verbs that need it."""
