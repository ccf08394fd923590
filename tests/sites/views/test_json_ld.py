"""What pages say for programs holds against the definitions of schema.org, and says what they show."""

import json
from dataclasses import replace

import pytest
from tests import schema_org, site_world

from deskbook.sites.views import json_ld, public_pages


def told(library=None):
    shown = library or site_world.public()
    pages = json_ld.add_data(shown, public_pages.make_pages(shown, site_world.NOW.date()))
    return {it.url: it.structured for it in pages}


def test_every_page_that_may_be_found_says_what_it_is_and_no_other_does():
    found = told()
    assert [url for url, it in found.items() if not it] == ["search/"]
    assert {url: schema_org.faults(json.loads(it)) for url, it in found.items() if it} == {
        url: [] for url, it in found.items() if it
    }


def test_an_answer_is_a_page_of_one_question_and_says_where_it_stands():
    assert json.loads(told()["answers/late-issues/"]) == {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "FAQPage",
                "@id": "https://library.example/answers/late-issues/#answer",
                "url": "https://library.example/answers/late-issues/",
                "inLanguage": "en",
                "mainEntity": [
                    {
                        "@type": "Question",
                        "name": "Why is the newest issue missing?",
                        "acceptedAnswer": {
                            "@type": "Answer",
                            "text": "Ask us, and we get it. See how to renew. Steps Look again.",
                        },
                    }
                ],
                "dateModified": "2026-09-01",
            },
            {
                "@type": "BreadcrumbList",
                "itemListElement": [
                    {
                        "@type": "ListItem",
                        "position": 1,
                        "name": "Hill College Library",
                        "item": "https://library.example/",
                    },
                    {
                        "@type": "ListItem",
                        "position": 2,
                        "name": "All answers, A to Z",
                        "item": "https://library.example/answers/",
                    },
                    {
                        "@type": "ListItem",
                        "position": 3,
                        "name": "Why is the newest issue missing?",
                    },
                ],
            },
        ],
    }


def test_the_front_page_says_what_kind_of_place_this_is():
    assert json.loads(told()[""])["@graph"] == [
        {
            "@type": "Library",
            "@id": "https://library.example/#library",
            "name": "Hill College Library",
            "url": "https://library.example/",
            "email": "ask@library.example",
            "openingHoursSpecification": [
                {
                    "@type": "OpeningHoursSpecification",
                    "dayOfWeek": [
                        f"https://schema.org/{it}"
                        for it in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
                    ],
                    "opens": "09:00",
                    "closes": "17:00",
                }
            ],
        }
    ]


def test_phone_of_the_library_is_given():
    called = json.loads(told(replace(site_world.public(), ask_phone="+1 607 555 0100"))[""])
    assert called["@graph"][0]["telephone"] == "+1 607 555 0100"


def test_a_day_that_ends_at_midnight_a_week_that_is_closed_and_nobody_to_write_to():
    profile = site_world.KNOWLEDGE["library"].replace("17:00", "24:00")
    late = json.loads(told(site_world.public(site_world.library(library=profile)))[""])
    assert late["@graph"][0]["openingHoursSpecification"][0]["closes"] == "23:59"
    shown = site_world.public()
    shut = replace(shown, ask_email="", week=replace(shown.week, rows=()))
    assert json.loads(told(shut)["hours/"])["@graph"][0] == {
        "@type": "Library",
        "@id": "https://library.example/#library",
        "name": "Hill College Library",
        "url": "https://library.example/",
    }


def test_no_words_can_leave_the_element_they_stand_in():
    shown = site_world.public()
    title = "</script><script>alert(1)</script>\N{LINE SEPARATOR}&amp;?"
    hostile = replace(shown.answers["renew"], title=title, short="Yes.", reviewed=None, related=())
    text = told(replace(shown, answers={"renew": hostile}))["answers/renew/"]
    assert not set("<>&\N{LINE SEPARATOR}\n") & set(text)
    page = json.loads(text)["@graph"][0]
    assert (page["mainEntity"][0]["name"], "dateModified" in page) == (title, False)


def test_an_answer_without_a_text_only_says_where_it_stands():
    shown = site_world.public()
    empty = replace(shown.answers["renew"], short="", rest="", related=())
    graph = json.loads(told(replace(shown, answers={"renew": empty}))["answers/renew/"])["@graph"]
    assert [it["@type"] for it in graph] == ["BreadcrumbList"]


def test_where_the_site_is_not_known_nothing_is_said():
    assert set(told(replace(site_world.public(), site_url="")).values()) == {""}


@pytest.mark.parametrize(
    ("thing", "fault"),
    [
        ({"@type": "FAQPage", "url": "https://a.example/", "inLanguage": "en", "mainEntity": []}, "FAQPage.mainEntity is no list of one or more"),
        ({"@type": "Question", "name": "Why?"}, "Question has no acceptedAnswer"),
        ({"@type": "Answer", "text": "Yes", "votes": 3}, "Answer knows no votes"),
        ({"@type": "QAPage"}, "QAPage where a known type belongs"),
        ({"@type": "ListItem", "position": 1, "name": "A", "item": "/a/"}, "ListItem.item is no URL: '/a/'"),
        (
            {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "position": 2, "name": "A"}]},
            "positions: [2]",
        ),
    ],
)  # fmt: skip
def test_the_reader_of_structured_data_finds_faults(thing, fault):
    assert schema_org.of_thing(thing) == [fault]
