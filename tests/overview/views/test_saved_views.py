"""The saved views of lists, in words."""

from deskbook.library.views.outcome import Screen
from deskbook.overview.model.saved_views import ViewsShown
from deskbook.overview.views.saved_views import describe_views


def test_saved_views_are_named_with_their_filters():
    views = {"mine": {"mine": True, "service": ["a", "b"]}, "all": {}}
    assert describe_views(ViewsShown(views=views), Screen()) == (
        "all  no filters\nmine  mine: True, service: a,b"
    )
    assert describe_views(ViewsShown(views={}), Screen()).startswith("No view is saved yet")
