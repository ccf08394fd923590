"""Files, sealed files and Git objects that may still name somebody."""
