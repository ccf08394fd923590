"""`desk answer list` and `desk answer stats`."""

import json

from tests import worlds


def new(desk, *words):
    return desk("answer", "new", "renew", "--title", "How do I renew a book?", *words)


def test_the_list_narrows_by_state_service_and_topic(library, desk):
    new(desk, "--service", "reference", "--topic", "borrowing", "--for-staff")
    both = (
        "published  missing-issue         Wed 1 Sep 2027  Why is the newest issue of a journal missing from a database?\n"
        "draft      renew          staff                  How do I renew a book?\n2 answers.\n"
    )
    assert desk("answer", "list").out == both
    assert "renew" not in desk("answer", "list", "--service", "e-resources").out
    assert "missing" not in desk("answer", "list", "--topic", "borrowing").out
    assert desk("answer", "list", "--state", "archived").out == "No answer fits.\n"
    found = json.loads(desk("answer", "list", "--json", "--state", "published").out)
    assert found == {
        "deskbook": 1,
        "kind": "answers",
        "answers": [
            {
                "slug": "missing-issue",
                "title": "Why is the newest issue of a journal missing from a database?",
                "state": "published",
                "audience": "public",
                "services": ["e-resources"],
                "topics": [],
                "reviewed": "2026-09-01",
                "review_every": "1y",
            }
        ],
    }


def test_statistics_name_answers_and_services_and_nobody(library, desk):
    assert (
        desk(
            "resolve", worlds.OVERDUE, "--answer", "missing-issue", "--cause", "content-delayed"
        ).code
        == 0
    )
    told = desk("answer", "stats")
    assert (told.code, told.out) == (0, """\
Answers from Thu 6 Nov 2025 to Thu 5 Nov

  2 tickets resolved; an answer settled or could have settled 2
  1 of these has an answer (50 %)
    1 known: the answer was there before
    0 new: an answer was learnt from them
  1 has none: `desk distill` proposes from them

By service
  e-resources     1 of    1 (100 %)
  reference       0 of    1 (0 %)

By answer: tickets, the last, link rate in its services, what it did not settle
  missing-issue     1  Thu 5 Nov  1 of 1
""")  # fmt: skip
    assert desk("reopen", worlds.OVERDUE).code == 0
    october = desk("answer", "stats", "--days", "2026-10").out
    assert october.startswith("Answers from Thu 1 Oct to Sat 31 Oct\n\n  1 ticket resolved;")
    assert october.endswith("\nPublished and not used: missing-issue\n")
    assert "missing-issue     1  Thu 5 Nov  1 not settled\n" in desk("answer", "stats").out
    values = json.loads(desk("answer", "stats", "--json").out)
    assert values["whole"] == {"resolved": 1, "could": 1, "linked": 0, "known": 0, "new": 0}
    assert values["answers"] == [
        {
            "answer": "missing-issue",
            "tickets": 1,
            "last": "2026-11-05",
            "contradicted": 1,
            "linked": 0,
            "could": 0,
        }
    ]
    handles = [it.stem for it in (library / "knowledge/staff").glob("*.md")]
    everything = told.out + october + json.dumps(values)
    assert [it for it in handles if it in everything.replace("e-resources", "")] == []
