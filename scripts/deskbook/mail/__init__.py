"""Mailboxes, reading, threading, delivery."""
