"""Tables of any layout: nothing is guessed row by row, and where two readings fit we are asked."""

import json
import re

import pytest
from tests.transfer.commands.test_import_ready import TABLES

DAY = re.compile(r"2026-(\d\d)-(\d\d)")
WORDS = {"zammad": ("--service", "reference"), "osticket": ("--service", "reference")}
KINDS = sorted(TABLES)


@pytest.fixture
def imported(git_library, desk):
    def run(kind, table, *more, encoding="utf-8"):
        (git_library / "x.csv").write_bytes(table.encode(encoding))
        return desk("import", kind, "x.csv", "--service", "reference", *more)

    return run


def shown(outcome):
    """The days of the first tickets of a plan."""
    return re.findall(r"(?m)^  (2026-\d\d-\d\d) \d\d:\d\d ", outcome.out)


def rewritten(kind, form):
    """A table of a system, its days written in another way."""
    return DAY.sub(lambda it: form.replace("%m", it[1]).replace("%d", it[2]), TABLES[kind])


def reverse(table):
    head, *rows = table.splitlines(keepends=True)
    return "".join([head, *reversed(rows)])


@pytest.mark.parametrize("turn", [str, reverse])
@pytest.mark.parametrize("form", ["%d/%m/2026", "%m/%d/2026", "%d.%m.2026", "%m-%d-2026"])
@pytest.mark.parametrize("kind", KINDS)
def test_one_row_decides_for_its_column_in_every_mapping(imported, kind, form, turn):
    deciding = {"2026-10-02", "2026-10-05", "2026-10-03", "2026-10-04"}
    table = re.sub("|".join(deciding), lambda it: f"{it[0][:-2]}2{it[0][-1]}", TABLES[kind])
    if kind == "gimlet":
        table = table.replace("2026-10-01 10:07", "2026-10-13 10:07")
    days = shown(imported(kind, table))
    plan = imported(
        kind, turn(DAY.sub(lambda it: form.replace("%m", it[1]).replace("%d", it[2]), table))
    )
    assert plan.code == 0, plan.err
    assert sorted(shown(plan)) == sorted(days)
    assert "decides\n" in plan.out


@pytest.mark.parametrize("kind", KINDS)
def test_a_column_in_which_nothing_decides_is_refused_with_both_readings(imported, kind):
    refused = imported(kind, rewritten(kind, "%d/%m/2026"), "--apply")
    assert (refused.code, refused.out) == (2, "")
    assert "is 10 January 2026 or 1 October 2026, and no row of the column decides" in (
        refused.err.replace(
            "1 October 2026 or 10 January 2026", "10 January 2026 or 1 October 2026"
        )
    )
    assert len(re.findall(r"(?m)^  opened: \{column: .*, formats: \[.*\]\}$", refused.err)) == 2


def test_the_line_of_the_refusal_is_what_the_mapping_needs(imported, git_library, desk):
    table = rewritten("osticket", "%d/%m/2026")
    lines = [it for it in imported("osticket", table).err.splitlines() if it.startswith("  ")]
    mapping = desk("import", "map", "osticket").out
    for line in lines:
        key = line.strip().partition(":")[0]
        if "%d/%m" in line:
            mapping = re.sub(rf"(?m)^{key}: .*$", line.strip(), mapping)
    (git_library / "ours.yml").write_text(mapping, encoding="utf-8")
    assert shown(imported("osticket", table, "--map", "ours.yml")) == ["2026-10-01", "2026-10-05"]


def test_a_column_with_both_orders_is_refused(imported):
    table = (
        TABLES["osticket"].replace("2026-10-01", "13/10/2026").replace("2026-10-05", "10/05/2026")
    )
    table += "102;10/14/2026 10:00:00;Third;T;t@x.example;Normal;Loans;Web;Open;\n"
    refused = imported("osticket", table)
    assert refused.code == 2
    assert (
        "line 2: Date Created 13/10/2026 10:00:00 and line 4: 10/14/2026 10:00:00 have"
        in refused.err
    )


UNICODE = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
JSON = json.dumps(
    [
        {
            "number": 1,
            "title": "Где читальный зал?",
            "body": "Where is it?",
            "state": "CLOSED",
            "createdAt": "2026-10-02T10:00:00Z",
            "closedAt": "2026-10-03T10:00:00Z",
            "author": {"login": "asker"},
            "url": "https://github.com/a/b/issues/1",
        }
    ],
    ensure_ascii=False,
)
FAQS = json.dumps(
    {"faqs": [{"faqid": 1, "question": "Где зал?", "details": "<p>Здесь.</p>"}]}, ensure_ascii=False
)


@pytest.mark.parametrize("encoding", UNICODE)
def test_every_kind_reads_every_form_of_unicode(imported, git_library, desk, encoding):
    russian = "Где читальный зал?"
    for kind, table in (
        ("osticket", TABLES["osticket"].replace("Printer is dead", russian)),
        ("github", JSON),
    ):
        assert f"    {russian}\n" in imported(kind, table, encoding=encoding).out
    (git_library / "faq.json").write_bytes(FAQS.encode(encoding))
    assert "    Где зал?\n" in desk("import", "libanswers-faq", "faq.json").out
    (git_library / "tickets.json").write_bytes("[]".encode(encoding))
    assert desk("import", "deskbook", "tickets.json").code == 0


def test_a_table_in_a_code_page_is_read_or_asked_for_and_can_be_named(imported, git_library, desk):
    table = TABLES["osticket"].replace("Printer is dead", "Где читальный зал?")
    asked = imported("osticket", table, encoding="cp1251")
    assert "Где читальный зал?" in asked.out + asked.err
    mapping = desk("import", "map", "osticket").out + "encoding: cp1251\n"
    (git_library / "ours.yml").write_text(mapping, encoding="utf-8")
    named = imported("osticket", table, "--map", "ours.yml", encoding="cp1251")
    assert "    Где читальный зал?\n" in named.out
    assert "  CP1251, cells separated by semicolons, 10 columns named in line 1\n" in named.out
    (git_library / "ours.yml").write_text(mapping.replace("cp1251", "cp1999"), encoding="utf-8")
    refused = imported("osticket", table, "--map", "ours.yml")
    assert 'encoding "cp1999" is not known: write one such as utf-8, cp1251' in refused.err


def test_lines_above_and_below_a_table_are_reported(imported):
    table = f"Queue of the desk\n\n{TABLES['osticket']}2 tickets\n"
    plan = imported("osticket", table)
    assert plan.code == 1
    assert plan.err == (
        "x.csv:3: this line is the header; lines 1 to 2 are above the table\n"
        "x.csv:6: it has 1 cell, the header has 10: cells are missing; a line below the table has "
        "to be taken out\n"
    )
