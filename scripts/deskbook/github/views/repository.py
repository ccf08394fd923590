"""Issue forms and CODEOWNERS, the files that GitHub reads, from the records of a library."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Annotated, Any, Final

from deskbook.calendar.views import dates
from deskbook.github.model.github import Accounts, Owned
from deskbook.github.model.outcomes import FormsMade, OwnersWritten
from deskbook.library.model.issue_form import DIAGNOSTICS, QUESTIONS, Kind, Question
from deskbook.library.model.library import Library
from deskbook.library.model.records import Service
from deskbook.library.model.vocabulary import Partial
from deskbook.library.views.outcome import Said, Screen

FORMS_FOLDER: Final = ".github/ISSUE_TEMPLATE"
FORMS_HEAD: Final = "# Made by `desk forms`"
"""How a file of ours begins; one that begins otherwise is somebody else's."""

OTHER: Final = "Another one, or I do not know"

_TYPES: Final[Mapping[Kind, str]] = {
    "choice": "dropdown",
    "line": "input",
    "ticks": "checkboxes",
    "text": "textarea",
}


def write_forms(library: Library) -> Mapping[str, str]:
    """The text of each form by its path, and of the file that says what else there is to choose."""
    forms = {
        f"{FORMS_FOLDER}/ask-{slug}.yml": write_form(service, library)
        for slug, service in sorted(library.services.items())
    }
    return {**forms, f"{FORMS_FOLDER}/config.yml": write_config(library)}


def write_form(service: Service, library: Library) -> str:
    """The form of one service."""
    lines = [
        f"{FORMS_HEAD} from knowledge/services/{service.slug}.md: change that, and run it again.",
        f"name: {_text(service.name)}",
        f"description: {_text(_about(service))}",
    ]
    if service.label:
        lines.append(f"labels: [{_text(service.label)}]")
    lines += ["body:", *_element("markdown", "", {"value": _welcome(service, library)}, False)]
    for it in list_questions(service, library):
        lines += _element(_TYPES[it.kind], it.id, _attributes(it), it.needed)
    return "\n".join(lines) + "\n"


def list_questions(service: Service, library: Library) -> Iterator[Question]:
    """Yield the questions of a service's form in order; choices without options are left out."""
    names: Annotated[
        Mapping[str, list[str]], Partial("no other question of a form names a record")
    ] = {
        "resource": [it.name for it in library.resources.values()],
        "department": [it.name for it in library.departments.values()],
    }
    for it in QUESTIONS:
        if it.id not in (*service.asks, "privacy", "question"):
            continue
        if it.id in names and (own := sorted(set(names[it.id]), key=str.casefold)):
            it = replace(it, options=(*own, OTHER))  # noqa: PLW2901
        if it.id == "question":
            it = replace(it, needed="symptom" not in service.asks)  # noqa: PLW2901
        if it.kind in ("line", "text") or it.options:
            yield it


def write_config(library: Library) -> str:
    """Return the configuration that sends patrons elsewhere: an issue hides nothing."""
    profile = library.profile
    links = [
        (profile.ask_url, f"Ask {profile.name}", "For readers: your question stays private."),
        (profile.site_url, "Answers and known problems", "Look here first."),
    ]
    lines = [
        f"{FORMS_HEAD}: change knowledge/library.md, and run it again.",
        "blank_issues_enabled: false",
    ]
    found = [it for it in links if it[0].startswith("https://")]
    if found:
        lines.append("contact_links:")
    for url, name, about in found:
        lines += [
            f"  - name: {_text(name)}",
            f"    url: {_text(url)}",
            f"    about: {_text(about)}",
        ]
    return "\n".join(lines) + "\n"


def _about(service: Service) -> str:
    quick = " in a minute" if set(service.asks) >= DIAGNOSTICS else ""
    return f"Ask {service.name}{quick}"


def _welcome(service: Service, library: Library) -> str:
    first = dates.format_promised(service.promise.first_reply)
    ask = library.profile.ask_url or library.profile.ask_email
    instead = f" Patrons ask at {ask}, where it stays private." if ask else ""
    return (
        f"A first reply comes within {first}. Everybody who can see this repository can read what "
        f"you write here, so leave out who is asking.{instead}"
    )


def _attributes(it: Question) -> dict[str, Any]:
    found: dict[str, Any] = {"label": it.label, "description": it.about}
    found |= {"options": it.options, "placeholder": it.example}
    return {key: value for key, value in found.items() if value}


def _element(kind: str, name: str, attributes: Mapping[str, Any], needed: bool) -> Iterator[str]:
    yield f"  - type: {kind}"
    if name:
        yield f"    id: {name}"
    yield "    attributes:"
    for key, value in attributes.items():
        if isinstance(value, str):
            yield f"      {key}: {_text(value)}"
        else:
            yield f"      {key}:"
            yield from _options(kind, value, needed)
    if needed and kind != "checkboxes":
        yield "    validations: {required: true}"


def _options(kind: str, options: Sequence[str], needed: bool) -> Iterator[str]:
    for it in options:
        if kind == "checkboxes":
            yield f"        - label: {_text(it)}"
            yield f"          required: {'true' if needed else 'false'}"
        else:
            yield f"        - {_text(it)}"


def _text(value: str) -> str:
    """A YAML string that every reader takes for text."""
    return json.dumps(value, ensure_ascii=False)


def describe_forms(outcome: FormsMade, _screen: Screen) -> Said:
    """Return each file that was (or is to be) made anew, and forms to delete."""
    gone = [f"{it}: its service is gone: delete it (`git rm {it}`)" for it in outcome.gone]
    if not outcome.stale:
        text = f"Looked at {outcome.number} files in {FORMS_FOLDER}: all are as the records say"
    else:
        verb = "made anew" if outcome.applied else "to be made anew with `desk forms`"
        head = f"Looked at {outcome.number} files in {FORMS_FOLDER}, {verb}:"
        text = "\n".join([head, *(f"  {it}" for it in outcome.stale)])
    return Said(text, "\n".join(gone))


OWNERS_PATH: Final = ".github/CODEOWNERS"
OWNERS_HEAD: Final = """\
# Made by `desk sync owners` from services, staff and departments: change those, and run it again.
# The last line that fits a file counts.
"""


def write_owners(owned: Iterable[tuple[Owned, Accounts]]) -> str:
    """Return the file; a path that nobody with a login owns has no line: the first one counts."""
    lines = []
    for it, accounts in owned:
        names = [f"@{it.team}"] if it.team else [f"@{login}" for login in accounts.logins]
        if names:
            lines.append(f"{it.path} {' '.join(names)}\n")
    return OWNERS_HEAD + "".join(lines)


def describe_owners(outcome: OwnersWritten, _screen: Screen) -> Said:
    """Return whether the file was as it should be, and who cannot be named on GitHub."""
    lines = describe_missing(outcome.without, outcome.unknown, outcome.teams)
    lines += [] if outcome.asked else [NOT_ASKED]
    return Said(f"Looked at {outcome.number} paths: {_state(outcome)}", "\n".join(lines))


def _state(outcome: OwnersWritten) -> str:
    if not outcome.stale:
        return f"{OWNERS_PATH} is as the records say"
    if outcome.applied:
        return f"{OWNERS_PATH} was made anew"
    return f"`desk sync owners` makes {OWNERS_PATH} anew"


def describe_missing(
    without: Sequence[str], unknown: Mapping[str, str], teams: Sequence[str]
) -> list[str]:
    """Return who cannot be named on GitHub, one line each."""
    lines = [f"{it} has no login: write github: into knowledge/staff/{it}.md" for it in without]
    lines += [
        f"{handle} has the login {login}, which GitHub does not let issues of this repository be "
        "assigned to: is it spelt rightly, and was it given access?"
        for handle, login in unknown.items()
    ]
    lines += [f"the team {it} has no access to this repository, or is not there" for it in teams]
    return lines


NOT_ASKED: Final = "GitHub was not asked whether it knows these logins: there is no GITHUB_TOKEN"
