"""The command line of transfer."""
