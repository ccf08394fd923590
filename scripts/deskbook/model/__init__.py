"""The vocabulary and the records: frozen values, standard library only."""
