"""`desk signals` and `desk problem open --from-signal` in a small library with a fault in it."""

import json

import pytest
from tests import worlds

BURST = [f"Q-BVRST{number}" for number in range(6)]


def write(library, name, day, *lines):
    more = "".join(f"{it}\n" for it in lines)
    text = (
        f"---\nid: {name}\ntitle: A question\nstatus: new\nservice: reference\nchannel: form\n"
        f"opened: {day}T15:00:00Z\n{more}---\n\nA question.\n\n"
        "<!-- timeline -->\n"
    )
    path = library / f"tickets/{day[:4]}/{day[5:7]}/{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


@pytest.fixture
def faulty(library):
    """Two months of a question a day, and six about one resource on the last two days."""
    for number in range(62):
        month, day = (9, number + 1) if number < 30 else (10, number - 29)
        write(library, f"Q-DAY0{number:02}", f"2026-{month:02}-{min(day, 31):02}")
    for number, name in enumerate(BURST):
        write(library, name, f"2026-11-0{4 + number % 2}", "resource: history-full-text")
    return library


def test_a_fault_is_shown_with_its_tickets_and_what_chance_would_raise(faulty, desk):
    outcome = desk("signals")
    assert outcome.code == 0
    head = outcome.out.partition("\n## 2.")[0]
    assert "## 1. History Full Text" in head
    assert "- 6 in 3 days against " in head
    assert f"- These: {', '.join(sorted(BURST, key=lambda it: (int(it[-1]) % 2, it)))}" in head
    assert "`desk problem open --from-signal resource:history-full-text`" in head
    assert "(0.2 years, seed 1), chance raised 0.0 headlines a year" in outcome.out
    assert desk("signals") == outcome


def test_another_seed_another_day_and_no_measurement(faulty, desk):
    values = json.loads(desk("signals", "--json", "--seed", "3").out)
    assert (values["kind"], values["headline"][0]["key"]) == (
        "signals",
        "resource:history-full-text",
    )
    assert values["false_alarms"]["seed"] == 3
    before = json.loads(desk("signals", "--json", "--of", "2026-11-03", "--years", "0").out)
    assert (before["day"], before["headline"], before["false_alarms"]) == ("2026-11-03", [], None)


def test_a_day_that_is_to_come_has_no_signals(faulty, desk):
    outcome = desk("signals", "--of", "2026-12-24")
    assert (outcome.code, outcome.err) == (
        2, "desk: 2026-12-24 is to come: nobody knows yet what is asked until then\n",
    )  # fmt: skip


def test_a_library_without_a_past_has_no_signals(library, desk):
    assert (
        "There is nothing to compare with yet: questions are known of 16 days"
        in desk("signals").out
    )


def test_a_signal_becomes_a_suspected_problem_with_a_lead_and_its_tickets(faulty, desk):
    outcome = desk("problem", "open", "--from-signal", "resource:history-full-text")
    assert outcome.code == 0
    assert (faulty / "knowledge/problems/history-full-text.md").read_text() == (
        "---\ntitle: History Full Text\nstate: suspected\nresource: history-full-text\n"
        "started: 2026-11-04\nlead: history-liaison\n---\n"
    )
    assert {worlds.front(faulty, name)["problem"] for name in BURST} == {"history-full-text"}
    again = desk("problem", "open", "--from-signal", "resource:history-full-text")
    assert again.code == 2
    assert "all its questions belong to a problem" in again.err
    assert "A known problem: History Full Text" in desk("signals", "--years", "0").out


def test_a_shift_begins_with_what_stands_out_until_it_is_a_known_problem(faulty, desk):
    head = "Asked more often than before: `desk signals`\n  History Full Text: 6 in 3 days against "
    assert head in desk("brief").out
    desk("problem", "open", "--from-signal", "resource:history-full-text")
    brief = desk("brief").out
    assert "  History Full Text: 6 in" not in brief
    assert "  History Full Text (suspected)" in brief


def test_the_name_and_the_title_may_be_others(faulty, desk):
    words = ("problem", "open", "mill", "--title", "No full text", "--from-signal")
    assert desk(*words, "resource:history-full-text").code == 0
    assert "title: No full text\n" in (faulty / "knowledge/problems/mill.md").read_text()


def test_what_is_no_signal_is_refused(faulty, desk):
    assert (
        'there is no signal "resource:none"'
        in desk("problem", "open", "--from-signal", "resource:none").err
    )
    assert desk("problem", "open", "mill").code == 2


def test_the_letter_on_the_week_has_its_signals(faulty, desk):
    letter = desk("report", "--period", "week").out
    assert "## Signals at the end of the week\n\nThu 5 Nov: " in letter
    assert "### 1. History Full Text" in letter
    assert "`desk signals --of 2026-11-05` shows them again." in letter
    assert "Signals at" not in desk("report", "--period", "month").out
    values = json.loads(desk("report", "--period", "week", "--json").out)
    assert values["signals"]["headline"][0]["count"] == 6


def test_the_staff_site_shows_signals(faulty, desk):
    from tests.site_world import NOW, page

    from deskbook.calendar.rules.opening_hours import Calendar
    from deskbook.library.adapters import repo
    from deskbook.sites.rules import staff_desk
    from deskbook.sites.views import staff_pages

    library = repo.load(faulty).library
    made = staff_desk.make_desk(
        library, Calendar(library.profile), NOW, digests={}, damaged=(), report=""
    )
    pages = staff_pages.make_pages(made)
    ((url, about, evidence),) = page(pages, "index").context["signals"]
    assert (url, about) == ("signals/", "History Full Text")
    assert evidence.startswith("6 in 3 days against ")
    assert 'href="../tickets/Q-BVRST0/"' in page(pages, "signals/index").context["body"]
