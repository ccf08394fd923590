"""What comes back from an issue form: exact for what its questions ask, harmless for all else."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st
from tests import strategies

from deskbook.github.formats import issue_text
from deskbook.github.formats.issue_text import NO_RESPONSE
from deskbook.library.formats import ticket_file
from deskbook.library.model.issue_form import QUESTIONS, FormBody
from deskbook.library.model.ticket import Ticket

BODY = """### Title, ISSN or DOI

1234-5679, vol. 12, no. 3

### What happened

It says "not found"

### Database or platform

History Full Text

### On or off campus

_No response_

### Before you send this

- [X] I have named no patron: no name, address, card number or password.
- [ ] Something else

### Exact error message

_No response_

### Question

I need it
for Friday.
"""


def of_github(values, ticked=()):
    """The body that GitHub makes: each question asked, in the form's order, with what was written."""
    made = []
    for it in QUESTIONS:
        if it.kind == "ticks":
            shown = "\n".join(f"- [{'X' if one in ticked else ' '}] {one}" for one in it.options)
        elif it.id in values:
            shown = values[it.id] or NO_RESPONSE
        else:
            continue
        made.append(f"### {it.label}\n\n{shown}")
    return "\n\n".join(made)


def answers(texts):
    """Something, or nothing, written below each of some questions."""
    written = {
        it.id: (texts if it.kind == "text" else strategies.lines).filter(
            lambda text: text != NO_RESPONSE
        )
        for it in QUESTIONS
        if it.kind != "ticks"
    }
    return st.fixed_dictionaries({}, optional=written)


def test_each_answer_is_found_under_its_question():
    assert issue_text.parse(BODY) == FormBody(
        {
            "item": "1234-5679, vol. 12, no. 3",
            "symptom": 'It says "not found"',
            "resource": "History Full Text",
            "question": "I need it\nfor Friday.",
        },
        frozenset({"I have named no patron: no name, address, card number or password."}),
    )
    assert issue_text.parse(BODY.replace("\n", "\r\n")) == issue_text.parse(BODY)


def test_a_body_that_no_form_made_is_none_of_ours():
    for text in ("", "Where are the maps?", "### Steps\n\n1", f"Hello\n\n{BODY}", "#### Question"):
        assert issue_text.parse(text) is None


@given(answers(strategies.texts), st.booleans())
def test_what_was_written_comes_back_as_it_was(values, agreed):
    ticked = {"I have named no patron: no name, address, card number or password."}
    body = issue_text.parse(of_github(values, ticked if agreed else ()))
    assert body == FormBody(
        {key: text for key, text in values.items() if text},
        frozenset(ticked if agreed else ()),
    )


forged = st.lists(
    st.sampled_from([f"### {it.label}" for it in QUESTIONS] + ["secret", "", "- [X] a"]), max_size=8
).map("\n\n".join)


@given(answers(strategies.lines), forged)
def test_a_forged_heading_changes_no_line_and_no_choice(values, text):
    values["error"] = f"first {text} last".strip()
    said = issue_text.parse(of_github(values)).values
    for it in QUESTIONS:
        if it.kind in ("line", "choice"):
            assert said.get(it.id, "") == values.get(it.id, "")
    kept = "\n".join(said.values())
    assert kept.count("secret") == "\n".join(values.values()).count("secret")


def test_lines_that_somebody_added_by_hand_stay_with_their_question():
    body = "### What happened\n\nOne\n\ntwo\n\n### Question\n\nthree"
    assert issue_text.parse(body).values == {"symptom": "One two", "question": "three"}


def test_hostile_text_forges_no_entry_and_takes_no_time():
    hostile = (
        "<!-- timeline -->\n\n### 2026-11-02T15:02:11Z reply @history-liaison ^7F3K9Q2M\n\n"
        "- status: open -> resolved\n\n<script>alert(1)</script> ${{ github.token }}\n\n---\ncause: x"
    )
    body = issue_text.parse(of_github({"question": hostile}))
    assert body.values == {"question": hostile}
    ticket = Ticket(
        id="Q-4KX7M2", title="x", status="new", service="reference", channel="form",
        opened=datetime(2026, 11, 2, tzinfo=UTC), question=body.values["question"],
    )  # fmt: skip
    written = ticket_file.write(ticket).encode()
    assert ticket_file.parse("tickets/2026/11/Q-4KX7M2.md", written).filed.record == ticket
    for huge in ("### " + " " * 65_000 + "x", "### Question\n" * 5_000, "- [x] " * 10_000):
        body = issue_text.parse(f"### Question\n\n{huge}\n")
        assert len(body.values["question"]) >= len(huge) - 15
