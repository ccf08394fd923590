"""What resolved tickets propose: drafts, wordings, mergings, and nothing twice."""

from dataclasses import replace
from datetime import date

import pytest
from tests.care_world import carried_out, entry, loaded, ticket

from deskbook.answers.model.proposal import Merging, Proposals, Proposed
from deskbook.answers.rules.distill import draft as distil_draft
from deskbook.answers.rules.distill import proposals
from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.model.plan import Plan
from deskbook.library.model.records import Answer
from deskbook.privacy.rules.redact import Gate

SINCE = date(2026, 11, 1)
REPLY = entry(
    "2026-11-03 10:00",
    "reply",
    text="Thank you for asking. The box behind the desk holds what was found. Come by before noon.",
)


def asked(name, question, *entries, title="Something was asked", reply=REPLY, **fields):
    head = {
        "status": "resolved",
        "resolved": "2026-11-04T20:00:00Z",
        "resolution": "answered",
        **fields,
    }
    made = ticket(name, *entries, *([reply] if reply else []), title=title, **head)
    return made.replace("\nA question.\n", f"\n{question}\n")


def answer(title, *also, state="published", body="Yes.", **fields):
    lines = "".join(f"{key}: {value}\n" for key, value in fields.items())
    wordings = "also_asked:\n" + "".join(f"  - {it}\n" for it in also) if also else ""
    return f"---\ntitle: {title}\nstate: {state}\n{wordings}services: [e-resources]\n{lines}---\n\n{body}\n"


GATE = Gate(regions=("US",))
NO_PAST = Proposed(frozenset(), frozenset())


def proposed(world, waiting=(), past=NO_PAST):
    library = world.library
    return proposals.propose(library, Calendar(library.profile), SINCE, GATE, waiting, past)


def told(found: Proposals):
    return (
        [(it.answer.slug, it.tickets) for it in found.drafts],
        [(it.answer, it.text, it.ticket, it.linked) for it in found.wordings],
        [(it.stays, it.goes) for it in found.mergings],
        list(found.unwritten),
    )


NOTHING = ([], [], [], [])


def test_tickets_that_ask_the_same_propose_one_draft_with_what_staff_need_to_know():
    note = entry(
        "2026-11-03 09:30", "note", text="The vendor moved its hosts.\nCall me at (919) 555-0123."
    )
    world = loaded(
        asked("Q-AAAAAA", "Why does the ebook reader ask for my login again?", note, title="Login loop in the ebook reader",
              resource="reader", cause="proxy-config", symptom="login loop"),
        asked("Q-BBBBBB", "The ebook reader wants my login again and again.", title="Ebook reader login loop",
              resource="reader", cause="proxy-config"),
        asked("Q-CCCCCC", "Is there a lost and found in the building?", title="Lost and found"),
        resources__reader="---\nname: Reader\nvendor: Lectern\nplatform: Shelf 2\n---\n",
        answers__other=answer("How do I cite a map?"),
    )  # fmt: skip
    found = proposed(world)
    assert told(found) == (
        [("ebook-reader-ask-login", ("Q-AAAAAA", "Q-BBBBBB")), ("lost-found-building", ("Q-CCCCCC",))],
        [], [], [],
    )  # fmt: skip
    assert (found.since, found.looked_at, found.is_empty()) == (SINCE, 3, False)
    assert found.drafts[0].answer == Answer(
        slug="ebook-reader-ask-login",
        title="Why does the ebook reader ask for my login again?",
        state="draft",
        services=("e-resources",),
        resources=("reader",),
        sources=("Q-AAAAAA", "Q-BBBBBB"),
        body="""\
The box behind the desk holds what was found. Come by before noon.

## [staff only]

### Environment

- Reader (Lectern), on Shelf 2
- Seen: login loop

### Cause

- `proxy-config` (2 tickets): Our proxy does not know the address, or handles it wrongly.
- Q-AAAAAA: The vendor moved its hosts. Call me at [phone].""",
    )


def test_names_that_a_ticket_tells_are_taken_out_of_all_that_is_drafted_from_it():
    def note(minute, text):
        return entry(f"2026-11-03 09:{minute}", "note", text=text)

    reply = entry(
        "2026-11-03 10:00",
        "reply",
        text="Dear Tessa,\n\nask at the desk, Tessa. Quill has one for you.\n\nBest wishes,\nAda Reed-Hill",
    )
    question = "Where do I get a reader for microfilm?"
    found = "The lamp was broken, says Ada Reed-Hill."
    world = loaded(
        asked("Q-AAAAAA", f"{question} Thanks, Tessa Quill", note(30, f"Student is Wendel Ash. {found}"), reply=reply),
        asked("Q-BBBBBB", question, note(31, found), reply=reply),
        asked("Q-CCCCCC", question, note(32, "She asked Wendel."), reply=reply),
    )  # fmt: skip
    (draft,) = proposed(world).drafts
    assert draft.answer.body == (
        "Ask at the desk, [name] has one for you.\n\n"
        "## [staff only]\n\n### Cause\n\n- Q-AAAAAA, Q-BBBBBB: The lamp was broken, says [name]."
    )


def test_what_a_colleague_worded_better_is_the_title_and_patrons_words_are_kept():
    world = loaded(
        asked("Q-AAAAAA", "is the one about the cranes watchable from the dorms?",
              title="Can the film about the cranes be watched in the residence halls?", resource="unknown"),
    )  # fmt: skip
    (draft,) = proposed(world).drafts
    assert draft.answer.title == "Can the film about the cranes be watched in the residence halls?"
    assert draft.answer.also_asked == ("is the one about the cranes watchable from the dorms?",)
    assert draft.answer.resources == ()


@pytest.mark.parametrize(
    "fields",
    [
        {"resolution": "referred"},
        {"activity": "consultation"},
        {"language": "es"},
        {"labels": "[other, no-answer]"},
        {"read": "4"},
        {"resolved": "2026-10-30T20:00:00Z"},
        {"answer": "unknown"},
    ],
)
def test_what_is_one_persons_own_or_declined_proposes_nothing(fields):
    assert (
        told(proposed(loaded(asked("Q-AAAAAA", "Where is the lost and found box?", **fields))))
        == NOTHING
    )


def test_much_effort_several_times_is_for_everybody():
    question = "Where is the lost and found box?"
    world = loaded(asked("Q-AAAAAA", question, read="5"), asked("Q-BBBBBB", question, read="5"))
    assert told(proposed(world))[0] == [("lost-found-box", ("Q-AAAAAA", "Q-BBBBBB"))]


def test_a_source_proposes_nothing_again_be_the_answer_on_a_branch():
    question = asked("Q-AAAAAA", "Where is the lost and found box?")
    assert (
        told(
            proposed(
                loaded(question, answers__a=answer("Lost?", state="archived", sources="[Q-AAAAAA]"))
            )
        )
        == NOTHING
    )
    draft = Answer(slug="lost", title="Lost?", state="draft", sources=("Q-AAAAAA",))
    assert told(proposed(loaded(question), waiting=[draft])) == NOTHING


def test_without_a_reply_a_question_is_named_and_not_drafted():
    robot = entry("2026-11-03 10:00", "reply", "desk", "Are you still there?")
    reminder = entry("2026-11-03 09:59", "reminder", "desk")
    bare = loaded(asked("Q-AAAAAA", "Where is the lost and found box?", reminder, reply=robot))
    assert told(proposed(bare)) == ([], [], [], [("Q-AAAAAA",)])
    assert told(proposed(loaded(asked("Q-AAAAAA", "Hm?", title="x")))) == NOTHING
    thanks = entry("2026-11-03 10:00", "reply", text="Thank you!")
    assert (
        told(proposed(loaded(asked("Q-AAAAAA", "Where is the lost and found box?", reply=thanks))))
        == NOTHING
    )


def test_what_went_out_in_the_name_of_the_desk_counts_where_no_colleague_is_named():
    imported = entry("2026-11-03 10:01", "reply", "desk", "In the cellar. Best wishes")
    question = "Where is the lost and found box?"
    (draft,) = proposed(loaded(asked("Q-AAAAAA", question, reply=imported))).drafts
    assert draft.answer.body == "In the cellar."
    (draft,) = proposed(loaded(asked("Q-AAAAAA", question, REPLY, reply=imported))).drafts
    assert draft.answer.body == "The box behind the desk holds what was found. Come by before noon."


def test_of_several_replies_that_is_taken_which_is_most_like_the_others():
    def reply(text):
        return entry("2026-11-03 10:00", "reply", text=text)

    question, off = "Where is the lost and found box?", "The chargers are borrowed at the desk."
    world = loaded(
        asked("Q-AAAAAA", question, reply=reply(off)),
        asked("Q-BBBBBB", question, reply=reply("The lost and found box is behind the desk.")),
        asked("Q-CCCCCC", question, reply=reply("We keep a lost and found box behind the desk.")),
        asked("Q-DDDDDD", question, reply=None),
    )
    (draft,) = proposed(world).drafts
    assert draft.tickets == ("Q-AAAAAA", "Q-BBBBBB", "Q-CCCCCC", "Q-DDDDDD")
    assert draft.answer.body == "The lost and found box is behind the desk."


def test_one_word_in_common_or_another_service_makes_no_group():
    def grouped(service):
        wallet = asked(
            "Q-EEEEEE",
            "Did anybody find my lost wallet in that box yesterday?",
            title="Lost wallet",
        )
        world = loaded(
            asked("Q-AAAAAA", "When does Zac come to our meeting?", title="Zac"),
            asked("Q-BBBBBB", "Is there a question that Zac forgot?", title="Zac"),
            asked("Q-CCCCCC", "Where is the lost and found box?", title="Lost box"),
            asked("Q-DDDDDD", "Where is the lost umbrella, in a box?", title="Lost box"),
            wallet.replace("service: e-resources", f"service: {service}"),
        )
        return [tickets for _, tickets in told(proposed(world))[0] if tickets[1:]]

    assert grouped("e-resources") == [("Q-CCCCCC", "Q-DDDDDD", "Q-EEEEEE")]
    assert grouped("reference") == [("Q-CCCCCC", "Q-DDDDDD")]


def test_so_many_drafts_are_enough_at_once_and_the_others_come_next():
    world = loaded(
        asked("Q-AAAAAA", "Where is the lost and found box?"),
        asked("Q-BBBBBB", "Where is the lost and found box?"),
        asked("Q-CCCCCC", "May I borrow an umbrella today?", title="Umbrellas"),
        asked("Q-DDDDDD", "Is the piano tuned this week?", title="Piano"),
        asked("Q-EEEEEE", "Is the piano tuned this week?", title="Piano"),
    )
    library = world.library

    def next_ones(past):
        return proposals.propose(library, Calendar(library.profile), SINCE, GATE, (), past, 1)

    first = next_ones(NO_PAST)
    assert [it.tickets for it in first.drafts] == [("Q-AAAAAA", "Q-BBBBBB")]
    assert first.later == (1, 1)
    assert first.proposed() == Proposed(frozenset({"Q-AAAAAA", "Q-BBBBBB"}), frozenset())
    second = next_ones(first.proposed())
    assert [it.tickets for it in second.drafts] == [("Q-DDDDDD", "Q-EEEEEE")]
    assert second.later == (0, 1)


def test_tickets_of_a_problem_are_one_group_unless_an_answer_tells_of_it():
    problem = {
        "problems__loop": "---\ntitle: Loop\nstate: confirmed\nstarted: 2026-11-01\nlead: ann\n---\n"
    }
    one = asked("Q-AAAAAA", "Why does my login fail on the shelf?", problem="loop")
    other = asked("Q-BBBBBB", "Is the textbook of my section broken today?", problem="loop")
    assert told(proposed(loaded(one, other, **problem)))[0] == [
        ("textbook-section-broken-today", ("Q-AAAAAA", "Q-BBBBBB"))
    ]
    third = asked("Q-CCCCCC", "Why is the login broken?", problem="loop", answer="known")
    assert (
        told(proposed(loaded(one, other, third, answers__known=answer("Zebras?"), **problem)))
        == NOTHING
    )


def test_names_of_files_are_told_apart():
    library = loaded().library
    tickets = [
        loaded(asked("Q-AAAAAA", "Where is the lost and found box?")).library.tickets["Q-AAAAAA"]
    ]
    taken = {"lost-found-box", "lost-found-box-2"}
    assert distil_draft.draft(library, tickets, Gate(), taken).slug == "lost-found-box-3"
    arabic = replace(
        tickets[0], question="أين يمكنني أن أجد الكتب القديمة هنا؟ أين أجد الكتب?", title="x"
    )
    assert distil_draft.draft(library, [arabic], Gate(), ()).slug == "answer"


RENEW = answer(
    "How do I renew a book?",
    "renew books online",
    body="Open your account, choose the loan, and renew it, unless the account is locked.",
)
FILM = answer("Where are the films?", body="All films are on the first floor.")
QUIET = answer("Where is a quiet place?", body="The third floor is quiet.")


def test_a_wording_that_an_answer_lacks_is_proposed_once():
    world = loaded(
        asked("Q-AAAAAA", "Can I extend a loan if my account is locked?", answer="renew"),
        asked("Q-BBBBBB", "Can I extend the loan if my account is locked?", answer="renew"),
        asked("Q-CCCCCC", "How can I renew books online?", answer="renew"),
        asked("Q-DDDDDD", "Where is the parking garage, please?", answer="renew"),
        asked("Q-EEEEEE", "I want my book renewed.", answer="renew"),
        answers__renew=RENEW, answers__film=FILM, answers__quiet=QUIET,
    )  # fmt: skip
    assert told(proposed(world)) == (
        [],
        [("renew", "Can I extend a loan if my account is locked?", "Q-AAAAAA", True)],
        [],
        [],
    )
    plan = Plan("", tuple(proposals.plan_changes(world, proposed(world))))
    after = carried_out(world, plan)
    assert after.library.answers["renew"].also_asked == (
        "renew books online",
        "Can I extend a loan if my account is locked?",
    )
    assert told(proposed(after)) == NOTHING
    waiting = after.library.answers["renew"]
    assert told(proposed(world, waiting=[waiting])) == NOTHING


def test_a_ticket_that_could_have_been_answered_brings_its_wording_and_no_draft():
    world = loaded(
        asked("Q-AAAAAA", "Can I renew my loan from home, with my account?", title="How to renew books online"),
        asked("Q-BBBBBB", "Where is a quiet place where the films are on?", title="Films in a quiet place"),
        answers__renew=RENEW, answers__film=FILM, answers__quiet=QUIET,
    )  # fmt: skip
    drafts, wordings, *_ = told(proposed(world))
    assert wordings == [
        ("renew", "Can I renew my loan from home, with my account?", "Q-AAAAAA", False)
    ]
    assert drafts == [("quiet-place-films", ("Q-BBBBBB",))]
    after = carried_out(world, Plan("", tuple(proposals.plan_changes(world, proposed(world)))))
    assert told(proposed(after)) == (drafts, [], [], [])


def test_a_group_that_an_answer_could_have_settled_brings_its_wordings_and_no_draft():
    world = loaded(
        asked("Q-AAAAAA", "Can I renew my loan from home, with my account?", title="Renew books"),
        asked("Q-BBBBBB", "Do I renew my loan in my account?", title="Renew books"),
        asked("Q-CCCCCC", "It is about my loan. Is it there?", title="Renew my books"),
        answers__renew=RENEW, answers__film=FILM, answers__quiet=QUIET,
    )  # fmt: skip
    assert told(proposed(world)) == (
        [],
        [("renew", "Do I renew my loan in my account?", "Q-BBBBBB", False)],
        [],
        [],
    )


def test_what_is_archived_or_for_staff_gets_no_wording():
    question = asked("Q-AAAAAA", "Can I extend a loan if my account is locked?", answer="renew")
    for hidden in ({"state": "archived"}, {"audience": "staff"}):
        renew = answer(
            "How do I renew a book?",
            body="Open your account, choose the loan, and renew it, unless the account is locked.",
            **hidden,
        )
        assert told(proposed(loaded(question, answers__renew=renew, answers__film=FILM))) == NOTHING


TWICE = ("renew a book online", "renewing books in my account")


def test_two_answers_to_one_question_are_proposed_to_be_one():
    world = loaded(
        asked("Q-AAAAAA", "x", answer="second"),
        answers__first=answer("How do I renew a book?", *TWICE, topics="[loans]", sources="[Q-BBBBBB]"),
        answers__second=answer("Renew my book?", TWICE[0], resources="[late]", sources="[Q-AAAAAA]"),
        answers__third=answer("How to renew a book?", *TWICE, state="draft"),
        answers__film=FILM,
    )  # fmt: skip
    found = proposed(world)
    (merging,) = found.mergings
    assert merging == Merging("first", "third", merging.likeness)
    assert not found.is_empty()
    changes = list(proposals.plan_changes(world, found))
    assert [(it.path, dict(it.fields)) for it in changes] == [
        ("knowledge/answers/first.md", {"also_asked": (*TWICE, "How to renew a book?")}),
        ("knowledge/answers/third.md", {"state": "archived", "instead": "first"}),
    ]
    after = carried_out(world, Plan("", tuple(changes)))
    (again,) = proposed(after).mergings
    assert (again.stays, again.goes) == ("second", "first")
    (gone, change) = proposals.plan_changes(after, proposed(after))
    assert dict(change.fields) == {
        "also_asked": (TWICE[0], "How do I renew a book?", TWICE[1], "How to renew a book?"),
        "topics": ("loans",),
        "sources": ("Q-AAAAAA", "Q-BBBBBB"),
    }
    assert dict(gone.fields) == {"state": "archived", "instead": "second"}
    waiting = replace(after.library.answers["first"], state="archived")
    assert proposed(after, waiting=[waiting]).mergings == ()
    assert proposed(after).proposed() == Proposed(
        frozenset(), frozenset({frozenset({"second", "first"})})
    )
    assert proposed(after, past=proposed(after).proposed()).mergings == ()


def test_a_wording_of_the_answer_that_goes_goes_with_it():
    world = loaded(
        asked("Q-AAAAAA", "Can I extend a loan if my account is locked?", answer="third"),
        answers__first=answer("How do I renew a book?", *TWICE),
        answers__third=answer("Renew a book from my library account?", *TWICE, state="draft"),
        answers__film=FILM,
    )
    found = proposed(world)
    if not found.wordings:
        pytest.fail("the wording is to be proposed for the third answer")
    changes = {it.path: dict(it.fields) for it in proposals.plan_changes(world, found)}
    assert changes["knowledge/answers/third.md"] == {"state": "archived", "instead": "first"}
    assert changes["knowledge/answers/first.md"]["also_asked"] == (
        *TWICE,
        "Renew a book from my library account?",
        "Can I extend a loan if my account is locked?",
    )


@pytest.mark.parametrize("fields", [{"apart": "[first]"}, {"language": "de"}])
def test_answers_that_stay_apart_or_speak_another_language_are_two(fields):
    world = loaded(
        answers__first=answer("How do I renew a book?", *TWICE),
        answers__second=answer("How to renew a book?", *TWICE, **fields),
    )
    assert proposed(world).mergings == ()
    assert proposals.keep_apart(world.library.answers["first"], "second") == {"apart": ("second",)}


def test_a_draft_of_a_question_with_endless_words_has_a_name_that_fits_into_a_file_name():
    name = distil_draft._slug(f"How do I cite {'so-' * 200}what and {'x' * 300}?", ())
    assert 10 < len(name) < 70
