"""What a build adds: files for new libraries and their pages, and the address of the repository."""

import re
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface

BESIDES = (
    "mkdocs.yml",
    "site",
    "knowledge",
    "tickets",
    ".github/labels.yml",
    ".github/ISSUE_TEMPLATE",
    "requirements/run.txt",
)


class Besides(BuildHookInterface):
    """Adds them to a wheel; an editable install takes them from the checkout, and has no copies."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name the files before the wheel is built."""
        if version == "standard":
            there = (name for name in BESIDES if (Path(self.root) / name).exists())
            build_data["force_include"].update({name: f"deskbook/shipped/{name}" for name in there})


class Addresses(MetadataHookInterface):
    """Names the repository that a release is built from, where it was cloned from the web.

    A source archive contains what was found when it was made, so both archives name the same.
    """

    def update(self, metadata: dict[str, Any]) -> None:
        """Set the addresses of the project."""
        if address := _web_address(_origin(Path(self.root))):
            metadata["urls"] = {"Source": address, "Issues": f"{address}/issues"}


def _origin(root: Path) -> str:
    """Return the remote that a checkout was cloned from; empty where there is none."""
    if not (root / ".git").exists():
        return ""
    try:
        words = ["git", "-C", str(root), "config", "--get", "remote.origin.url"]
        return subprocess.run(words, capture_output=True, text=True, check=False).stdout.strip()
    except OSError:
        return ""


_REMOTE = re.compile(
    r"(?:https://(?:[^/@]*@)?|ssh://git@|git@)([\w-]+(?:\.[\w-]+)+)[:/](.+?)(?:\.git)?/?"
)


def _web_address(remote: str) -> str:
    """Return the address of a remote's pages, without what opens it; empty where it has none."""
    found = _REMOTE.fullmatch(remote)
    return f"https://{found[1]}/{found[2]}" if found else ""
