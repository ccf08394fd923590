"""`desk needs` in a small library: shown, taken on as a project, and met with an answer."""

import json

import pytest
from tests import worlds

NAMES = ("Q-N33D01", "Q-N33D02", "Q-N33D03")
ASKED = (
    "Where can I print a poster for a conference?",
    "How do I print a large poster for my conference?",
    "Can you print a conference poster in A0?",
)


@pytest.fixture
def lacking(library):
    """A library that was asked for posters three times, and replied without an answer of its own."""
    for name, question in zip(NAMES, ASKED, strict=True):
        (library / f"tickets/2026/10/{name}.md").write_text(
            f"---\nid: {name}\ntitle: Printing of a poster\nstatus: resolved\nservice: reference\n"
            "channel: chat\nopened: 2026-10-20T13:00:00Z\nlead: reference-head\n"
            "resolved: 2026-10-20T14:00:00Z\nresolution: answered\n---\n\n"
            f"{question}\n\n<!-- timeline -->\n\n### 2026-10-20T13:30:00Z reply @reference-head "
            f"^P0STER{name[-2:]}\n\nThe print shop in the basement prints posters up to A0.\n"
        )
    return library


def key(desk):
    (need,) = json.loads(desk("needs", "--json").out)["needs"]
    return need["key"]


def test_a_need_is_shown_with_its_questions_and_what_would_meet_it(lacking, desk):
    outcome = desk("needs")
    assert outcome.code == 0
    assert "4 questions since Wed 5 Nov 2025 met no answer" in outcome.out
    assert f"- Asked as: “{ASKED[1]}”" in outcome.out
    assert "- What would meet it: write an answer\n- Whose it is: Reference\n" in outcome.out
    assert desk("needs") == outcome
    assert (
        "Every question since Wed 4 Nov met an answer" in desk("needs", "--since", "2026-11-04").out
    )


def test_a_need_is_taken_on_as_a_project_whose_first_step_has_a_day(lacking, desk):
    name = key(desk)
    outcome = desk("needs", "--take", name, "--due", "2026-11-20")
    assert outcome.code == 0
    text = (lacking / f"knowledge/projects/need-{name}.md").read_text()
    assert "lead: history-liaison\n" in text
    assert "{what: Write an answer, due: 2026-11-20}" in text
    assert {worlds.front(lacking, it)["project"] for it in NAMES} == {f"need-{name}"}
    after = desk("needs").out
    assert f"(`need-{name}`): led by history-liaison, next step due Fri 20 Nov" in after
    assert "poster for a conference" not in after
    assert desk("check").code == 0
    again = desk("needs", "--take", name)
    assert (again.code, "there is no need" in again.err) == (2, True)


def test_json_of_a_need_taken_on_has_the_project_and_its_tickets(lacking, desk):
    name = key(desk)
    values = json.loads(desk("needs", "--take", name, "--due", "2026-11-20", "--json").out)
    assert (values["kind"], values["result"]) == ("outcome", "NeedTaken")
    assert values["project"] == f"need-{name}"
    project, *tickets = values["changes"]
    assert (project["path"], project["done"]) == (values["path"], "created")
    assert project["after"]["milestones"] == [{"what": "Write an answer", "due": "2026-11-20"}]
    assert {it["after"]["project"] for it in tickets} == {f"need-{name}"}
    assert sorted(values["tickets"]) == sorted(NAMES)


def test_a_project_that_is_there_already_is_not_written_over(lacking, desk):
    name = key(desk)
    (lacking / f"knowledge/projects/need-{name}.md").write_text(
        "---\ntitle: Posters\nlead: reference-head\n---\n"
    )
    assert "is a project already" in desk("needs", "--take", name).err


def test_the_answer_that_a_need_lacks_begins_with_what_its_tickets_were_replied(lacking, desk):
    outcome = desk("answer", "new", "--from-need", key(desk))
    assert outcome.code == 0
    path = lacking / outcome.out.split(" ")[0]
    text = path.read_text()
    assert "state: draft" in text
    assert "The print shop in the basement prints posters up to A0." in text
    assert all(name in text for name in NAMES)
    assert desk("needs", "--json").out.count("Q-N33D") == 0
    assert desk("answer", "new", "--from-need", "none").code == 2


def test_the_answers_name_and_title_may_be_others(lacking, desk):
    words = (
        "answer",
        "new",
        "posters",
        "--title",
        "Do you print posters?",
        "--from-need",
        key(desk),
    )
    assert desk(*words).code == 0
    assert (
        "title: Do you print posters?\n" in (lacking / "knowledge/answers/posters.md").read_text()
    )
    (lacking / "knowledge/answers/posters.md").write_text(
        "---\ntitle: Do you print posters?\nstate: draft\n---\n"
    )
    assert "there is an answer posters already" in desk(*words).err
    bad = ("answer", "new", "No Slug", "--from-need", key(desk))
    assert "cannot name an answer" in desk(*bad).err
    assert desk("answer", "new", "posters").code == 2


def test_the_public_edition_has_nothing_of_few(lacking, desk):
    outcome = desk("needs", "--public")
    assert "Q-" not in outcome.out
    assert "poster" not in outcome.out
    profile = lacking / "knowledge/library.md"
    profile.write_text(
        profile.read_text().replace("ask_email", "privacy: {min_cell: 3}\nask_email")
    )
    assert "poster" in desk("needs", "--public").out
    assert desk("needs", "--public", "--json").code == 2


def test_the_letter_and_the_staff_site_tell_of_needs(lacking, desk):
    letter = desk("report", "--period", "term").out
    assert "## What nothing of ours meets yet\n" in letter
    assert "nothing of ours meets" not in desk("report", "--period", "week").out
    values = json.loads(desk("report", "--period", "term", "--json").out)
    assert values["needs"]["needs"][0]["questions"] == 3
