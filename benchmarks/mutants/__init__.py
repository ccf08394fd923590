"""Mutation testing: how many small faults in the rules and the writing adapters no test notices."""
