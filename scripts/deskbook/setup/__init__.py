"""Set-up of a library and of a clone, and the upgrade of a library to the current format."""
