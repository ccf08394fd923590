"""docs/sharing.md shows what `desk push` says"""

from pathlib import Path

from deskbook.sharing.model.exchange import Exchange, Met
from deskbook.sharing.views import exchange as view

PAGE = Path(__file__).parents[2] / "docs/sharing.md"


def test_what_a_push_prints_is_as_the_page_shows_it():
    met = tuple(
        Met(f"tickets/2026/11/{name}.md", lost) for name, lost in (("Q-4KX7M2", 0), ("Q-NEW001", 1))
    )
    said = view.outcome(Exchange("origin/main", sent=3, received=5, met=met))
    assert f"\n```\n{said}\n```\n" in PAGE.read_text()
