"""`desk sync labels` on a real library and a GitHub that behaves."""

import pytest
from tests.github.fake import shown

from deskbook.github.model.github import SeenLabel

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
