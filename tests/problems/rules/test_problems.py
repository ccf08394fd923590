"""Known problems: their beginning from a signal, and news of them."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from tests import care_world
from tests.hands import open_ticket

from deskbook.library.model.finding import DeskError
from deskbook.library.model.records import Problem, ProblemNews
from deskbook.problems.rules import problems
from deskbook.reports.model.signal import VOLUME, Scan, Seen, Signal


def problem(state="suspected", news=()):
    return Problem(
        slug="late", title="Late", state=state, started=date(2026, 10, 1), lead="ann", news=news
    )


def test_news_is_told_in_the_order_of_its_days_and_the_last_state_is_that_of_the_problem():
    known = (
        ProblemNews(day=date(2026, 10, 9), state="monitoring"),
        ProblemNews(day=date(2026, 10, 2), says="Seen twice."),
    )
    told = ProblemNews(day=date(2026, 10, 5), state="confirmed", says="The vendor agrees.")
    assert problems.add_news(problem("monitoring", known), told) == {
        "state": "monitoring",
        "news": (
            {"day": date(2026, 10, 2), "says": "Seen twice."},
            {"day": date(2026, 10, 5), "state": "confirmed", "says": "The vendor agrees."},
            {"day": date(2026, 10, 9), "state": "monitoring"},
        ),
    }


def test_news_without_a_state_keep_the_state_of_the_problem():
    told = ProblemNews(day=date(2026, 10, 5), says="We wait.")
    assert problems.add_news(problem("confirmed"), told)["state"] == "confirmed"


@pytest.mark.parametrize(
    ("given", "told", "said"),
    [
        (
            problem("fixed"),
            ProblemNews(day=date(2026, 10, 5), says="Again."),
            "late is fixed: open another problem where it came back",
        ),
        (
            problem("confirmed"),
            ProblemNews(day=date(2026, 10, 5), state="confirmed"),
            "tell what happened, in one line that patrons may read, or --state",
        ),
        (
            problem(),
            ProblemNews(day=date(2026, 9, 5), says="Early."),
            "late started on 2026-10-01, after 2026-09-05",
        ),
    ],
)
def test_news_that_do_not_fit_the_problem_are_refused(given, told, said):
    with pytest.raises(DeskError, match=f"^{said}$"):
        problems.add_news(given, told)


DAY = date(2026, 11, 13)
PRESS = (("resource", "press"),)
PRESS_LATE = (("resource", "press"), ("cause", "content-delayed"))
MAPS = (("service", "reference"), ("topic", "maps"))


def signal(*tickets, key=PRESS_LATE, also=(PRESS,), problem=""):
    seen = Seen(key, DAY, DAY, count=8, expected=0.1, chance=1e-9)
    return Signal(seen, tickets, DAY, problem=problem, also=also)


def scan(headline=(), watch=()):
    return Scan(
        day=DAY, questions=500, known_days=69, needed=28, looked_at=4, level=1e-5, rate=0.01,
        headline=headline, watch=watch,
    )  # fmt: skip


def test_signal_is_found_by_each_of_its_keys():
    found = scan(headline=(signal(),))
    assert problems.find_signal(found, "resource:press") == signal()
    assert problems.find_signal(found, "resource:press,cause:content-delayed") == signal()


@pytest.mark.parametrize(
    ("found", "key", "said"),
    [
        (scan(headline=(signal(),)), "resource:pres", "did you mean resource:press?"),
        (scan(headline=(signal(),)), "xyz", "there are resource:press,cause:content-delayed"),
        (scan(), "xyz", "nothing stands out"),
    ],
)
def test_unknown_signal_is_refused_with_those_there_are(found, key, said):
    with pytest.raises(DeskError) as refused:
        problems.find_signal(found, key)
    assert str(refused.value) == f'there is no signal "{key}" on 2026-11-13: {said}'


def test_change_in_all_questions_together_is_no_problem():
    whole = signal(key=VOLUME, also=())
    with pytest.raises(DeskError, match="is no one fault"):
        problems.find_signal(scan(watch=(whole,)), "volume:all")


def test_problem_has_name_and_resource_of_its_signal():
    assert problems.choose_slug(PRESS_LATE, ()) == "press-content-delayed"
    taken = {"press-content-delayed"}
    assert problems.choose_slug(PRESS_LATE, taken) == "press-content-delayed-2"
    assert problems.choose_slug((("topic", "§"),), ()) == "signal"
    assert problems.find_resource(PRESS_LATE) == "press"
    assert problems.find_resource(MAPS) is None


def test_questions_of_a_signal_that_belong_to_no_problem_are_attached():
    tickets = {"Q-000001": open_ticket(), "Q-000002": open_ticket(problem="late")}
    library = replace(care_world.loaded().library, tickets=tickets)
    assert problems.list_unattached(signal("Q-000001", "Q-000002"), library) == ("Q-000001",)
    with pytest.raises(DeskError, match="`desk problem fix late` ends it"):
        problems.list_unattached(signal("Q-000002", problem="late"), library)
    with pytest.raises(DeskError, match="belong to problems already"):
        problems.list_unattached(signal("Q-000002"), library)


TITLE = "New issues reach the history database late"


def suggested(*tickets):
    known = replace(problem(), title=TITLE, resource="history-full-text")
    world = care_world.loaded().library
    library = replace(world, problems={"late": known}, tickets={it.id: it for it in tickets})
    return [
        (it.ticket.id[-1], it.same_resource, it.words) for it in problems.suggest(library, "late")
    ]


def asked(number, title="A question", **fields):
    opened = datetime(2026, 11, 2, 14, number, tzinfo=UTC)
    return open_ticket(id=f"Q-AAAAA{number}", title=title, opened=opened, **fields)


def test_tickets_on_the_same_resource_are_suggested_first_then_those_with_more_words_in_common():
    found = suggested(
        asked(1, "Late history issues"),
        asked(2, "New late history database issues"),
        asked(3, resource="history-full-text"),
        asked(4, "Late history issues"),
        asked(5, "A late issue", resource="history-full-text"),
    )
    assert [(number, same) for number, same, _ in found] == [
        ("5", True), ("3", True), ("2", False), ("1", False), ("4", False),
    ]  # fmt: skip
    assert [len(words) for _, _, words in found] == [2, 0, 4, 3, 3]


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "resolved", "resolution": "answered"},
        {"problem": "other"},
        {"problem": "late"},
        {"resource": "another"},
        {},
    ],
)
def test_ticket_that_is_settled_or_about_something_else_is_not_suggested(fields):
    resource = {"resource": "history-full-text"} if "resource" not in fields and fields else {}
    title = "A question" if resource else "Late issues"  # two words are not enough
    assert suggested(asked(1, title, **{**resource, **fields})) == []


def test_words_of_tickets_that_belong_to_the_problem_count_too():
    mine = asked(1, "Where is the October volume?", problem="late")
    assert [it[0] for it in suggested(mine, asked(2, "Late October volume"))] == ["2"]


def test_at_most_ten_tickets_are_suggested():
    assert len(suggested(*(asked(it, resource="history-full-text") for it in range(10)))) == 10
    more = [
        replace(asked(it), id=f"Q-BBBB{it:02}", resource="history-full-text") for it in range(12)
    ]
    assert len(suggested(*more)) == 10
