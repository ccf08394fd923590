"""The checklist of a good answer: every point with what to write instead."""

from datetime import UTC, date, datetime

import pytest
from tests import care_world

from deskbook.checks.rules import checks

TODAY = date(2026, 11, 16)
NOW = datetime(2026, 11, 16, 15, tzinfo=UTC)

STEPS = "\n## Steps\n\n1. Do it.\n"
MANY = "word " * 121


def answer(body, state="review", title="How do I renew?", **fields):
    head = "".join(f"{key}: {value}\n" for key, value in fields.items())
    return f"---\ntitle: {title}\nstate: {state}\nservices: [e-resources]\n{head}---\n\n{body}\n"


def said(body, **fields):
    world = care_world.loaded(
        answers__a=answer(body, **fields),
        answers__open="---\ntitle: Open?\nstate: published\nservices: [e-resources]\nreviewed: 2026-11-02\n"
        "reviewed_by: ann\nreview_every: 1y\n---\n\nYes.\n",
        answers__inside="---\ntitle: Inside?\nstate: published\naudience: staff\nservices: [e-resources]\n"
        "reviewed: 2026-11-02\nreviewed_by: ann\nreview_every: 1y\n---\n\nYes.\n",
        answers__late="---\ntitle: Late?\nstate: draft\n---\n",
    )
    return [
        f"{it.line} {it.severity} {it.rule}: {it.message}"
        for it in sorted(checks.findings(world, TODAY, NOW))
        if it.path == "knowledge/answers/a.md"
    ]


def test_a_good_answer_has_nothing_to_be_mended():
    body = (
        "Renew it online by the due date.\n"
        + STEPS
        + "\n[Open](open.md#top), [us](https://a.example)\n"
    )
    assert said(body) == []
    assert said(body + MANY) == []


@pytest.mark.parametrize(
    ("body", "fields", "expected"),
    [
        ("Yes.", {"title": "Renewing"}, ['2 warning answer.title: "Renewing" is no question: write it as a patron asks it, with a ?']),
        ("Yes.", {"title": "كيف أجدد؟"}, []),
        ("", {}, []),
        (
            "- a list\n- and no short answer",
            {},
            ["7 warning answer.short: it begins with no short answer: write one in two or three sentences "
             "above everything else"],
        ),
        (
            "word " * 61,
            {},
            ["7 warning answer.short: the short answer has 61 words: say it in 60, the rest can follow "
             "below an empty line"],
        ),
        (
            f"Yes.\n\n{MANY}",
            {},
            ["7 warning answer.steps: 121 words follow without a list or a heading: make steps of them"],
        ),
        (
            f"Yes.\n\n{MANY * 5}\n- a",
            {},
            ["7 warning answer.steps: it has 607 words besides the short answer: make two answers of it"],
        ),
        (
            "If you are ill, use ILL or the EZproxy. [Proxy server](https://proxy.example) `opac` kbart.txt\n\n"
            "## [staff only]\n\nThe knowledge base.",
            {},
            ['7 warning answer.words: patrons do not say "ezproxy": write signing in from off campus, or explain it',
             '7 warning answer.words: patrons do not say "ill": write interlibrary loan, or explain it',
             '7 warning answer.words: patrons do not say "proxy server": write signing in from off campus, or explain it'],
        ),
        ("The OPAC.", {"audience": "staff"}, []),
        (
            "See [a](none.md), [b](late.md), [c](inside.md), [d](../services/e-resources.md), "
            "[e](../staff/ann.md), [f](../services/none.md).",
            {},
            ["7 error answer.links: it links to ../services/none.md, which is not there",
             "7 error answer.links: it links to ../staff/ann.md, which is not there",
             "7 error answer.links: it links to inside.md, which patrons do not see: it is not published",
             "7 error answer.links: it links to late.md, which patrons do not see: it is not published",
             "7 error answer.links: it links to none.md, which is not there"],
        ),
        ("See [c](inside.md).", {"audience": "staff"}, []),
        ("- The OPAC, [a](none.md)", {"state": "draft", "title": "Renewing"}, []),
    ],
)  # fmt: skip
def test_each_point_of_the_checklist(body, fields, expected):
    body_line = 7 if "audience" not in fields else 8
    assert said(body, **fields) == [it.replace("7 ", f"{body_line} ", 1) for it in expected]
