"""New names of answers, and links to them."""

import pytest
from tests import care_world

from deskbook.answers.rules import names
from deskbook.library.model.finding import DeskError
from deskbook.library.model.records import Answer

TEXT = """\
---
title: See old.md
---

[One](old.md), [two](old.md#steps "How"), [three](../answers/old.md), [not](older-old.md),
[nor](sold.md), [nor](../services/old.md), old.md, `[code](x.md)`, [four][it].

[it]: old.md
"""


def test_links_of_an_answer_lead_to_the_new_name_and_nothing_else_changes():
    assert names.rename_links(TEXT, "answers", "old", "new") == (
        """\
---
title: See old.md
---

[One](new.md), [two](new.md#steps "How"), [three](../answers/new.md), [not](older-old.md),
[nor](sold.md), [nor](../services/old.md), old.md, `[code](x.md)`, [four][it].

[it]: new.md
"""
    )


def test_elsewhere_only_what_leads_into_the_folder_of_answers_is_one():
    text = "[One](old.md) [two](../answers/old.md)"
    assert (
        names.rename_links(text, "services", "old", "new")
        == "[One](old.md) [two](../answers/new.md)"
    )


def test_a_link_on_the_last_line_counts_too():
    assert names.rename_links("[it]: old.md", "answers", "old", "new") == "[it]: new.md"


def renamed(old, new):
    known = care_world.loaded(
        answers__a="---\ntitle: A?\nstate: draft\nwas: [first]\n---\n",
        answers__b="---\ntitle: B?\nstate: draft\nwas: [b-once]\n---\n",
    )
    return names.rename(known.library, old, new)


def test_renamed_answer_keeps_every_name_that_it_had():
    assert renamed("a", "c") == {"was": ("first", "a")}
    assert renamed("a", "first") == {"was": ("a",)}


@pytest.mark.parametrize(
    ("new", "message"),
    [
        ("No Name", '"No Name" cannot name an answer: write lower case with hyphens'),
        ("b", "there is an answer b already: knowledge/answers/b.md"),
        ("b-once", "b was called b-once: its old links lead there"),
    ],
)
def test_name_that_another_answer_has_or_had_is_refused(new, message):
    with pytest.raises(DeskError) as caught:
        renamed("a", new)
    assert str(caught.value) == message


def test_answers_refer_to_another_one_by_its_new_name():
    answer = Answer(
        slug="a", title="A?", state="draft", apart=("b", "old"), instead="old", translates="b"
    )
    assert names.rename_references(answer, "old", "new") == {
        "apart": ("b", "new"),
        "instead": "new",
    }
    assert names.rename_references(answer, "b", "c") == {"apart": ("c", "old"), "translates": "c"}
    assert names.rename_references(answer, "x", "y") == {}
