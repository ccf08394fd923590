"""Mailboxes: IMAP servers, Maildir folders and mbox files."""
