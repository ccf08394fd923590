"""No list of a ticket's fields is kept far from their definitions, unless it says here why."""

import ast
from pathlib import Path

from deskbook.library.model.fields import specs
from deskbook.library.model.ticket import Ticket

PACKAGE = Path(__file__).parents[1] / "scripts/deskbook"
FIELDS = frozenset(specs(Ticket))

CHANGE = "the fields that one command sets, each with the value that it gets"
COLUMNS = "columns of a file that others read or write"
OTHERS = "names of other things: records, needs, parts of a page"
CHOICE = "a closed list whose order and members are a decision of their own"

ALLOWED = {
    "care/model/reminders.py": (2, OTHERS),
    "eresources/rules/arrivals.py": (1, CHANGE),
    "eresources/rules/missing.py": (1, OTHERS),
    "library/model/issue_form.py": (1, OTHERS),
    "library/model/library.py": (1, OTHERS),
    "mail/commands/keep.py": (1, CHANGE),
    "problems/views/public.py": (1, COLUMNS),
    "reports/model/need.py": (1, OTHERS),
    "reports/model/signal.py": (1, CHOICE),
    "reports/rules/advice.py": (1, CHOICE),
    "reports/views/needs.py": (1, OTHERS),
    "search/adapters/index/rows.py": (1, CHOICE),
    "search/model.py": (1, CHOICE),
    "sites/views/staff/ticket.py": (1, OTHERS),
    "tickets/rules/handoff.py": (2, CHANGE),
    "tickets/rules/lifecycle.py": (1, CHANGE),
    "tickets/rules/resolution.py": (1, CHANGE),
    "transfer/formats/json_exports.py": (2, COLUMNS),
    "transfer/rules/data_set.py": (1, CHOICE),
    "transfer/views/public_archive.py": (2, COLUMNS),
    "web/commands/screens/problems.py": (1, OTHERS),
}
"""How many literals of a module name three fields of a ticket or more, and why they do."""


def names(node):
    """The fields of a ticket that a literal names, by its items or keys or the first of each item."""
    if isinstance(node, ast.Dict):
        items = [it for it in node.keys if it]
    elif isinstance(node, ast.Tuple | ast.List | ast.Set):
        items = node.elts
    else:
        return set()
    firsts = (it.elts[0] if isinstance(it, ast.Tuple) and it.elts else it for it in items)
    texts = (it.value for it in firsts if isinstance(it, ast.Constant))
    return {it.replace("-", "_") for it in texts if isinstance(it, str)} & FIELDS


def test_names_of_fields_are_listed_in_their_definitions_alone():
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if number := sum(len(names(node)) > 2 for node in ast.walk(tree)):
            found[path.relative_to(PACKAGE).as_posix()] = number
    assert found == {path: number for path, (number, _) in ALLOWED.items()}


def test_a_list_of_fields_is_seen():
    listed = ast.parse('FIELDS = ("title", ("course", "Course"), "vendor-case")').body[0].value
    assert names(listed) == {"title", "course", "vendor_case"}
