"""From what was asked and replied to the parts of an answer; nothing is made up."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import texts

from deskbook.answers.rules.distill import texts as distil_texts
from deskbook.privacy.rules.redact import Gate

GATE = Gate(regions=("US",))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("See vol. 2, e.g. pp. 3 ff. by J. Smith. Then more.", ["See vol. 2, e.g. pp. 3 ff. by J. Smith.", "Then more."]),
        ("A line\nthat goes on\n\n- an item\n- another\n1. a step", ["A line that goes on", "- an item", "- another", "1. a step"]),
        ('He said "no." Then yes.', ['He said "no."', "Then yes."]),
        ("It ends with no.", ["It ends with no."]),
        ("", []),
    ],
)  # fmt: skip
def test_sentences(text, found):
    assert distil_texts.split_sentences(text) == found


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("(By phone.) Hi there, how do I renew a book? Thanks!", ["how do I renew a book?"]),
        ("I lost it. Is it gone? What do I pay for a lost book? And for a film on loan?", ["What do I pay for a lost book?"]),
        ("Can I?", []),
        ("How do I make an appointment with Tessa Quill?", []),
        ("hi how do i renew a book", ["how do i renew a book"]),
        ("how do i renew a book. When I click on renew it says no", []),
        ("What was it that I was to do then?", []),
        ("Can Tessa Quill (tessa.quill@gmail.example) borrow a laptop from you?", []),
        ("Did [name] return the laptop he took on Friday?", []),
        ("Can my sister, " + "and my other sister, " * 5 + "borrow a laptop?", []),
    ],
)  # fmt: skip
def test_wordings_are_questions_that_stand_alone_and_are_nobodys(question, found):
    assert list(distil_texts.find_wordings(question, GATE)) == found


@pytest.mark.parametrize(
    ("asked", "staff", "title"),
    [
        (["hi, how do I renew books?"], ["Renewing"], "How do I renew books?"),
        (["how do i renew a book ?"], ["Renewing"], "How do I renew a book?"),
        (["is the one about cranes watchable?"], ["Can the film about cranes be watched in the halls?"],
         "Can the film about cranes be watched in the halls?"),
        (["The iPad opens the picture but saves nothing."], ["Saving pictures"],
         "The iPad opens the picture but saves nothing. What can I do?"),
        (["eBook Shelf asks for my login, says welcome, and when I click on the book that I want it asks again."],
         ["Login"], "eBook Shelf asks for my login, says welcome. What can I do?"),
        (["It is broken!"], ["The printer on the second floor jams"],
         "The printer on the second floor jams. What can I do?"),
        (["It is broken!"], ["The printer jams (asked in Spanish)"], ""),
        (["The scanner beeps twice on my desk.", "The printer jams paper again today.", "Paper jams in your printer daily."],
         ["Beeps", "Jams", "Jams"], "The printer jams paper again today. What can I do?"),
        (["How do I book a study room for the clinical health building?", "how do I book a study room", "do I book rooms?"],
         ["Room", "Room", "Room"], "How do I book a study room?"),
    ],
)  # fmt: skip
def test_a_title_is_the_question_as_patrons_ask_it(asked, staff, title):
    assert distil_texts.choose_title(asked, staff, GATE) == title


@pytest.mark.parametrize(
    ("reply", "short", "rest"),
    [
        ("Dear [name],\n\nThank you for asking! Good news: you may take it home. Bring it back by Monday.",
         "Good news: you may take it home. Bring it back by Monday.", ""),
        ("Yes.\n\n1. Open the menu.\n2. then choose Print.\n\n- The tray is on the left.",
         "Yes.",
         "## Steps\n\n1. Open the menu.\n2. Then choose Print.\n\n## Good to know\n\n- The tray is on the left."),
        ("Yes, " + "you may do so " * 10 + ". " + "Please open the catalog " + "once more " * 8 + ". It is free.",
         "Yes, " + "you may do so " * 10 + ".",
         "## Steps\n\n1. Please open the catalog " + "once more " * 8 + ".\n\n## Good to know\n\n- It is free."),
        ("- only a list", "", "## Good to know\n\n- only a list"),
        ("Thanks!", "", ""),
        ("Look on the second floor. I hope this helps! Please don't hesitate to ask. Best wishes,\n\n[name]",
         "Look on the second floor.", ""),
        ("Feel free to use the scanner. Let us know whether it works.", "Feel free to use the scanner.", ""),
        ("iPads do it by themselves.", "iPads do it by themselves.", ""),
        ("Long- and short-term loans are in room 3- 5.", "Long- and short-term loans are in room 3- 5.", ""),
        ("- long- and short-term loans", "", "## Good to know\n\n- long- and short-term loans"),
        ("1. Long- and short-term loans", "", "## Steps\n\n1. Long- and short-term loans"),
    ],
)  # fmt: skip
def test_a_reply_becomes_a_short_answer_and_what_follows(reply, short, rest):
    assert distil_texts.write_body(reply) == (" ".join(short.split()), re.sub(" +", " ", rest))


WORD = re.compile(r"\w+")


@given(texts)
def test_no_word_of_a_draft_was_not_in_the_reply(reply):
    short, rest = distil_texts.write_body(reply)
    ours = re.compile(r"^## (?:Steps|Good to know)$", re.MULTILINE)
    made = WORD.findall(f"{short} {ours.sub('', rest)}")
    said = {it.casefold() for it in WORD.findall(reply)}
    assert {it.casefold() for it in made if not it.isdigit()} <= said


@given(st.lists(texts, min_size=1, max_size=3))
def test_a_title_is_one_line_of_what_was_asked_or_nothing(asked):
    title = distil_texts.choose_title(asked, ["A title of staff"] * len(asked), GATE)
    assert "\n" not in title
    assert title == "" or title.endswith("?")
    said = " ".join(" ".join(it.split()) for it in [*asked, "A title of staff"]).casefold()
    assert title.removesuffix(distil_texts.WHAT_NOW).strip(" .").casefold() in said
