"""The outcomes of commands that look at the library's files, in words and as values."""

import json
from typing import Any

from deskbook.checks.model.outcomes import KindsListed, LibraryChecked, SchemaMade
from deskbook.checks.views import finding_list
from deskbook.library.views.outcome import Screen


def list_findings(outcome: LibraryChecked, screen: Screen) -> str:
    """Return the findings and a summary, for the eye or as annotations of a run on GitHub."""
    if outcome.annotated is not None:
        return finding_list.github(outcome.found, outcome.looked_at, outcome.annotated)
    return finding_list.text(outcome.found, outcome.looked_at, screen.ink)


def finding_values(outcome: LibraryChecked) -> tuple[str, dict[str, Any]]:
    """Return the findings for other programs."""
    return "findings", finding_list.values(outcome.found, outcome.looked_at)


def print_schema(outcome: SchemaMade, _screen: Screen) -> str:
    """Return a JSON Schema as JSON."""
    return json.dumps(outcome.schema, ensure_ascii=False, indent=2)


def list_kinds(outcome: KindsListed, _screen: Screen) -> str:
    """Return the kinds of record with their meanings, one a line."""
    width = max(map(len, outcome.kinds))
    return "\n".join(f"{word:{width}}  {meaning}" for word, meaning in outcome.kinds.items())
