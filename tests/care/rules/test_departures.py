"""Whoever has left leads nothing any more."""

from datetime import date

from tests.care_world import entry, loaded, ticket

from deskbook.care.rules import departures

CLAIM = entry("2026-11-02 10:05", "accept", lead="-> ann", status="new -> open")
GONE = "---\nname: Gone\nleft: 2026-11-03\n---\n"
WORLD = loaded(
    ticket("Q-AAAAAA", CLAIM, lead="gone", offered_to="ann"),
    ticket("Q-BBBBBB", CLAIM, offered_to="gone"),
    ticket("Q-CCCCCC", CLAIM, lead="gone", status="resolved", resolved="2026-11-02T16:00:00Z"),
    services__maps="---\nname: Maps\nteam: [ann, gone]\nhead: gone\n"
    "promise: {first_reply: 4h, news_every: 2d, accept_within: 1d}\n---\n",
    departments__law="---\nname: Law\nliaison: ann\nunderstudy: gone\noffered_to: gone\n---\n",
    projects__old="---\ntitle: Old\nlead: gone\nclosed: 2026-10-01\n---\n",
    projects__new="---\ntitle: New\nlead: gone\n---\n",
    problems__over="---\ntitle: Over\nstate: fixed\nstarted: 2026-10-01\nlead: gone\n---\n",
    staff__ann="---\nname: Ann\nunderstudy: gone\n---\n",
    staff__gone=GONE,
)


def test_everything_that_names_somebody_who_left_is_a_finding():
    found = [
        f"{it.path}:{it.line} {it.severity}: {it.message}"
        for it in departures.findings(WORLD, date(2026, 11, 4))
    ]
    leads = "leads this: `desk leave gone --on 2026-11-03 --apply` offers it to others"
    waits = "has yet to accept this: offer it to somebody else"
    stands_in = "is to stand in: name somebody else"
    assert found == [
        f"{path}: gone left on 2026-11-03 and {said}"
        for path, said in [
            ("tickets/2026/11/Q-AAAAAA.md:8 error", leads),
            ("tickets/2026/11/Q-BBBBBB.md:9 error", waits),
            ("knowledge/departments/law.md:5 error", waits),
            ("knowledge/departments/law.md:4 warning", stands_in),
            ("knowledge/projects/new.md:3 error", leads),
            ("knowledge/services/maps.md:4 error", leads),
            ("knowledge/services/maps.md:3 warning", "is in the team: take them out"),
            ("knowledge/staff/ann.md:3 warning", stands_in),
        ]
    ]
    assert list(departures.findings(WORLD, date(2026, 11, 3))) == []
