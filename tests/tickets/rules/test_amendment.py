import pytest
from tests.hands import actor, open_ticket, told

from deskbook.library.model.finding import DeskError
from deskbook.tickets.rules.amendment import OTHER_VERBS, change_list, edit, link


def test_an_edit_logs_each_field_and_that_the_question_was_rewritten():
    held = open_ticket(question="I am Jo.", course="HIST 210")
    made = edit(held, actor(), {"title": "A -> B", "course": None}, question="…", text="Redacted.")
    assert told(made) == (
        {"title": "A -> B", "course": None},
        [
            (
                "edit",
                "ann",
                {"title": "A title -> A → B", "course": "HIST 210 ->", "question": "rewritten"},
                "Redacted.",
            )
        ],
    )
    assert made.question == "…"


@pytest.mark.parametrize("key", OTHER_VERBS)
def test_fields_with_a_verb_of_their_own_are_left_to_it(key):
    with pytest.raises(DeskError) as refused:
        edit(open_ticket(), actor(), {key: "x"})
    assert str(refused.value) == f"{key} cannot be edited: {OTHER_VERBS[key]}"


@pytest.mark.parametrize(
    ("changes", "question", "message"),
    [
        ({"title": "A title"}, None, "Q-AAAAAA says so already: nothing was changed"),
        ({}, "", "Q-AAAAAA says so already: nothing was changed"),
        (
            {"contributors": ("ben", "ann")},
            None,
            "ann leads Q-AAAAAA, and a lead is not a contributor too",
        ),
    ],
)
def test_edits_that_make_no_sense(changes, question, message):
    with pytest.raises(DeskError) as refused:
        edit(open_ticket(), actor(), changes, question=question)
    assert str(refused.value) == message


def test_a_list_is_added_to_and_dropped_from():
    assert change_list(("a", "b"), ["b", "c"], ["a"]) == ("b", "c")
    with pytest.raises(DeskError, match=r"^d cannot be dropped, it is not there: there are a, b$"):
        change_list(("a", "b"), [], ["d"])
    with pytest.raises(DeskError, match=r"^d cannot be dropped, it is not there: there is none$"):
        change_list((), [], ["d"])


def test_links_are_added_and_dropped():
    held = open_ticket(links=("Q-BBBBBB",))
    assert told(link(held, actor(), ["https://library.example"], ["Q-BBBBBB"])) == (
        {"links": ("https://library.example",)},
        [("link", "ann", {"links": "Q-BBBBBB -> https://library.example"}, "")],
    )
    with pytest.raises(DeskError, match=r"^Q-AAAAAA has these links already: Q-BBBBBB$"):
        link(held, actor(), ["Q-BBBBBB"], [])
    with pytest.raises(DeskError, match=r"^Q-AAAAAA cannot be linked with itself$"):
        link(held, actor(), ["Q-AAAAAA"], [])
