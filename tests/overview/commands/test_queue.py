"""`desk queue`: places of questions, and the usual time where enough were asked."""

import json

from tests import worlds


def resolved(library, number, days):
    """A question of e-resources that was asked in October and answered after so many days."""
    text = worlds.ticket_text(library, worlds.RESOLVED)
    name = f"Q-D0NE1{number}"
    text = text.replace(worlds.RESOLVED, name).replace("service: reference", "service: e-resources")
    text = text.replace("2026-10-20T13:04", f"2026-10-{20 + days}T13:04").replace(
        "directional", "reference"
    )
    (library / f"tickets/2026/10/{name}.md").write_text(text)


def test_questions_have_places_and_a_service_its_usual_time(library, desk, overdue_ticket):
    path = next(library.glob(f"tickets/*/*/{overdue_ticket}.md"))
    text = path.read_text()
    later = text.replace(overdue_ticket, "Q-4KX7M3")
    (path.parent / "Q-4KX7M3.md").write_text(later)
    waits = text.replace(overdue_ticket, "Q-4KX7M4")
    waits = waits.replace("status: open", "status: waiting\nwaiting_on: vendor")
    (path.parent / "Q-4KX7M4.md").write_text(waits)
    for number, days in enumerate((1, 1, 2, 6, 6)):
        resolved(library, number, days)
    assert desk("queue") == worlds.Outcome(
        0,
        """\
E-resources
  1. Q-4KX7M2  2026 issues of a history journal are missing from the aggregator
  2. Q-4KX7M3  2026 issues of a history journal are missing from the aggregator
  Half of the questions are answered within 3 opening days, four in five within 5 opening days.
Reference
  1. Q-NEW001  Where do I find census tables from before 1900? (nobody leads it yet)
""",
        "",
    )


def test_a_quiet_service_says_so_and_an_unknown_one_is_answered_with_the_nearest(
    library, desk, new_ticket
):
    desk("resolve", new_ticket, "They are on the third floor.")
    assert desk("queue", "reference").out == "Reference\n  nobody waits\n"
    refused = desk("queue", "referense")
    assert (refused.code, refused.out) == (2, "")
    assert "reference" in refused.err


def test_json_of_queues_names_tickets_in_their_order(library, desk, new_ticket, overdue_ticket):
    content = json.loads(desk("queue", "reference", "--json").out)
    (queue,) = content["queues"]
    assert queue["service"] == "reference"
    assert new_ticket in queue["tickets"]
    assert "title" not in str(queue)
