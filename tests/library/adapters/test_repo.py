from deskbook.library.adapters import repo
from deskbook.library.model.finding import Finding


def test_two_files_with_one_id_are_a_finding_and_the_first_counts(library, new_ticket):
    first = library / f"tickets/2026/11/{new_ticket}.md"
    (library / "tickets/2026/12").mkdir()
    (library / f"tickets/2026/12/{new_ticket}.md").write_bytes(first.read_bytes())
    (library / "tickets/2026/12/Q-BAD001.md").write_text("")
    tickets = repo.load_tickets(library)
    twice = Finding(
        f"tickets/2026/12/{new_ticket}.md",
        1,
        "ticket.id",
        f"{new_ticket} is the id of another ticket too (tickets/2026/11/{new_ticket}.md)",
    )
    assert [item.path for item in tickets.filed if item.record.id == new_ticket] == [
        f"tickets/2026/11/{new_ticket}.md"
    ]
    assert twice in tickets.findings
    assert {item.path for item in tickets.unread()} == {
        "tickets/2026/12/Q-BAD001.md",
        f"tickets/2026/12/{new_ticket}.md",
    }
