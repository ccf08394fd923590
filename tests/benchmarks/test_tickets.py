"""The libraries that are measured on: sound, the same each time, and shaped like real ones."""

import pytest
from benchmarks.measure import Line
from benchmarks.tickets import ticket_id, tickets

from benchmarks import finding, library, table
from deskbook.library.formats import record_file, ticket_file
from deskbook.library.model.library import ticket_path

COUNT = 400


@pytest.mark.slow
def test_tickets_are_sound_the_same_each_time_and_of_a_usual_size():
    made = list(tickets(COUNT))
    texts = {ticket_path(it): ticket_file.write(it).encode() for it in made}
    readings = [ticket_file.parse(path, data) for path, data in texts.items()]
    assert [reading.findings for reading in readings] == [()] * COUNT
    assert [reading.filed.record for reading in readings] == made == list(tickets(COUNT))
    sizes = sorted(map(len, texts.values()))
    assert 1_500 <= sizes[COUNT // 20] <= sizes[COUNT * 19 // 20] <= 6_000
    assert 0.8 <= sum(it.status == "resolved" for it in made) / COUNT <= 0.9
    assert made == sorted(made, key=lambda it: it.opened)


def test_no_two_tickets_have_one_id():
    assert len({ticket_id(number) for number in range(50_000)}) == 50_000


def test_the_knowledge_around_them_is_sound():
    for path, text in library.knowledge():
        if path.startswith("knowledge/"):
            assert record_file.parse(record_file.kind_of(path), path, text.encode()).findings == ()


def test_a_row_shows_the_ratio_and_whether_it_is_what_was_wanted():
    line = Line("list", 1_000, 0.05, "git status", 0.2, "4 times faster", True, 40 * 1024 * 1024)
    assert table.row(line) == (
        "| list | 1,000 | 50.0 ms | git status | 200 ms | 4.0 | 4 times faster | yes | 40 MB |"
    )


@pytest.mark.slow
def test_the_page_of_results_says_what_was_measured():
    from benchmarks import run  # and with it Ibis

    assert run.RESULTS.read_text() == run.page(), "run: python -m benchmarks.run --page"


def test_the_page_says_how_work_grows_and_has_sections_of_their_own():
    def line(work, size, ours, theirs):
        return Line(work, size, ours, "rg", theirs)

    rows = [
        line("search", 1_000, 0.01, 0.1), line("search", 100_000, 0.02, 10.0),
        line("index", 1_000, 1.0, 0.1), line("index", 10_000, 4.0, 9.0), line("alone", 1_000, 1.0, 1.0),
    ]  # fmt: skip
    page = table.page(rows, ["A machine."], ["## Finding\n\nWell."])
    assert page[page.index("## Growth") :].partition("\n\n")[2].partition("\n\n")[2] == (
        "| work | tickets or rows | Deskbook | peer | its growth |\n"
        "|---|---|---|---|---|\n"
        "| search | 1,000 to 100,000 | flat, 2.0 times | rg | linear, 100.0 times |\n"
        "| index | 1,000 to 10,000 | slower than linear, 4.0 times | rg | faster than linear, 90.0 times |\n"
        "\n## Finding\n\nWell.\n"
    )
    assert "## Growth" not in table.page(rows[-1:], [], [])


def test_similar_questions_are_sought_in_made_up_ones_where_no_others_are_given(
    monkeypatch, capsys
):
    monkeypatch.delenv(finding.VARIABLE, raising=False)
    monkeypatch.setattr(
        finding,
        "_made_up",
        lambda: (
            [(f"Is the {it} open?", it) for it in ("cafe", "lab", "attic", "map room", "door")] * 3
        ),
    )
    monkeypatch.setattr(finding.meaning, "NEEDED", ("no_such_module",))
    assert list(finding.lines()) == []
    said = capsys.readouterr().out
    assert said.startswith(
        "finding: DESK_QUESTIONS names no CSV file with the columns question and"
    )
    assert "6 of 9 + 6 made-up questions of few sentences are asked" in said
    assert "| words |" in said
