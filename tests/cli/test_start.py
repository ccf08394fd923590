"""What the quick verbs must not load: it would be most of their time."""

import subprocess
import sys

import pytest

HEAVY = {
    "babel",
    "github",
    "holidays",
    "icalendar",
    "jinja2",
    "markdown",
    "mkdocs",
    "numpy",
    "onnxruntime",
    "phonenumbers",
    "requests",
    "rich",
    "stdnum",
    "tokenizers",
}
NEEDLESS = {
    "deskbook.search.adapters.index.writer",
    "deskbook.library.adapters.repo",
    "deskbook.library.model.records",
    "difflib",
    "frontmatter",
    "json",
    "msgspec",
    "subprocess",
    "tempfile",
    "yaml",
}
"""What a list or a ticket is shown without, once there is an index that is up to date."""


def loaded_by(words, before=""):
    code = (
        f"import sys\nfrom deskbook.search.adapters.index import store\nstore.WORTH = 1\n{before}\n"
        "from deskbook.cli.main import call\n"
        f"code = call({words!r})\nassert code == 0, code\nprint(*sorted(sys.modules), sep='\\n')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return set(done.stdout.splitlines())


@pytest.mark.slow
@pytest.mark.parametrize(
    "words",
    [
        ["list"],
        ["show", "new"],
        ["search", "embargo"],
        ["suggest", "embargo"],
        ["log", "x", "-sreference", "-cdesk", "-adirectional"],
    ],
)
def test_quick_verbs_load_nothing_heavy(git_library, words):
    assert HEAVY.isdisjoint(loaded_by(words, "store.WORTH = 1000"))


@pytest.mark.slow
def test_with_an_index_a_list_and_a_ticket_are_shown_without_reading_yaml(library):
    aged = (
        "from deskbook.search.adapters.index import changes as looks\nlooks.SLACK = -60_000_000_000"
    )
    verbs = (["list"], ["list", "--all"], ["show", "new"], ["search", "embargo"])
    loaded_by(["list"], f"{aged}\nfrom deskbook.cli.main import call\nfor it in {verbs}: call(it)")
    for words in verbs:
        assert (HEAVY | NEEDLESS).isdisjoint(loaded_by(words, aged))
