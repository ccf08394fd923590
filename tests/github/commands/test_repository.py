"""`desk forms`: the issue forms are as the records say."""

import json
import re
from pathlib import Path

import pytest
from tests import worlds
from tests.github.fake import shown

from deskbook.github.model.github import SeenLabel
from deskbook.github.views import repository
from deskbook.library.adapters import repo

ROOT = Path(__file__).parents[3]
FOLDER = Path(".github/ISSUE_TEMPLATE")


def test_the_sample_librarys_forms_are_up_to_date():
    made = repository.write_forms(repo.load_knowledge(ROOT).library)
    assert {path: (ROOT / path).read_text() for path in made} == made
    assert {f"{FOLDER}/{it.name}" for it in (ROOT / FOLDER).iterdir()} == made.keys()


def test_a_form_is_written_once_and_kept_in_a_commit(git_library, desk):
    assert desk("forms", "--check").code == 1
    assert not FOLDER.exists()
    assert desk("forms") == worlds.Outcome(
        0,
        "Looked at 3 files in .github/ISSUE_TEMPLATE, made anew:\n"
        "  .github/ISSUE_TEMPLATE/ask-e-resources.yml\n"
        "  .github/ISSUE_TEMPLATE/ask-reference.yml\n"
        "  .github/ISSUE_TEMPLATE/config.yml\n",
        "",
    )
    assert worlds.git(git_library, "log", "-1", "--format=%s") == "Make the issue forms anew\n"
    same = "Looked at 3 files in .github/ISSUE_TEMPLATE: all are as the records say\n"
    assert desk("forms", "--check") == desk("forms") == worlds.Outcome(0, same, "")


def test_a_changed_service_is_told_and_its_form_made_anew(library, desk):
    desk("forms")
    service = Path("knowledge/services/reference.md")
    service.write_text(service.read_text().replace("head:", "asks: [course]\nhead:"))
    told = desk("forms", "--check")
    assert told == worlds.Outcome(
        1,
        "Looked at 3 files in .github/ISSUE_TEMPLATE, to be made anew with `desk forms`:\n"
        "  .github/ISSUE_TEMPLATE/ask-reference.yml\n",
        "",
    )
    assert desk("forms").code == 0
    assert '"Course"' in (FOLDER / "ask-reference.yml").read_text()


def test_a_form_whose_service_is_gone_is_named(library, desk):
    desk("forms")
    gone = FOLDER / "ask-old.yml"
    gone.write_text((FOLDER / "ask-reference.yml").read_text())
    (FOLDER / "ask-us.yml").write_text("name: somebody's own\n")
    outcome = desk("forms")
    assert (outcome.code, outcome.err) == (
        1,
        f"{gone}: its service is gone: delete it (`git rm {gone}`)\n",
    )


def test_what_somebody_else_wrote_is_not_overwritten(library, desk):
    FOLDER.mkdir(parents=True)
    (FOLDER / "config.yml").write_text("blank_issues_enabled: true\n")
    outcome = desk("forms")
    assert outcome.code == 2
    assert "config.yml was not made by `desk forms`" in outcome.err
    assert [it.name for it in FOLDER.iterdir()] == ["config.yml"]


def test_json_names_the_forms_that_were_written(git_library, desk):
    content = json.loads(desk("forms", "--json").out)
    assert (content["kind"], content["result"], content["number"]) == ("outcome", "FormsMade", 3)
    assert content["changes"] == [
        {"path": f"{FOLDER}/{name}.yml", "done": "created"}
        for name in ("ask-e-resources", "ask-reference", "config")
    ]
    again = json.loads(desk("forms", "--check", "--json").out)
    assert "changes" not in again


MADE = """\
# Made by `desk sync owners` from services, staff and departments: change those, and run it again.
# The last line that fits a file counts.
* @ref-head
/knowledge/answers/missing-issue.md @eres
/knowledge/departments/history.md @liaison @ref-head
/knowledge/problems/late-issues.md @eres
/knowledge/projects/history-review.md @liaison
/knowledge/services/reference.md @ridgeway/reference
/knowledge/staff/eresources.md @eres
/knowledge/staff/history-liaison.md @liaison @ref-head
/knowledge/staff/reference-head.md @ref-head
"""


@pytest.fixture
def known(library):
    logins = {"reference-head": "ref-head", "history-liaison": "liaison", "eresources": "eres"}
    for handle, login in logins.items():
        path = library / f"knowledge/staff/{handle}.md"
        path.write_text(path.read_text().replace("\nname:", f"\ngithub: {login}\nname:"))
    path = library / "knowledge/services/reference.md"
    path.write_text(path.read_text().replace("\nhead:", "\ngithub_team: ridgeway/reference\nhead:"))
    return library


def test_codeowners_is_written_once_and_then_checked(known, desk, monkeypatch):
    monkeypatch.delenv("GITHUB_TOKEN", raising=False)
    stale = desk("sync", "owners", "--check")
    assert (stale.code, (known / ".github/CODEOWNERS").exists()) == (1, False)
    made = desk("sync", "owners")
    assert (made.code, (known / ".github/CODEOWNERS").read_text()) == (0, MADE)
    assert (
        made.err
        == """\
eresources-head has no login: write github: into knowledge/staff/eresources-head.md
science-liaison has no login: write github: into knowledge/staff/science-liaison.md
GitHub was not asked whether it knows these logins: there is no GITHUB_TOKEN
"""
    )
    again = desk("sync", "owners", "--check")
    assert again.code == 0
    assert re.fullmatch(
        r"Looked at \d+ paths: \.github/CODEOWNERS is as the records say\n", again.out
    )


def test_with_a_token_github_is_asked_about_logins_and_teams(known, hub, at_hub, desk):
    hub.world.account("REF-head")
    hub.world.account("eres")
    said = desk("sync", "owners").err
    assert "history-liaison has the login liaison, which GitHub does not let issues" in said
    assert "the team ridgeway/reference has no access to this repository" in said
    hub.world.account("liaison")
    hub.world.teams = ["reference"]
    assert "GitHub" not in desk("sync", "owners").err


def test_a_file_that_somebody_else_wrote_is_left_alone(known, desk):
    (known / ".github").mkdir()
    (known / ".github/CODEOWNERS").write_text("* @somebody\n")
    refused = desk("sync", "owners")
    assert refused.code == 2
    assert "was not made by `desk sync owners`" in refused.err


def test_the_sample_library_has_its_codeowners_as_its_records_say():
    from datetime import date
    from pathlib import Path

    from deskbook.github.rules import accounts
    from deskbook.github.views import repository
    from deskbook.library.adapters import repo

    root = Path(__file__).parents[3]
    library = repo.load_knowledge(root).library
    owned = accounts.list_owners(library, date(2026, 11, 16))
    named = ((it, accounts.find_accounts(library, it.people)) for it in owned)
    assert (root / repository.OWNERS_PATH).read_text() == repository.write_owners(named)


FILE = """\
- {name: "status: new", colour: "b3401f", description: "Nobody leads it yet"}
- {name: "cause: fault", colour: "6B4C8A", was: [bug]}
"""


@pytest.fixture
def labelled(library):
    (library / ".github").mkdir()
    (library / ".github/labels.yml").write_text(FILE)
    return library


def test_labels_are_planned_then_made_then_there_is_nothing_to_do(labelled, hub, at_hub, desk):
    hub.world.make_label("Bug", "d73a4a", "Something is broken")
    hub.world.make_label("own", "ffffff")
    hub.world.open_issue("Issue", labels=["Bug"])
    planned = desk("sync", "labels")
    assert (planned.code, planned.out, hub.writes) == (0, """\
make: status: new
change: Bug (its name becomes cause: fault, its colour d73a4a becomes 6b4c8a, its description changes)
Nothing was changed: `desk sync labels --apply` does it
""", [])  # fmt: skip
    assert desk("sync", "labels", "--apply").out.endswith("2 changes made\n")
    assert [it.name for it in hub.world.issue(1).labels] == ["cause: fault"]
    before = len(hub.writes)
    again = desk("sync", "labels", "--apply")
    assert again.out == "Looked at 3 labels: GitHub has them as .github/labels.yml says\n"
    assert len(hub.writes) == before


def test_labels_that_are_not_named_go_only_with_prune(labelled, hub, at_hub, desk):
    hub.world.make_label("cause: fault", "6b4c8a", "")
    hub.world.make_label("bug")
    said = desk("sync", "labels", "--apply").out
    assert "left alone: bug was the name of cause: fault and stands beside it." in said
    assert desk("sync", "labels", "--prune").out.splitlines()[0] == (
        "delete: bug, also from the issues that have it"
    )
    assert desk("sync", "labels", "--prune", "--apply").out == (
        "delete: bug, also from the issues that have it\n1 change made\n"
    )
    names = [shown.label(hub.world, it)["name"] for it in hub.world.labels.values()]
    assert sorted(names) == ["cause: fault", "status: new"]


def test_a_file_with_mistakes_changes_nothing(labelled, hub, at_hub, desk):
    (labelled / ".github/labels.yml").write_text("- {name: x, colour: red}\n")
    refused = desk("sync", "labels", "--apply")
    assert (refused.code, hub.asked) == (2, [])
    assert '.github/labels.yml:1: colour "red" does not fit' in refused.err
    (labelled / ".github/labels.yml").unlink()
    assert "there is no .github/labels.yml" in desk("sync", "labels").err


def test_without_a_repository_or_a_token_it_says_what_to_write(labelled, desk, monkeypatch):
    for name in ("GITHUB_TOKEN", "GH_TOKEN", "GITHUB_REPOSITORY"):
        monkeypatch.delenv(name, raising=False)
    assert "github: {repository: owner/name}" in desk("sync", "labels").err
    monkeypatch.setenv("GITHUB_REPOSITORY", "ridgeway/desk")
    assert "set GITHUB_TOKEN to a token" in desk("sync", "labels").err


def test_the_labels_of_this_software_are_made_as_they_are(library, hub, at_hub, desk):
    from tests.github.formats.test_labels_file import ROOT

    (library / ".github").mkdir()
    text = (ROOT / ".github/labels.yml").read_text()
    (library / ".github/labels.yml").write_text(text)
    assert desk("sync", "labels", "--apply").code == 0
    assert SeenLabel("status: new", "b3401f", "Nobody leads it yet") in [
        SeenLabel(it.name, it.color, it.description) for it in hub.world.labels.values()
    ]
    assert desk("sync", "labels", "--prune").out.startswith(
        f"Looked at {text.count('- {')} labels:"
    )
