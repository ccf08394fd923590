"""Mail: mailbox."""
