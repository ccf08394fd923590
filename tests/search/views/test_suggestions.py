from datetime import date

from deskbook.library.views.outcome import Screen
from deskbook.search.model.outcomes import HelpSuggested
from deskbook.search.model.search import SuggestedAnswer, SuggestedTicket
from deskbook.search.views.suggestions import describe_help, help_values

TODAY = date(2026, 11, 5)

PAY = SuggestedAnswer(
    name="asks-to-pay", title="Why does a database ask me to pay?", shared=("paywall", "article"),
    same=("resource",), day=date(2025, 9, 1), audience="public", wording="paywall on jstor",
    through=("Q-PAYS00", "Q-PAYS01"), due=True,
)  # fmt: skip
TRIAGE = SuggestedAnswer(name="triage", title="How do we triage?", shared=(), audience="staff")
NEW = SuggestedAnswer(name="new", title="What is new?", shared=("new",), audience="public")
PAID = SuggestedTicket(
    name="Q-PAYS00", title="Paywall \x1b[1m on an article", shared=("article",), same=("resource", "cause"),
    day=date(2026, 11, 2), answer="asks-to-pay",
)  # fmt: skip
OLD = SuggestedTicket(name="Q-01D000", title="Old", shared=("old",), meant=True)


def suggested(answers, tickets, ticket=None):
    return HelpSuggested(answers=tuple(answers), tickets=tuple(tickets), ticket=ticket, today=TODAY)


def shown(answers, tickets, ticket=None, columns=80):
    return describe_help(suggested(answers, tickets, ticket), Screen(columns))


def test_answers_come_before_tickets_each_with_why_and_what_to_do_at_the_end():
    assert shown([PAY, TRIAGE, NEW], [PAID, OLD], "Q-ASKS00") == (
        "Answers\n"
        "  asks-to-pay  Why does a database ask me to pay?\n"
        "      reviewed Mon 1 Sep 2025, its review is due\n"
        "      in common: paywall, article; the same resource; answered Q-PAYS00, Q-PAYS…\n"
        "      also asked: paywall on jstor\n"
        "  triage  How do we triage?\n"
        "      for staff only\n"
        "  new  What is new?\n"
        "      never reviewed\n"
        "      in common: new\n"
        "\n"
        "Resolved tickets\n"
        "  Q-PAYS00  Paywall \ufffd[1m on an article\n"
        "      resolved Mon 2 Nov with asks-to-pay\n"
        "      in common: article; the same resource and cause\n"
        "  Q-01D000  Old\n"
        "      resolved\n"
        "      in common: old; asks much the same\n"
        "\n"
        "`desk resolve Q-ASKS00 --answer asks-to-pay` says which one helped."
    )


def test_where_only_answers_are_found_a_text_that_is_no_ticket_is_not_to_be_resolved():
    assert (
        shown([NEW], [])
        == "Answers\n  new  What is new?\n      never reviewed\n      in common: new"
    )


def test_one_kind_alone_and_nothing_at_all():
    assert shown([], [OLD], "Q-ASKS00", columns=12) == (
        "Resolved tickets\n  Q-01D000  …\n      resolved\n      in co…"
    )
    assert shown([], []) == (
        "Nothing like it was answered before. Other words may find more: `desk search`."
    )


def test_other_programs_get_what_there_is():
    kind, values = help_values(suggested([PAY, TRIAGE], [OLD]))
    assert kind == "suggestions"
    assert values == {
        "answers": [
            {
                "name": "asks-to-pay", "title": "Why does a database ask me to pay?",
                "shared": ("paywall", "article"), "same": ("resource",), "day": date(2025, 9, 1),
                "audience": "public", "wording": "paywall on jstor",
                "through": ("Q-PAYS00", "Q-PAYS01"), "due": True,
            },
            {"name": "triage", "title": "How do we triage?", "audience": "staff"},
        ],
        "tickets": [{"name": "Q-01D000", "title": "Old", "shared": ("old",), "meant": True}],
    }  # fmt: skip
