"""`python -m deskbook`: the command `desk` by its interpreter."""

from deskbook.cli.main import run

if __name__ == "__main__":
    run()
