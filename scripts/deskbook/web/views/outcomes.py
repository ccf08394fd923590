"""The steps of serving the browser desk, in words."""

from deskbook.library.views.outcome import Screen
from deskbook.web.model.requests import DeskClosed, DeskOpen


def describe_opening(step: DeskOpen, _screen: Screen) -> str:
    """Return the address of the desk, and whose name its changes carry."""
    who = f"you act as {step.handle}" if step.handle else "colleagues sign in at the proxy"
    return f"desk    {step.address}  {who}; Ctrl-C stops"


def describe_end(_outcome: DeskClosed, _screen: Screen) -> str:
    """Return that the desk is closed."""
    return "stopped"
