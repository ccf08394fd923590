"""What the gate says"""

from deskbook.library.model.finding import Finding
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


def test_findings_end_with_what_was_looked_at():
    error = Finding("a.md", 3, "privacy.email", "an address")
    warning = Finding("a.md", 4, "privacy.name", "a name", "warning")
    assert privacy.findings([error, warning], "2 files") == (
        "a.md:3: an address\na.md:4: a name\nLooked at 2 files: 1 to mend, 1 to look at."
    )
    assert privacy.findings([error], "1 file") == "a.md:3: an address\nLooked at 1 file: 1 to mend."
    assert privacy.findings([], "1 file") == "No personal data found in 1 file."
