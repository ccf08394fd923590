"""`desk route`: suggested, shown with the reason, and set only when somebody accepts it."""

import json

import pytest
from tests import worlds


@pytest.fixture
def experienced(library):
    """A library that has answered four questions about atlases that did not open."""
    for number in range(4):
        name = f"Q-AT1AS{number}".replace("1", "7")
        (library / f"tickets/2026/10/{name}.md").write_text(
            f"---\nid: {name}\ntitle: The digital atlas does not open\nstatus: resolved\n"
            "service: e-resources\nchannel: email\nopened: 2026-10-20T13:00:00Z\nlead: eresources\n"
            "resource: history-full-text\ncause: platform-outage\nresolved: 2026-10-20T14:00:00Z\n"
            "resolution: answered\n---\n\nThe digital atlas shows a white page.\n\n<!-- timeline -->\n"
        )
    return library


NEW = (
    "new",
    "The atlas does not open: a white page",
    "--service",
    "reference",
    "--channel",
    "desk",
)


def test_a_new_ticket_shows_where_it_may_belong_and_nothing_of_it_is_set(experienced, desk):
    outcome = desk(*NEW)
    name = worlds.made(outcome)
    said = outcome.out.splitlines()[1:]
    assert [it.split("?")[0].strip() for it in said[:3]] == [
        "service: e-resources", "resource: history-full-text", "cause: platform-outage",
    ]  # fmt: skip
    assert said[3] == f"  Nothing of it is set: `desk route {name} --accept all`, or name a field."
    front = worlds.front(experienced, name)
    assert (front["service"], front.get("resource")) == ("reference", None)


def test_what_is_accepted_is_set_with_the_reason_in_the_timeline(experienced, desk):
    name = worlds.made(desk(*NEW))
    assert desk("route", name, "--accept", "resource").code == 0
    front = worlds.front(experienced, name)
    assert (front["service"], front["resource"]) == ("reference", "history-full-text")
    assert "As past questions suggest: resource history-full-text (" in worlds.ticket_text(
        experienced, name
    )
    assert desk("route", name, "--accept", "all").code == 0
    front = worlds.front(experienced, name)
    assert (front["service"], front["cause"]) == ("e-resources", "platform-outage")
    again = desk("route", name, "--accept", "all")
    assert (again.code, again.err) == (2, f"desk: nothing is suggested for {name}\n")


def test_what_is_not_suggested_cannot_be_accepted(experienced, desk):
    name = worlds.made(desk(*NEW))
    outcome = desk("route", name, "--accept", "department")
    assert outcome.err == (
        f"desk: no department is suggested for {name}, but service, resource, cause\n"
    )
    assert desk("route", "--accept", "all").code == 2


def test_a_ticket_that_nobody_leads_says_how_to_see_it_until_somebody_does(experienced, desk):
    name = worlds.made(desk(*NEW))
    assert desk("show", name).out.endswith(f"\n`desk route {name}` suggests where it belongs.\n")
    desk("claim", name)
    assert "desk route" not in desk("show", name).out


def test_without_a_ticket_it_is_about_all_that_nobody_leads(experienced, desk):
    name = worlds.made(desk(*NEW))
    out = desk("route").out
    assert name in out
    assert worlds.NEW not in out
    assert desk("route", worlds.NEW).out.endswith("\n  Nothing is suggested.\n")
    values = json.loads(desk("route", "--json", name).out)
    assert (values["kind"], values["tickets"][0]["ticket"]) == ("routes", name)


def test_json_of_an_accepted_route_has_the_fields_before_and_after(experienced, desk):
    name = worlds.made(desk(*NEW))
    content = json.loads(desk("route", name, "--accept", "resource", "--json").out)
    (change,) = content["changes"]
    assert content["result"] == "TicketChanged"
    assert [*change["after"]] == ["resource"]
    assert "before" not in change or "resource" not in change["before"]
