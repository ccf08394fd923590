"""The libraries that are measured on: sound, the same each time, and shaped like real ones."""

from benchmarks.measure import Line
from benchmarks.tickets import ticket_id, tickets

from benchmarks import library, run, table
from deskbook.formats import record_file, ticket_file
from deskbook.model.library import ticket_path

COUNT = 400


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


def test_the_page_of_results_says_what_was_measured():
    assert run.RESULTS.read_text() == run.page(), "run: python -m benchmarks.run --page"
