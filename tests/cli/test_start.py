"""What the quick verbs must not load: it would be most of their time."""

import subprocess
import sys

import pytest

HEAVY = {"github", "holidays", "jinja2", "markdown", "mkdocs", "phonenumbers", "requests", "rich"}


@pytest.mark.parametrize(
    "words", [["list"], ["show", "new"], ["log", "x", "-sreference", "-cdesk"]]
)
def test_quick_verbs_load_nothing_heavy(library, words):
    code = (
        "import sys\nfrom deskbook.cli.main import call\n"
        f"call({words!r})\nprint(*sorted(sys.modules), sep='\\n')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert HEAVY.isdisjoint(done.stdout.splitlines())
