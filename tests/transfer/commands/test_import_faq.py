"""`desk import libanswers-faq`: answers of another system, once"""

import json

import pytest
from tests import worlds

FAQS = [
    {"faqid": "1", "question": "How do I renew a book?", "answer": "<p>Online.</p>", "topics": [{"name": "Loans"}],
     "updated": "2024-03-05 14:33:12", "files": [{"title": "form.pdf"}]},
    {"faqid": "2", "question": "How do I renew a book?", "answer": "Mail quill@x.example or others@x.example."},
    {"faqid": "3", "question": "Nothing?", "answer": ""},
]  # fmt: skip

PLAN = """\
2 new answers (2 draft)
1 FAQ that cannot be taken over

Topics
       1 loans

The first of them
  how-do-i-renew-a-book
    How do I renew a book?
  how-do-i-renew-a-book-2
    How do I renew a book?

"""


@pytest.fixture
def run(git_library, desk):
    def imported(*more, faqs=FAQS):
        (git_library / "faqs.json").write_text(json.dumps({"faqs": faqs}, indent=1))
        return desk("import", "libanswers-faq", "faqs.json", *more)

    return imported


def test_the_plan_writes_nothing_and_the_drafts_are_written_once(run, git_library, desk):
    before = worlds.git(git_library, "rev-parse", "HEAD")
    plan = run()
    assert (plan.code, plan.out) == (
        1,
        PLAN + "Nothing was written: --apply writes them, in one commit.\n",
    )
    assert plan.err.startswith(
        'faqs.json:4: not taken over: FAQ 1: the file "form.pdf"\n'
        "faqs.json:25: FAQ 3 has no question or no answer\n"
    )
    assert 'an e-mail address "quill@x.example"' in plan.err
    assert worlds.git(git_library, "rev-parse", "HEAD") == before
    assert run("--apply").out == PLAN + "2 answers written, in one commit.\n"
    assert worlds.git(git_library, "log", "-1", "--format=%s") == (
        "Import FAQs: 2 answers, by history-liaison\n"
    )
    answers = git_library / "knowledge/answers"
    assert (answers / "how-do-i-renew-a-book.md").read_text() == (
        "---\ntitle: How do I renew a book?\nstate: draft\ntopics: [loans]\n---\n\nOnline.\n"
    )
    assert "Mail [e-mail] or [e-mail]." in (answers / "how-do-i-renew-a-book-2.md").read_text()
    assert desk("check").code == 0
    again = run("--apply")
    assert again.out == (
        "0 new answers\n2 here already\n1 FAQ that cannot be taken over\n\n"
        "Nothing to write: no answer is new.\n"
    )


def test_json_of_faqs_has_the_answers_that_were_written_and_no_address(run):
    done = run("--apply", "--json")
    values = json.loads(done.out)
    assert (done.code, done.err, values["result"]) == (1, "", "AnswersImported")
    assert values["states"] == {"draft": 2}
    assert [(it["done"], it["after"]["state"]) for it in values["changes"]] == [
        ("created", "draft")
    ] * 2
    assert {it["kind"] for it in values["replaced"]} == {"email"}
    assert "quill@x.example" not in done.out


def test_who_vouches_for_them_publishes_them(run, git_library, desk):
    assert run("--reviewed-by", "nobody-here").err.startswith(
        'desk: reviewed-by: no staff is called "nobody-here": '
    )
    assert run("--service", "nothing").err.startswith(
        'desk: service: no service is called "nothing"'
    )
    published = run(
        "--reviewed-by", "reference-head", "--service", "reference", "--apply", faqs=FAQS[:1]
    )
    assert published.out.startswith("1 new answer (1 published)\n")
    path = git_library / "knowledge/answers/how-do-i-renew-a-book.md"
    assert path.read_text() == (
        "---\ntitle: How do I renew a book?\nstate: published\nservices: [reference]\n"
        "topics: [loans]\nreviewed: 2024-03-05\nreviewed_by: reference-head\nreview_every: 1y\n"
        "---\n\nOnline.\n"
    )


def test_an_answer_of_ours_is_not_written_over(run, git_library, desk):
    path = git_library / "knowledge/answers/how-do-i-renew-a-book.md"
    path.write_text("---\ntitle: How do I renew a book here?\nstate: draft\n---\n\nOurs.\n")
    outcome = run("--apply", faqs=FAQS[:1])
    assert outcome.err == (
        "faqs.json:4: how-do-i-renew-a-book is an answer of ours with another title: rename one of them\n"
    )
    assert path.read_text().endswith("\nOurs.\n")


def test_what_no_file_can_hold_is_named(run, desk):
    outcome = run(faqs=[{"faqid": "1", "question": "A?", "answer": "half \ud800"}])
    assert (outcome.code, outcome.err.startswith("faqs.json:4: FAQ 1: ")) == (1, True)
