"""Measuring Deskbook against named peers, on libraries made up for it."""
