"""Automatic replies without a field that says so: by their subject, or by words and time."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.hands import NOW, open_ticket

from deskbook.library.model.ticket import Entry
from deskbook.mail.model.disposition import Nature
from deskbook.mail.model.mail import Address, MailMessage, Segment
from deskbook.mail.model.words import table
from deskbook.mail.rules.absence import is_subject_of_absence, judge_time

PHRASES = [
    (language, phrase)
    for language, words in table.LANGUAGES.items()
    for phrase in words.list_phrases("absent")
]


@pytest.mark.parametrize("language", table.LANGUAGES)
def test_subject_of_automatic_reply_is_recognised_in_each_language(language):
    answer = next(iter(table.LANGUAGES[language].list_phrases("answers")), "Re")
    forms = ("{}", "{}: An atlas", "{} : An atlas", "{} Re: An atlas", "[{}] Re: An atlas", "{} (back on 3 May)", "{} - An atlas", "[EXTERNAL] {}: An atlas", f"{{}} {answer}: Atlas", "AUTO: {}")  # fmt: skip
    for phrase in table.LANGUAGES[language].list_phrases("absent"):
        subject = phrase.replace("…", "Quill Sample")
        for form in forms if "…" not in phrase else forms[:1]:
            for text in (form.format(subject), form.format(subject).upper()):
                assert is_subject_of_absence(text), text


@pytest.mark.parametrize(
    "subject",
    [
        "Out of office hours access?",
        "Automatic reply cards",
        "Re: An atlas",
        "Re: Automatic reply: An atlas",
        "On leave of absence forms",
        "Vacation reading list",
        "Absence of evidence: a book",
        "Automatic reply: " [:9] + "doors",
        "Out of office printing?",
        "Auto: a history of the motor car",
        "How do I set up an automatic reply?",
        "Ferienlektüre",
        "",
    ],
)  # fmt: skip
def test_subject_that_only_sounds_like_it_is_a_persons(subject):
    assert not is_subject_of_absence(subject)


def test_phrase_of_several_words_may_have_a_date_behind_it():
    assert is_subject_of_absence("Out of office until 3 May")
    assert is_subject_of_absence("I am on vacation from 1 to 9 May")
    assert not is_subject_of_absence("Vacation until 3 May")


PERSON = Nature("person", answerable=True)


def answered(after, text="I am out of the office until Monday.", **fields):
    sent = Entry(time=NOW, kind="link", author="desk", id="SENT0000", data=(("sent", "AAAAAAAA"),))
    earlier = replace(sent, time=NOW - timedelta(days=1), id="SENT0001")
    came = None if after is None else NOW + timedelta(seconds=after)
    message = MailMessage(sender=Address("quill@people.example"), came=came, segments=(Segment("own", text),), **fields)  # fmt: skip
    return judge_time(PERSON, message, open_ticket(entries=(earlier, sent))).kind


def test_words_of_absence_within_moments_of_our_message_are_an_automatic_reply():
    assert answered(20) == "auto-reply"
    assert answered(-40) == "auto-reply"
    assert answered(20, "Thank you!", subject="Re: An atlas, abwesend") == "auto-reply"
    assert answered(20, "你好，我在休假，下周回复。") == "auto-reply"


@pytest.mark.parametrize("after", [-300, 121, 90_000, None])
def test_words_of_absence_at_another_time_are_a_persons(after):
    assert answered(after) == "person"


def test_other_words_within_moments_are_a_persons():
    assert answered(20, "Thank you, that was quick.") == "person"
    assert answered(20, "a\n\nb\nc\nd\ne\nout of office") == "person"
    assert answered(20, "Who looks after leaves of absences?") == "person"


def test_only_a_persons_message_on_a_ticket_is_judged_by_its_time():
    message = MailMessage(came=NOW, segments=(Segment("own", "out of office"),))
    assert judge_time(PERSON, message, None) == PERSON
    assert judge_time(PERSON, message, open_ticket()) == PERSON
    assert judge_time(Nature("list", answerable=False), message, open_ticket()).kind == "list"
