"""Who owns what, with absences honoured, and in the names that GitHub knows."""

from datetime import date

from tests import care_world, hands

from deskbook.github.model.github import Accounts, Owned
from deskbook.github.rules import accounts

DAY = date(2026, 11, 5)
AWAY = "away:\n  - {from: 2026-11-02, to: 2026-11-06, understudy: cem}\n"
WORLD = care_world.loaded(
    staff__ann=f"---\nname: Ann\ngithub: ann-hub\nservices: [e-resources]\n{AWAY}understudy: bob\n---\n",
    staff__bob="---\nname: Bob\ngithub: Bob-Hub\nservices: [e-resources]\n---\n",
    staff__cem="---\nname: Cem\ngithub: cem-hub\n---\n",
    staff__gone="---\nname: Gone\ngithub: gone-hub\nleft: 2026-10-01\n---\n",
    departments__history="---\nname: History\nliaison: gone\nunderstudy: bob\n---\n",
).library


def ticket(**fields):
    return hands.open_ticket(service="e-resources", **fields)


def test_who_is_away_is_stood_in_for_and_helpers_who_are_away_are_left_out():
    assert accounts.find_assignees(
        WORLD, ticket(lead="bob", contributors=("ann", "head")), DAY
    ) == (
        "bob",
        "head",
    )
    assert accounts.find_assignees(WORLD, ticket(lead="ann", contributors=("cem", "bob")), DAY) == (
        "cem",
        "bob",
    )
    assert accounts.find_assignees(WORLD, ticket(lead="ann"), date(2026, 11, 9)) == ("ann",)


def test_a_ticket_that_nobody_leads_or_can_see_to_has_no_owner():
    assert accounts.find_assignees(WORLD, hands.ticket(service="e-resources"), DAY) == ()
    assert (
        accounts.find_assignees(WORLD, hands.open_ticket(lead="nobody", service="none"), DAY) == ()
    )


def test_paths_belong_to_leads_understudies_and_heads_who_work_here():
    assert [*accounts.list_owners(WORLD, DAY)] == [
        Owned("*", ("head",)),
        Owned("/knowledge/departments/history.md", ("bob",)),
        Owned("/knowledge/services/e-resources.md", ("head",)),
        Owned("/knowledge/staff/ann.md", ("ann", "bob")),
        Owned("/knowledge/staff/bob.md", ("bob",)),
        Owned("/knowledge/staff/cem.md", ("cem",)),
        Owned("/knowledge/staff/gone.md", ()),
        Owned("/knowledge/staff/head.md", ("head",)),
    ]


def test_answers_belong_to_who_read_them_and_a_team_stands_for_its_service():
    world = care_world.loaded(
        services__e_resources=care_world.KNOWLEDGE["services/e-resources.md"].replace("head: head", "head: head\ngithub_team: o/eres"),
        answers__why="---\ntitle: Why?\nstate: draft\nservices: [e-resources]\nreviewed_by: ann\n---\n",
    ).library  # fmt: skip
    found = {it.path: it for it in accounts.list_owners(world, DAY)}
    assert found["/knowledge/answers/why.md"] == Owned("/knowledge/answers/why.md", ("ann", "head"))
    assert found["/knowledge/services/e-resources.md"].team == "o/eres"


def test_handles_become_logins_and_each_that_cannot_is_told_apart():
    handles = ("ann", "head", "cem", "nobody", "bob")
    assert accounts.find_accounts(WORLD, handles) == Accounts(
        ("ann-hub", "cem-hub", "Bob-Hub"), ("head", "nobody")
    )
    assert accounts.find_accounts(WORLD, handles, ["ANN-HUB", "bob-hub"]) == Accounts(
        ("ann-hub", "Bob-Hub"), ("head", "nobody"), ("cem",)
    )


def test_more_than_ten_are_not_assigned():
    many = {f"staff__p{number}": f"---\nname: P\ngithub: p{number}\n---\n" for number in range(12)}
    found = accounts.find_accounts(
        care_world.loaded(**many).library, [f"p{number}" for number in range(12)]
    )
    assert (len(found.logins), found.too_many) == (10, ("p10", "p11"))
