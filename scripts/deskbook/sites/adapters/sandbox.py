"""The environment in which templates of a library run: they can read values, and call no program.

Jinja2's own sandbox keeps templates from Python's internals, but lets them call every method of
what they are given. MkDocs gives its templates objects that read and write files, so only these may
be called here: methods of plain values, and what Jinja2 itself offers to templates.
"""

from types import BuiltinFunctionType, FunctionType, MethodType
from typing import Any, Final

from jinja2.sandbox import SandboxedEnvironment

_PLAIN: Final = (str, bytes, int, float, bool, list, tuple, dict, set, frozenset)
_JINJA: Final = frozenset({"jinja2.ext", "jinja2.runtime", "jinja2.sandbox", "jinja2.utils"})


class Sandbox(SandboxedEnvironment):
    """An environment for templates that somebody else may have written."""

    def is_safe_callable(self, obj: Any) -> bool:
        """Return whether templates may call something."""
        if not super().is_safe_callable(obj):
            return False
        if isinstance(obj, MethodType | BuiltinFunctionType) and obj.__self__ is not None:
            owner = obj.__self__
            return type(owner) in _PLAIN or _is_ours(type(owner))
        if isinstance(obj, FunctionType):
            return obj.__module__ in _JINJA
        return obj in _CLASSES if isinstance(obj, type) else _is_ours(type(obj))


_CLASSES: Final = (
    dict,
    *(SandboxedEnvironment().globals[it] for it in ("cycler", "joiner", "namespace")),
)
"""The classes that Jinja2 offers to templates by name."""


def _is_ours(kind: type) -> bool:
    """Return whether a class is a page's own, or one of Jinja2 for use in templates."""
    return kind.__module__ in _JINJA or kind.__module__.partition(".")[0] == "deskbook"
