"""Every phrase that the pages of the public site and of the desk say, found where it is said."""

import ast
import re
from pathlib import Path

from deskbook.calendar.views import dates, opening_times
from deskbook.care.model.reminders import RULES
from deskbook.library.model.vocabulary import CHANNELS
from deskbook.problems.views import public
from deskbook.sites.views import shelving
from deskbook.sites.views.public import services
from deskbook.status.views import status_page
from deskbook.web.commands import desk
from deskbook.web.commands.screens import problems, queue
from deskbook.web.model import acts, suggestions
from deskbook.web.rules import acts as act_rules
from deskbook.web.rules import day
from deskbook.web.views import forms, rows

ROOT = Path(__file__).parents[1]
SAID = re.compile(r"""\b(?:t|own)(?:\(|\[)\s*"((?:[^"\\]|\\.)*)\"""")
COUNTED = re.compile(r"""\bt\.counted\("([^"]*)", "([^"]*)\"""")
TITLE = re.compile(r"title: ([^}]+?)\s*\}")

LISTED = (
    opening_times.AS_USUAL,
    *dates.NUMBERS,
    *dates.HOURS,
    *dates.DAYS,
    *public.STATES.values(),
    public.SEEN,
    shelving.PASSED_OVER,
    *(it.short for it in RULES.values()),
    *day.GROUPS,
    *suggestions.REASONS,
    *suggestions.LABELS.values(),
    *(it.label for it in acts.ACTS.values()),
    *(it.done for it in acts.ACTS.values()),
    *act_rules.WORDS,
    *forms.WHOM.values(),
    *forms.ENDS.values(),
    *rows.STATES.values(),
    *rows.WAITS.values(),
    *rows.NEAR.values(),
    *queue.STATES.values(),
    *problems.SAID,
    *queue.WHO.values(),
    *queue.SORTS.values(),
    *(words for _, _, words in desk.SECTIONS),
    *(words for _, words in desk.KEYS),
    *forms.QUICK.values(),
    *CHANNELS.values(),
    *(it.label for it in services.MINUTE),
    *(option for it in services.MINUTE for option in it.options),
)
"""What is said by way of a name."""


def found():
    """The phrases of templates, of the theme, of `mkdocs.yml`, of the status page and of views."""
    phrases = set(LISTED)
    templates = ROOT / "site/templates"
    for path in (
        *(templates / "public").rglob("*.html"),
        *(templates / "desk").rglob("*.html"),
        *(ROOT / "site/overrides").rglob("*.html"),
    ):
        text = path.read_text(encoding="utf-8")
        phrases |= {*SAID.findall(text), *(it for pair in COUNTED.findall(text) for it in pair)}
    script = (ROOT / "site/pages/status/status.js").read_text(encoding="utf-8")
    phrases |= {*status_page.phrases(script), status_page.NEEDS_SCRIPT}
    phrases |= set(TITLE.findall((ROOT / "mkdocs.yml").read_text(encoding="utf-8")))
    package = ROOT / "scripts/deskbook"
    for path in (
        *package.glob("*/views.py"),
        *package.glob("*/views/**/*.py"),
        *package.glob("web/commands/**/*.py"),
    ):
        phrases |= set(_of_code(ast.parse(path.read_text(encoding="utf-8"))))
    return phrases


def _of_code(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name == "words" and isinstance(node.args[0].value, str):
                yield node.args[0].value
            elif name == "counted":
                yield from (it.value for it in node.args[:2] if isinstance(it, ast.Constant))
