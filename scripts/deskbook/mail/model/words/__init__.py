"""Words of mail programs by language."""
