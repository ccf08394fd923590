"""`desk sync owners`: CODEOWNERS as the records say, and who is missing from it."""

import re

import pytest

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
    from deskbook.github.views import codeowners
    from deskbook.library.adapters import repo

    root = Path(__file__).parents[3]
    library = repo.load_knowledge(root).library
    owned = accounts.list_owners(library, date(2026, 11, 16))
    named = ((it, accounts.find_accounts(library, it.people)) for it in owned)
    assert (root / codeowners.PATH).read_text() == codeowners.write_file(named)
