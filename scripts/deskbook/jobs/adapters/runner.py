"""GitHub's runner: its token, and the summary that it shows."""

import base64
import os
from pathlib import Path
from typing import Final

TOKEN: Final = "GITHUB_TOKEN"  # noqa: S105 - the variable's name


def is_there() -> bool:
    """Whether we run there."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def let_git_in() -> None:
    """Let Git use the job's token for the server that the job is for, and for no other.

    It is handed over in the environment: the checkout keeps no credentials, and nothing of it is in
    a file or on a command line.
    """
    token, server = os.environ.get(TOKEN), os.environ.get("GITHUB_SERVER_URL")
    if not (is_there() and token and server):
        return
    secret = base64.b64encode(f"x-access-token:{token}".encode()).decode()
    os.environ.update(
        GIT_CONFIG_COUNT="1",
        GIT_CONFIG_KEY_0=f"http.{server}/.extraheader",
        GIT_CONFIG_VALUE_0=f"AUTHORIZATION: basic {secret}",
    )


def summarise(text: str) -> None:
    """Show a text as the summary of the run, where there is one."""
    if path := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(path).open("a", encoding="utf-8") as stream:
            stream.write(text if text.endswith("\n") else text + "\n")
