"""The mirror on GitHub: issues, labels, owners, forms."""
