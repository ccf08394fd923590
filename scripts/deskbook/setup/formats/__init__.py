"""Set-up: text of an earlier format to text of the current one."""
