"""Questions that nothing of ours meets, in groups named by their own words."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from tests.hands import ticket
from tests.reports.rules.test_facts import WORLD

from deskbook.answers.rules.distill import draft as distil_draft
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.model.finding import DeskError
from deskbook.library.model.records import Answer, Milestone, Project
from deskbook.privacy.rules.redact import Gate
from deskbook.reports.model.need import Need, Needs, PublicNeed, Taken
from deskbook.reports.rules import needs

SINCE = date(2026, 1, 1)
CALENDAR = Calendar(WORLD.profile)
GATE = Gate()

POSTERS = (
    "Where can I print a poster for a conference?",
    "How do I print a large poster for my conference?",
    "Can you print a conference poster in A0?",
)
SCORES = (
    "Do you lend scores for string quartets?",
    "I look for scores of string quartets to lend.",
)


def asked(*questions, start=0, **fields):
    made = {"status": "resolved", "lead": "ann", "resolution": "answered",
            "resolved": datetime(2026, 11, 3, tzinfo=UTC), **fields}  # fmt: skip
    return {
        f"Q-{n:06}": ticket(id=f"Q-{n:06}", title=it[:40], question=it, **made)
        for n, it in enumerate(questions, start=start)
    }


def found(tickets, gate=GATE, **records):
    return needs.find(replace(WORLD, tickets=tickets, **records), CALENDAR, SINCE, gate)


def test_questions_that_ask_the_same_are_one_need_by_their_own_words():
    it = found({**asked(*POSTERS), **asked("When do you open on Sunday?", start=7)})
    (need,) = it.groups
    assert (it.unmet, it.looked_at, it.single) == (4, 4, 1)
    assert set(need.words) == {"poster", "print", "conference"}
    assert need.key == "-".join(need.words)
    assert set(need.tickets) == {"Q-000000", "Q-000001", "Q-000002"}
    assert (need.kind, need.owner, need.patrons, need.misses) == ("answer", "reference", 3, 0)
    assert need.last == date(2026, 11, 2)
    assert set(need.examples) == set(POSTERS)


@pytest.mark.parametrize(
    "fields",
    [
        {"answer": "posters"},
        {"problem": "late"},
        {"project": "review"},
        {"language": "es"},
        {"activity": "consultation"},
        {"labels": ("no-answer",)},
        {"resolution": "no-reply"},
        {"status": "open", "resolution": None, "resolved": None},
        {"opened": datetime(2025, 12, 31, 12, tzinfo=UTC)},
    ],
)
def test_what_is_met_or_is_somebodys_work_is_no_need(fields):
    assert found(asked(*POSTERS, **fields)) == Needs(SINCE, 0, 0, (), 0)


def test_what_an_answer_is_learnt_from_or_nearly_says_is_no_need():
    draft = Answer(slug="posters", title="Posters", state="draft", sources=tuple(asked(*POSTERS)))
    assert found(asked(*POSTERS), answers={"posters": draft}).unmet == 0
    alike = Answer(
        slug="posters", title="How do I print a poster for a conference?", state="published",
        also_asked=POSTERS, reviewed=SINCE, reviewed_by="ann",
    )  # fmt: skip
    assert found(asked(*POSTERS), answers={"posters": alike}).unmet == 0
    sent_away = asked(*POSTERS, resolution="referred")
    assert found(sent_away, answers={"posters": alike}).unmet == 3


def test_a_search_that_found_nothing_counts_while_its_question_is_open():
    fields = {"status": "open", "resolution": None, "resolved": None, "labels": ("search-miss",)}
    (need,) = found(asked(*POSTERS, **fields)).groups
    assert need.misses == 3


def test_a_search_that_found_nothing_once_is_told_by_itself():
    miss = {"labels": ("search-miss",)}
    said = "Opening of the map room"
    alone = {
        **asked(*POSTERS, **miss),
        **asked(said, start=7, **miss),
        **asked("Is the gym in the basement?", start=8),
        **asked("me@mail.example wants llamas", start=9, **miss),
    }
    it = found(alone)
    assert (it.lone, it.single) == ((("Q-000007", said),), 3)
    assert found(alone, gate=None).lone == ()


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"resolution": "referred"}, "service"),
        ({"resolution": "declined"}, "service"),
        ({"cause": "content-missing", "resource": "db"}, "resource"),
        ({"labels": ("purchase-request",)}, "resource"),
    ],
)
def test_what_would_meet_a_need_is_told_by_how_its_questions_ended(fields, kind):
    (need,) = found(asked(*POSTERS, **fields)).groups
    assert need.kind == kind


def test_needs_of_more_patrons_come_first_and_one_patron_is_counted_once():
    one = asked(*POSTERS, patron="p-aaaaaaaa")
    groups = found({**one, **asked(*SCORES, start=7)}).groups
    assert [(it.patrons, len(it.tickets)) for it in groups] == [(2, 2), (1, 3)]


def test_a_public_word_is_one_that_enough_patrons_used():
    profile = replace(WORLD.profile, privacy=replace(WORLD.profile.privacy, min_cell=3))
    many = asked(*POSTERS, "Where is a poster printed, to hang it up?")
    (need,) = found(many, profile=profile).groups
    assert set(need.common) == {"poster", "print", "conference"} - (
        set() if sum("print " in it for it in POSTERS) >= 3 else {"print"}
    )
    (few,) = found(asked(*POSTERS, patron="p-aaaaaaaa"), profile=profile).groups
    assert few.common == ()


def test_need_of_few_patrons_or_without_a_shared_word_is_not_published():
    need = Need(
        key="poster",
        words=("poster", "print"),
        common=("poster",),
        kind="service",
        owner="reference",
        tickets=("Q-1", "Q-2"),
        patrons=13,
        misses=0,
        last=date(2026, 11, 3),
    )
    few, vague = replace(need, patrons=4), replace(need, common=())
    it = Needs(SINCE, 20, 18, (few, need, vague), 2)
    names = {("service", "reference"): "Research help"}
    assert [*needs.publishable(it, names, 5)] == [
        PublicNeed(("poster",), 10, "Research help", "service")
    ]
    assert [found.service for found in needs.publishable(it, {}, 13)] == ["reference"]


def test_examples_say_nothing_personal_and_none_are_taken_without_the_gate():
    odd = ("Print a poster for the conference, write to me@mail.example please",) * 2
    (need,) = found(asked(*POSTERS[:1], *odd)).groups
    assert all("@" not in it for it in need.examples)
    (need,) = found(asked(*POSTERS), gate=None).groups
    assert need.examples == ()
    masked = {name: replace(it, title="For [name]") for name, it in asked(*odd).items()}
    assert found(masked).groups[0].examples == ()
    titled = {
        name: replace(it, question="Poster, print, conference.")
        for name, it in asked(*POSTERS).items()
    }
    (need,) = found(titled).groups
    assert set(need.examples) <= {it[:40] for it in POSTERS}


def test_the_newest_are_compared_where_there_are_many(monkeypatch):
    monkeypatch.setattr(needs, "LOOKED_AT", 2)
    it = found(asked(*POSTERS))
    assert (it.unmet, it.looked_at, len(it.groups[0].tickets)) == (3, 2, 2)


def test_two_needs_do_not_have_one_key():
    assert needs._key(("a", "b"), {"a-b"}) == "a-b-2"
    assert needs._key(("§",), ()) == "need"


def test_a_need_that_is_a_project_is_taken_on_until_it_is_closed():
    step = Milestone(what="Write an answer", due=date(2026, 12, 1))
    done = replace(step, due=date(2026, 11, 1), done=date(2026, 11, 1))
    project = Project(slug="need-poster", title="Posters", lead="ann", milestones=(done, step))
    projects = {
        "need-poster": project,
        "need-old": replace(project, slug="need-old", closed=date(2026, 11, 1)),
        "review": replace(project, slug="review"),
        "need-soon": replace(project, slug="need-soon", milestones=()),
    }
    assert found({}, projects=projects).taken == (
        Taken("need-poster", "Posters", "ann", date(2026, 12, 1)),
        Taken("need-soon", "Posters", "ann", None),
    )


def test_an_answer_is_begun_though_nobody_wrote_a_reply():
    tickets = list(asked(*POSTERS).values())
    made = distil_draft.begin(WORLD, tickets, GATE)
    assert (made.state, made.body, made.sources) == (
        "draft",
        "",
        ("Q-000000", "Q-000001", "Q-000002"),
    )
    assert made.title in POSTERS
    titled = distil_draft.begin(WORLD, tickets, GATE, title="How do I print a poster?")
    assert (titled.slug, titled.title) == ("print-poster", "How do I print a poster?")
    assert distil_draft.begin(WORLD, tickets, GATE, slug="posters").slug == "posters"
    with pytest.raises(DeskError, match="say it with --title"):
        distil_draft.begin(WORLD, list(asked("Hm.").values()), GATE)
