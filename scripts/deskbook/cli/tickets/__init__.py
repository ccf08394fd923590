"""The command line of tickets."""
