"""Where mail waits: a folder on a server (IMAP), a Maildir, an mbox file."""
