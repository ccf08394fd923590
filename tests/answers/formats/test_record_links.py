"""Links to an answer that got another name."""

from deskbook.answers.formats.record_links import rename

TEXT = """\
---
title: See old.md
---

[One](old.md), [two](old.md#steps "How"), [three](../answers/old.md), [not](older-old.md),
[nor](sold.md), [nor](../services/old.md), old.md, `[code](x.md)`, [four][it].

[it]: old.md
"""


def test_links_of_an_answer_lead_to_the_new_name_and_nothing_else_changes():
    assert rename(TEXT, "answers", "old", "new") == (
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
    assert rename(text, "services", "old", "new") == "[One](old.md) [two](../answers/new.md)"


def test_a_link_on_the_last_line_counts_too():
    assert rename("[it]: old.md", "answers", "old", "new") == "[it]: new.md"
