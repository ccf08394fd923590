"""What the gate says"""

from deskbook.privacy.model.privacy import Found, Hit
from deskbook.privacy.views import privacy


def test_what_was_replaced_and_what_is_to_be_decided_is_quoted():
    found = (
        Found("Dear Tessa\x1b[0m\nSample, Dr. Mock", (Hit(5, 21, "name"), Hit(27, 31, "name", "doubtful"))),
        Found("Tessa q@x.example", (Hit(6, 17, "email"), Hit(6, 17, "email"))),
    )  # fmt: skip
    assert privacy.replaced(found) == (
        'Replaced before it was kept: a person\'s name "Tessa\ufffd[0m Sample"; '
        'an e-mail address "q@x.example".\n'
        "Kept, but is it somebody's? a person's name \"Mock\".\n"
        "The text as it came is kept nowhere: only the vault may keep it, with a patron.\n"
        'What is nobody\'s may stay: `desk allow "…"` once, then put it back with `desk edit`.'
    )
    assert "\nThe vault keeps the text as it came with p-7f3kq29d.\n" in privacy.replaced(
        found, "p-7f3kq29d"
    )
    assert privacy.replaced(()) == ""
    assert privacy.replaced((Found("Dr. Mock", (Hit(4, 8, "name", "doubtful"),)),)) == (
        "Kept, but is it somebody's? a person's name \"Mock\"."
    )
