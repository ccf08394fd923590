"""`desk forms`: the issue forms are as the records say."""

import json
from pathlib import Path

from tests import worlds

from deskbook.github.views import issue_forms
from deskbook.library.adapters import repo

ROOT = Path(__file__).parents[3]
FOLDER = Path(".github/ISSUE_TEMPLATE")


def test_the_sample_librarys_forms_are_up_to_date():
    made = issue_forms.write_files(repo.load_knowledge(ROOT).library)
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
