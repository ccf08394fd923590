"""The cache of a site's sources, so that the next build makes again only what has changed.

`build/<site>/built.json` is a cache that is never needed: where it is missing, cannot be read or
was made by other software, everything is built.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec

from deskbook.library.adapters import disk, git
from deskbook.library.adapters.shipped import Look
from deskbook.library.model.finding import DeskError
from deskbook.library.model.page import Html
from deskbook.sites.views.texts import Text, Texts

NAME: Final = "built.json"

_LAYERS: Final = ("adapters", "commands", "model", "rules", "views")


class Built(msgspec.Struct, frozen=True, kw_only=True):
    """The sources of a site.

    `stamp` is a digest of all that every page shares: theme, configuration, banners, software.
    `pages` has for each place digests of what its page was made from and of the page's file,
    `files` a digest for each other file. `texts` are rendered texts: HTML, words, links by key;
    `maker` is a digest of the software that rendered them.
    """

    stamp: str = ""
    pages: dict[str, tuple[str, str]] = {}
    files: dict[str, str] = {}
    texts: dict[str, tuple[str, str, dict[str, str]]] = {}
    maker: str = ""


def refuse_foreign(root: Path, kinds: Sequence[str]) -> None:
    """Raise a `DeskError` where what a build keeps for the next one may be somebody else's.

    `build/` and `.desk/` are made by this machine. A commit that contains files of them could give
    a build its pages, and a link could lead it out of the library.
    """
    for folder in (root / "build", *(root / "build" / it for it in kinds), root / ".desk"):
        if folder.is_symlink():
            raise DeskError(f"{folder} is a link to another place: delete it, then build again")
    if tracked := git.list_tracked(root, ("build", ".desk")) if git.is_clone(root) else ():
        raise DeskError(
            f"{tracked[0]} is in Git, and build/ and .desk/ are for this machine alone: "
            "`git rm -r --cached build .desk`, commit that, delete the folder build/, and build "
            "again. Ask who added it"
        )


def read(folder: Path) -> Built:
    """Read what the site in a folder was built from; nothing where that is not known."""
    try:
        return msgspec.json.decode((folder / NAME).read_bytes(), type=Built)
    except (FileNotFoundError, msgspec.DecodeError):
        return Built()


def write(folder: Path, built: Built) -> None:
    """Remember what a site was built from; it is there before and after, whole."""
    new = folder / f"{NAME}.new"
    new.write_bytes(msgspec.json.encode(built))
    disk.put_in_place(new, folder / NAME)


def forget(folder: Path) -> None:
    """Let the next build make everything: what follows may leave the site half changed."""
    (folder / NAME).unlink(missing_ok=True)


def recall(built: Built, others: Iterable[str]) -> Texts:
    """The texts of an earlier build by the same software, for views to take; see `maker`."""
    if built.maker != maker(others):
        return Texts()
    return Texts({key: Text(Html(it[0]), it[1], it[2]) for key, it in built.texts.items()})


def collect_texts(texts: Texts) -> dict[str, tuple[str, str, dict[str, str]]]:
    """The texts that were used this time, as they are written down."""
    return {key: (str(it.html), it.words, dict(it.links)) for key, it in texts.used.items()}


def digest(value: Any) -> str:
    """A digest of a record, by all of its fields."""
    return hashlib.blake2b(_ENCODER.encode(value), digest_size=16).hexdigest()


def _apart(value: object) -> list[str]:
    """HTML as something else than the same text, which a template would escape."""
    if isinstance(value, Html):
        return [str(value)]
    raise TypeError(f"a page cannot be made from {value!r}")


_ENCODER: Final = msgspec.msgpack.Encoder(enc_hook=_apart)


def stamp(config: Mapping[str, Any], look: Look, made_by: str) -> str:
    """A digest of what all pages share.

    Args:
        config: the configuration of the engine.
        look: the files that the sites are made from.
        made_by: a digest of the software that makes pages; see `maker`.
    """
    shown = [
        (path, hashlib.sha256(it.read_bytes()).hexdigest())
        for path, it in sorted(look.files.items())
    ]
    return digest((sorted(config.items()), shown, made_by))


def maker(others: Iterable[str]) -> str:
    """A digest of all software that renders texts; `others` by name and version beside ours."""
    return digest((software(), sorted(others)))


def software() -> list[tuple[str, int, int]]:
    """Return name, size and time of each module that takes part in making a site."""
    return [
        (it.name, known.st_size, known.st_mtime_ns) for it in sources() for known in (it.stat(),)
    ]


def sources() -> list[Path]:
    """Return the modules that take part in making a site."""
    package = Path(__file__).resolve().parents[2]
    patterns = (end for it in _LAYERS for end in (f"*/{it}.py", f"*/{it}/**/*.py"))
    return sorted(path for pattern in patterns for path in package.glob(pattern))
