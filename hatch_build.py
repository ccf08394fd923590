"""What a wheel holds besides the package: what `desk init` copies and pages are made from."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

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
