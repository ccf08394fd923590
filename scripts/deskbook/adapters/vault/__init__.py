"""The vault: who asks, sealed, beside the tickets and never in their history."""
