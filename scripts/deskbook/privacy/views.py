"""The outcomes of commands that look for personal data, in words."""

from collections.abc import Sequence

from deskbook.library.views.outcome import Said, Screen
from deskbook.library.views.terminal import safe
from deskbook.privacy.model.privacy import FilesSearched, HookInstalled, TextCleaned, WordsAllowed


def describe_search(outcome: FilesSearched, _screen: Screen) -> Said:
    """Return findings with their places, and a last line that counts the files."""
    files = f"{outcome.files} file" + "s" * (outcome.files != 1)
    files += f" {outcome.selection}" * bool(outcome.selection)
    items = outcome.findings
    newly = _confirm(outcome.newly_own)
    if not items:
        return Said(f"{newly}No personal data found in {files}.")
    errors = sum(item.severity == "error" for item in items)
    lines = [f"{item.path}:{item.line}: {safe(item.message)}" for item in items]
    counted = f"{errors} to mend" + (f", {len(items) - errors} to look at" * (errors < len(items)))
    return Said(newly + "\n".join([*lines, f"Looked at {files}: {counted}."]))


def _confirm(contacts: Sequence[str]) -> str:
    """Ask whether addresses and numbers are the library's own; empty if there are none."""
    if not contacts:
        return ""
    return (
        f"From now on the gate lets pass as the library's own: {', '.join(map(safe, contacts))}. "
        "If one is a patron's, take it out again.\n"
    )


def show_text(outcome: TextCleaned, _screen: Screen) -> str:
    """Return the text as it would be kept."""
    return outcome.text


def describe_words(outcome: WordsAllowed, _screen: Screen) -> str:
    """Return the words that pass from now on."""
    words = ", ".join(f'"{it}"' for it in outcome.words)
    return f"knowledge/library.md lets pass: {words}" if words else "They pass already."


def describe_hook(outcome: HookInstalled, _screen: Screen) -> str:
    """Return where the hook is."""
    return f"{outcome.path} asks the gate before every commit"
