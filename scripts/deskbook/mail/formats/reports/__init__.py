"""Mail: reports of servers about the delivery of a message."""
