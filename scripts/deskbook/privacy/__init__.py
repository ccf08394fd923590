"""The gate: personal data is found and replaced."""
