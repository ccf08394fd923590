"""A process without the parts of Python that Windows lacks: `python -m tests.like_windows`.

The libraries that we use are imported first, as they have code of their own for each system. Then
modules and functions that typeshed declares for other systems only are taken away, `os.stat` opens
no folders, nothing makes a link, and no file has a mode. What is imported of Deskbook afterwards,
and whatever it does, has to do without.

Without words, every module of the package is imported. Otherwise each argument is a command line
as JSON, and the exit codes are printed as the last line.
"""

import ast
import json
import os
import pkgutil
import sys
from collections.abc import Iterator
from importlib import import_module, reload
from pathlib import Path

MODULES = (
    *("crypt", "curses", "fcntl", "grp", "nis", "ossaudiodev", "pty", "pwd", "readline"),
    *("resource", "spwd", "syslog", "termios", "tty"),
)
"""Modules of the standard library whose documentation says: Availability: Unix."""

LIBRARIES = (
    *("asyncio", "babel.dates", "click", "click.testing", "concurrent.futures", "cryptography"),
    *("email.mime.text", "http.server", "icalendar", "imap_tools", "jinja2", "markdown_it"),
    *("mkdocs.commands.build", "mkdocs.config", "msgspec", "multiprocessing", "phonenumbers"),
    *("platform", "portalocker", "pyrage", "recurring_ical_events", "shutil", "smtplib"),
    *("socketserver", "sqlite3", "ssl", "subprocess", "tempfile", "webbrowser", "yaml", "github"),
    *("mkdocs.livereload", "mkdocs.commands.serve"),
)


def list_names(stub: Path) -> Iterator[str]:
    """Yield what a stub of typeshed declares under `if sys.platform != "win32":` alone."""
    tree = ast.parse(stub.read_text(encoding="utf-8"))
    shared = {name for node in tree.body for name in _names(node)}
    for node in tree.body:
        if isinstance(node, ast.If):
            there, elsewhere = node.orelse, node.body
            if ast.unparse(node.test) == "sys.platform == 'win32'":
                there, elsewhere = elsewhere, there
            elif not ast.unparse(node.test).startswith(
                ("sys.platform != 'win32'", "sys.platform == ")
            ):
                continue
            known = {name for part in there for name in _names(part, deep=True)}
            found = {name for part in elsewhere for name in _names(part, deep=True)}
            yield from sorted(found - shared - known)


def _names(node: ast.stmt, *, deep: bool = False) -> Iterator[str]:
    match node:
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            yield name
        case ast.AnnAssign(target=ast.Name(id=name)):
            yield name
        case ast.Assign(targets=[ast.Name(id=name)]):
            yield name
        case ast.ImportFrom(names=names):
            yield from (it.asname or it.name for it in names)
        case ast.If() if deep:
            for part in (*node.body, *node.orelse):
                yield from _names(part, deep=True)


def missing(module: str) -> list[str]:
    """Return the names of a module of the standard library that Windows does not have."""
    import mypy

    folder = Path(mypy.__file__).parent / "typeshed/stdlib"
    stub = folder / module / "__init__.pyi"
    return sorted(set(list_names(stub if stub.is_file() else folder / f"{module}.pyi")))


def take_away() -> None:
    """Make this process as poor as one on Windows."""
    for name in LIBRARIES:
        import_module(name)
    for module in MODULES:
        sys.modules[module] = None  # type: ignore[assignment]
    for module in ("os", "signal", "socket", "time"):
        for name in missing(module):
            if hasattr(sys.modules[module], name):
                delattr(sys.modules[module], name)
    for name in ("fork", "O_NOFOLLOW", "O_NONBLOCK", "O_DIRECTORY", "getuid"):
        assert not hasattr(os, name), name
    os.supports_dir_fd = set()
    os.symlink = os.link = _refused  # type: ignore[assignment]
    whole = os.stat

    def modeless(*args, **options):  # type: ignore[no-untyped-def]
        found = whole(*args, **options)
        values = list(found)
        values[0] |= 0o666
        return os.stat_result(values, {k: getattr(found, k) for k in _MORE})

    os.stat = modeless  # type: ignore[assignment]
    os.supports_follow_symlinks.add(os.stat)
    reload(sys.modules["shutil"])  # it has chosen among functions when it was imported


_MORE = ("st_atime_ns", "st_mtime_ns", "st_ctime_ns", "st_blksize", "st_blocks", "st_rdev")


def _refused(*_args: object, **_options: object) -> None:
    raise OSError(1314, "A required privilege is not held by the client")


def main() -> None:
    """Run what the command line asks for."""
    take_away()
    if not sys.argv[1:]:
        import deskbook

        names = [it.name for it in pkgutil.walk_packages(deskbook.__path__, "deskbook.")]
        for name in names:
            if not name.endswith("__main__"):
                import_module(name)
        sys.stdout.write(f"{len(names)}\n")
        return
    from deskbook.cli.main import call

    codes = [call(json.loads(words)) for words in sys.argv[1:]]
    sys.stdout.write(f"{json.dumps(codes)}\n")


if __name__ == "__main__":
    main()
