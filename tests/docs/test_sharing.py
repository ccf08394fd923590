"""docs/sharing.md shows what `desk push` says"""

from pathlib import Path

from deskbook.library.views.outcome import Screen
from deskbook.sharing import views
from deskbook.sharing.model import Exchange, Met

PAGE = Path(__file__).parents[2] / "docs/sharing.md"


def test_page_shows_the_output_of_a_push():
    met = tuple(
        Met(f"tickets/2026/11/{name}.md", lost) for name, lost in (("Q-4KX7M2", 0), ("Q-NEW001", 1))
    )
    said = views.describe_exchange(
        Exchange(where="origin/main", sent=3, received=5, met=met), Screen()
    )
    assert f"\n```\n{said}\n```\n" in PAGE.read_text()
