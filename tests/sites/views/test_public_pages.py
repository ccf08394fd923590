"""Whole pages of the public site, as its templates get them."""

import json
import re
from datetime import date

import pytest
from tests import site_world

from deskbook.library.model.issue_form import QUESTIONS
from deskbook.library.model.page import Page, SearchEntry
from deskbook.library.model.words import ENGLISH
from deskbook.sites.views import public_pages
from deskbook.sites.views.public.parts import Card, Link, Notice
from deskbook.sites.views.public.problems import Happened
from deskbook.sites.views.public.services import Asked
from deskbook.sites.views.shelving import Filed

TODAY = site_world.NOW.date()


def pages(**knowledge):
    """The pages of the library in `site_world`, with these files besides."""
    return public_pages.make_pages(site_world.public(site_world.library(**knowledge)), TODAY)


def page(place, **knowledge):
    return site_world.page(pages(**knowledge), place)


def test_every_page_has_its_place():
    assert [it.url for it in pages()] == [
        "",
        "answers/",
        "answers/renew/",
        "answers/late-issues/",
        "topics/",
        "topics/borrowing/",
        "topics/finding-sources/",
        "services/",
        "services/e-resources/",
        "resources/",
        "resources/paper-mill/",
        "problems/",
        "problems/mill-late/",
        "problems/mill-closed/",
        "hours/",
        "ask/",
        "search/",
    ]


def test_the_front_page_leads_with_what_is_asked():
    assert page("index") == Page(
        place="index",
        title="Hill College Library",
        template="front.html",
        context={
            "welcome": "<p>Ask us anything.</p>",
            "other": "",
            "sections": ("answers", "services", "problems"),
            "topics": [
                Card(
                    url="topics/borrowing/",
                    title="Borrowing",
                    text="",
                    mark=("BOR",),
                    links=(
                        Link(
                            url="answers/renew/",
                            title="How do I renew a book?",
                            note="Sign in and choose Renew.",
                        ),
                    ),
                    more=0,
                ),
                Card(
                    url="topics/finding-sources/",
                    title="Finding sources",
                    text="",
                    mark=("FS",),
                    links=(
                        Link(
                            url="answers/renew/",
                            title="How do I renew a book?",
                            note="Sign in and choose Renew.",
                        ),
                        Link(
                            url="answers/late-issues/",
                            title="Why is the newest issue missing?",
                            note="Ask us, and we get it. See how to renew.",
                        ),
                    ),
                    more=0,
                ),
            ],
            "services": [
                Card(
                    url="services/e-resources/",
                    title="E-resources",
                    text="<p>Databases that do not open.</p>",
                    mark=(),
                    links=(Link(url="", title="A first reply within four opening hours", note=""),),
                    more=0,
                )
            ],
            "problems": (
                Notice(
                    url="problems/mill-late/",
                    title="Paper Mill is late",
                    state="Confirmed",
                    span="since 12 October",
                    text="Paper Mill is late; we get you any article.",
                    live=True,
                ),
            ),
            "number": 2,
            "week": [("Monday to Friday", "09:00 to 17:00"), ("Saturday and Sunday", "closed")],
            "next": ("26 November, Thanksgiving", "closed"),
        },
        description="Ask us anything.",
        search=None,
        feed="answers/feed.xml",
    )


def test_an_answer_has_its_short_answer_first():
    assert page("answers/late-issues") == Page(
        place="answers/late-issues",
        title="Why is the newest issue missing?",
        template="answer.html",
        context={
            "title": "Why is the newest issue missing?",
            "mark": ("FS", "L07"),
            "short": '<p>Ask us, and we get it. See <a href="../../answers/renew/">how to renew</a>.</p>',
            "rest": "<h2>Steps</h2>\n<ol>\n<li>Look again.</li>\n</ol>",
            "language": "en",
            "topics": [Link(url="../../topics/finding-sources/", title="Finding sources", note="")],
            "services": [Link(url="../../services/e-resources/", title="E-resources", note="")],
            "resources": [Link(url="../../resources/paper-mill/", title="Paper Mill", note="")],
            "related": (
                Link(
                    url="../../answers/renew/",
                    title="How do I renew a book?",
                    note="Sign in and choose Renew.",
                ),
            ),
            "problems": [
                Notice(
                    url="../../problems/mill-late/",
                    title="Paper Mill is late",
                    state="Confirmed",
                    span="since 12 October",
                    text="Paper Mill is late; we get you any article.",
                    live=True,
                )
            ],
            "reviewed": "Reviewed 1 September 2026; it is due to be read again",
            "ask": "../../ask/#about=late-issues&title=Why+is+the+newest+issue+missing%3F",
        },
        description="Ask us, and we get it. See how to renew.",
        search=SearchEntry(
            url="answers/late-issues/",
            title="Why is the newest issue missing?",
            kind="Answer",
            also=("issue not there",),
            text="Ask us, and we get it. See how to renew. Steps Look again.",
        ),
        changed=date(2026, 9, 1),
    )


def test_a_service_says_what_it_promises():
    assert page("services/e-resources") == Page(
        place="services/e-resources",
        title="E-resources",
        template="service.html",
        context={
            "title": "E-resources",
            "body": "<p>Databases that do not open.</p>\n<p>More about it.</p>",
            "promises": [
                "You hear from us first within four opening hours.",
                "Then you have news at least every two days on which the library is open, whether or not we have an "
                "answer yet.",
            ],
            "email": "er@library.example",
            "team": "",
            "answers": (
                Link(
                    url="../../answers/late-issues/",
                    title="Why is the newest issue missing?",
                    note="Ask us, and we get it. See how to renew.",
                ),
            ),
            "ask": "../../ask/",
            "hours": "../../hours/",
        },
        description="Databases that do not open. More about it.",
        search=SearchEntry(
            url="services/e-resources/",
            title="E-resources",
            kind="Service",
            also=(),
            text="Databases that do not open. More about it.",
        ),
    )


def test_a_resource_shows_what_is_wrong_with_it():
    assert page("resources/paper-mill") == Page(
        place="resources/paper-mill",
        title="Paper Mill",
        template="resource.html",
        context={
            "title": "Paper Mill",
            "body": "<p>Articles about paper.</p>",
            "url": "https://mill.example",
            "live": (
                Notice(
                    url="../../problems/mill-late/",
                    title="Paper Mill is late",
                    state="Confirmed",
                    span="since 12 October",
                    text="Paper Mill is late; we get you any article.",
                    live=True,
                ),
            ),
            "past": (
                Notice(
                    url="../../problems/mill-closed/",
                    title="Paper Mill did not open",
                    state="Fixed",
                    span="1 to 4 March 2025",
                    text="",
                    live=False,
                ),
            ),
            "answers": (
                Link(
                    url="../../answers/late-issues/",
                    title="Why is the newest issue missing?",
                    note="Ask us, and we get it. See how to renew.",
                ),
            ),
            "ask": "../../ask/",
        },
        description="Articles about paper.",
        search=SearchEntry(
            url="resources/paper-mill/",
            title="Paper Mill",
            kind="Database or platform",
            also=(),
            text="Articles about paper.",
        ),
    )


def test_a_problem_says_what_to_do_meanwhile():
    assert page("problems/mill-late") == Page(
        place="problems/mill-late",
        title="Paper Mill is late",
        template="problem.html",
        context={
            "notice": Notice(
                url="../../problems/mill-late/",
                title="Paper Mill is late",
                state="Confirmed",
                span="since 12 October",
                text="Paper Mill is late; we get you any article.",
                live=True,
            ),
            "body": "<p>Ask us for the article.</p>",
            "history": [
                Happened("12 October", "First seen", ""),
                Happened("14 October", "Confirmed", "The vendor knows of it."),
                Happened("2 November", "", "A first part has come."),
            ],
            "resource": Link(url="../../resources/paper-mill/", title="Paper Mill", note=""),
            "ask": "../../ask/",
        },
        description="Paper Mill is late; we get you any article.",
        search=SearchEntry(
            url="problems/mill-late/",
            title="Paper Mill is late",
            kind="Known problem",
            also=(),
            text="Ask us for the article.",
        ),
        feed="problems/feed.xml",
        changed=date(2026, 11, 2),
    )


def test_all_answers_by_the_word_that_they_are_filed_under():
    assert page("answers/index") == Page(
        place="answers/index",
        title="All answers, A to Z",
        template="a_to_z.html",
        context={
            "letters": [
                (
                    "N",
                    (
                        (
                            Filed("Why is the ", "newest", " issue missing?"),
                            Link(
                                url="../answers/late-issues/",
                                title="Why is the newest issue missing?",
                                note="Ask us, and we get it. See how to renew.",
                            ),
                        ),
                    ),
                ),
                (
                    "R",
                    (
                        (
                            Filed("How do I ", "renew", " a book?"),
                            Link(
                                url="../answers/renew/",
                                title="How do I renew a book?",
                                note="Sign in and choose Renew.",
                            ),
                        ),
                    ),
                ),
            ],
            "feed": True,
        },
        description="Every question that Hill College Library has answered here.",
        search=None,
        feed="answers/feed.xml",
    )


def test_known_problems_now_and_over():
    assert page("problems/index") == Page(
        place="problems/index",
        title="Known problems",
        template="problems.html",
        context={
            "live": (
                Notice(
                    url="../problems/mill-late/",
                    title="Paper Mill is late",
                    state="Confirmed",
                    span="since 12 October",
                    text="Paper Mill is late; we get you any article.",
                    live=True,
                ),
            ),
            "past": (
                Notice(
                    url="../problems/mill-closed/",
                    title="Paper Mill did not open",
                    state="Fixed",
                    span="1 to 4 March 2025",
                    text="",
                    live=False,
                ),
            ),
            "ask": "../ask/",
            "feed": True,
            "data": "../problems/problems.json",
        },
        description="What is broken at Hill College Library now, and what was.",
        search=None,
        feed="problems/feed.xml",
    )


def test_how_to_ask():
    assert page("ask/index") == Page(
        place="ask/index",
        title="Ask us",
        template="ask.html",
        context={
            "email": "ask@library.example",
            "phone": "",
            "dial": "",
            "place": "",
            "week": [("Monday to Friday", "09:00 to 17:00"), ("Saturday and Sunday", "closed")],
            "form": "https://library.example/ask",
            "services": [
                Asked(
                    "e-resources",
                    "E-resources",
                    "E-resources",
                    "er@library.example",
                    "four opening hours",
                    diagnosed=False,
                )
            ],
            "questions": tuple(
                it for it in QUESTIONS if it.id in ("item", "entry", "place", "link", "error")
            ),
            "own": ENGLISH,
            "miss": "Not found: ",
            "fields": "",
            "quoted": False,
            "secrets": page("ask/index").context["secrets"],
            "hours": "../hours/",
        },
        description="How to reach Hill College Library.",
        search=SearchEntry(
            url="ask/", title="Ask us", kind="Page", also=("contact", "email", "help"), text=""
        ),
    )


def test_the_browser_gets_the_patterns_of_the_gate():
    given = json.loads(page("ask/index").context["secrets"])
    found = [re.compile(it.replace("(?<", "(?P<")) for it, _, _ in given["shapes"]]
    assert [(flags, trims) for _, flags, trims in given["shapes"]] == [
        ("gi", True), ("gi", True), ("g", False), ("g", False),
    ]  # fmt: skip
    address = "https://me:pw@x.example/?token=abc&sid=0123456789abcdef01"
    said = [it.search(address) for it in found[:3]]
    assert [it["value"] for it in said] == ["abc", "0123456789abcdef01", "me:pw"]
    assert all(it.end() == it.end("value") for it in said)
    assert re.fullmatch(given["source"], "primo:book")


def test_a_form_with_names_of_its_own_is_told_to_the_browser():
    fields = "ask_fields: {title: entry.1, question: entry.2, quoted: true}\nask_url:"
    library = site_world.KNOWLEDGE["library"].replace("ask_url:", fields)
    context = page("ask/index", library=library).context
    assert json.loads(context["fields"]) == {"question": "entry.2", "title": "entry.1"}
    assert context["quoted"]


def test_when_we_are_open():
    assert page("hours/index") == Page(
        place="hours/index",
        title="Opening hours",
        template="hours.html",
        context={
            "week": [("Monday to Friday", "09:00 to 17:00"), ("Saturday and Sunday", "closed")],
            "others": [("26 November, Thanksgiving", "closed")],
            "zone": "New York",
        },
        description="When Hill College Library is open.",
        search=SearchEntry(
            url="hours/",
            title="Opening hours",
            kind="Page",
            also=("when are you open", "holidays"),
            text="",
        ),
    )


def test_a_topic():
    assert page("topics/borrowing") == Page(
        place="topics/borrowing",
        title="Borrowing",
        template="list.html",
        context={
            "title": "Borrowing",
            "mark": ("BOR",),
            "answers": (
                Link(
                    url="../../answers/renew/",
                    title="How do I renew a book?",
                    note="Sign in and choose Renew.",
                ),
            ),
            "feed": True,
        },
        description="Answers about borrowing.",
        search=SearchEntry(
            url="topics/borrowing/", title="Borrowing", kind="Topic", also=(), text=""
        ),
        feed="topics/borrowing/feed.xml",
    )


def test_live_problems_are_on_every_page():
    assert public_pages.banners(site_world.public()) == [
        {
            "url": "problems/mill-late/",
            "title": "Paper Mill is late; we get you any article.",
            "others": {},
        }
    ]


def test_a_problem_without_a_banner_is_named_by_its_title():
    bare = site_world.KNOWLEDGE["problems__mill_late"].replace(
        "banner: Paper Mill is late; we get you any article.\n", ""
    )
    shown = site_world.public(site_world.library(problems__mill_late=bare))
    assert [it["title"] for it in public_pages.banners(shown)] == ["Paper Mill is late"]


@pytest.mark.parametrize(
    ("fields", "said"),
    [("", ""), ("reviewed: 2026-09-01\n", "Reviewed 1 September 2026"),
     ("reviewed: 2026-09-01\nreviewed_by: bob\n", "Reviewed 1 September 2026 by Bob")],
)  # fmt: skip
def test_when_an_answer_was_reviewed(fields, said):
    library = site_world.KNOWLEDGE["library"].replace(
        "---\n\n", "privacy: {name_staff: true}\n---\n\n"
    )
    answer = f"---\ntitle: T\nstate: published\n{fields}---\n\nShort.\n"
    assert page("answers/renew", library=library, answers__renew=answer).context["reviewed"] == said


def test_addresses_that_are_not_of_the_web_are_left_out():
    library = site_world.KNOWLEDGE["library"].replace("ask_url: https:", "ask_url: javascript:")
    resource = site_world.KNOWLEDGE["resources__paper_mill"].replace(
        "url: https:", "url: javascript:"
    )
    assert page("ask/index", library=library).context["form"] == ""
    assert page("resources/paper-mill", resources__paper_mill=resource).context["url"] == ""


def test_a_problem_of_no_resource_and_a_long_title_in_lists():
    long = "word " * 60
    answer = f"---\ntitle: Long\nstate: published\ntopics: [borrowing]\n---\n\n{long}\n"
    problem = "---\ntitle: All is slow\nstate: monitoring\npublic: true\nstarted: 2026-11-01\nlead: bob\n---\n"
    assert page("problems/slow", problems__slow=problem).context["resource"] is None
    link = page("topics/borrowing", answers__long=answer).context["answers"][-1]
    assert (link.title, link.note) == ("Long", ("word " * 31).strip() + "…")


def test_a_card_names_four_answers_and_counts_the_rest():
    more = {
        f"answers__a{n}": f"---\ntitle: Answer {n}\nstate: published\ntopics: [borrowing]\n---\n"
        for n in range(5)
    }
    card = page("topics/index", **more).context["cards"][0]
    assert ([it.title for it in card.links], card.more) == ([f"Answer {n}" for n in range(4)], 2)


def test_an_old_address_sends_on_and_old_links_lead_there():
    made = pages(
        answers__moved="---\ntitle: Where?\nstate: published\nwas: [old-place]\n---\n\nHere. [Renew](renew.md)\n",
        answers__other="---\ntitle: Which?\nstate: published\n---\n\nSee [where](old-place.md).\n",
    )
    assert site_world.page(made, "answers/old-place") == Page(
        place="answers/old-place",
        title="Where?",
        template="moved.html",
        context={"link": Link("../../answers/moved/", "Where?", "Here. Renew")},
        indexed=False,
        moved="answers/moved/",
    )
    assert site_world.page(made, "answers/other").context["short"] == (
        '<p>See <a href="../../answers/old-place/">where</a>.</p>'
    )
