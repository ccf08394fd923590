"""Pages to a site, written where the last good one stood.

A site's folder is `build/public` or `build/staff`: `docs/` holds the pages that this build renders,
`mkdocs.yml` its configuration, `site/` what is served, `built.json` what that was made from;
`theme/` is there where a library overrides files of the theme. Pages do not depend on each other,
so only those are rendered that changed; a build that fails leaves the last good site where it is.
"""

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final, ParamSpec, TypeVar

from deskbook.library.adapters import disk, shipped
from deskbook.library.adapters.shipped import Look
from deskbook.library.model.finding import DeskError
from deskbook.library.model.page import Page
from deskbook.library.model.words import Words
from deskbook.sites.adapters import build_cache, engine, templates
from deskbook.sites.adapters.build_cache import Built
from deskbook.sites.adapters.engine import Ready
from deskbook.sites.model import SiteWritten
from deskbook.sites.views import search_index
from deskbook.sites.views.texts import Texts

P = ParamSpec("P")
Result = TypeVar("Result")

THEME: Final = "site/overrides"
"""The files that the engine takes in place of its theme's, and assets."""


@dataclass(frozen=True, slots=True)
class Site:
    """One site to be built: `public` or `staff`, its pages, and what its pages share.

    `extra` is what every page of the theme may show, such as banners; `files` are other files by
    their path in the site, such as feeds, which the engine does not touch; `texts` what was
    rendered for the pages, to be remembered; `words` what pages say themselves, by language.
    """

    kind: str
    name: str
    pages: Sequence[Page]
    address: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
    texts: Texts = field(default_factory=Texts)
    words: Mapping[str, Words] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """The work of a build: the pages to be rendered by the engine, and the files to be removed.

    `config` is what this build adds to the engine's configuration; `own` are files of the theme
    that the library overrides. `whole` is true where everything is built; `pages` are then all of
    them. `next` is what the site will have been built from.
    """

    site: Site
    config: Mapping[str, Any]
    own: Sequence[str]
    whole: bool
    pages: Mapping[str, str]
    files: Mapping[str, bytes]
    gone: frozenset[str]
    next: Built
    written: SiteWritten


def site_folder(root: Path, kind: str) -> Path:
    """Return the folder in which a site is built."""
    return root / "build" / kind


def recall_texts(root: Path, kind: str) -> Texts:
    """Texts as they were rendered for the site that stands there, where they still hold."""
    return build_cache.recall(build_cache.read(site_folder(root, kind)), engine.list_installed())


@contextmanager
def start_engines(root: Path, kinds: Sequence[str]) -> Iterator[Mapping[str, Ready]]:
    """Let the engine make itself ready for sites while it is found out what has changed in them."""
    with ExitStack() as stack:
        found, look = dict[str, Ready | None](), shipped.find_look(root)
        for kind in kinds:
            folder = site_folder(root.resolve(), kind)
            begun = engine.ready(folder, _base(kind, look), _theme(folder, look))
            found[kind] = stack.enter_context(begun)
        yield {kind: it for kind, it in found.items() if it}


def build(
    root: Path, sites: Sequence[Site], now: datetime, waiting: Mapping[str, Ready]
) -> list[SiteWritten | Exception]:
    """Bring sites up to date: render what changed, with MkDocs and for all sites at once.

    Where all pages share a change (the theme, a banner, the software) a site is built whole, and
    replaces the old one when it is ready. A site that cannot be built leaves its last version in
    place and does not stop the others: its error is returned in its place.
    """
    plans = [_attempt(_plan, root, site) for site in sites]
    runs = [
        plan if isinstance(plan, Exception) else _attempt(_start, root, plan, now, waiting)
        for plan in plans
    ]
    return [
        plan
        if isinstance(plan, Exception)
        else parts
        if isinstance(parts, Exception)
        else _attempt(_finish, site_folder(root, plan.site.kind), plan, parts)
        for plan, parts in zip(plans, runs, strict=True)
    ]


def _attempt(
    step: Callable[P, Result], *arguments: P.args, **named: P.kwargs
) -> Result | Exception:
    """Return the result of a step, or the error that stopped it."""
    try:
        return step(*arguments, **named)
    except Exception as error:
        return error


def _plan(root: Path, site: Site) -> Plan:
    """Render what is made from something else than last time, and see if it looks otherwise."""
    folder, look = site_folder(root, site.kind), shipped.find_look(root)
    before = build_cache.read(folder)
    maker = build_cache.maker(engine.list_installed())
    config = _config(root, site, look)
    stamp = build_cache.stamp(config, look, maker)
    whole = stamp != before.stamp or not (folder / "site" / "index.html").is_file()
    old = Built() if whole else before
    render = templates.renderer(look, site.kind, site.words)
    pages: dict[str, str] = {}
    known: dict[str, tuple[str, str]] = {}
    for page in site.pages:
        key, (old_key, digest) = build_cache.digest(page), old.pages.get(page.place, ("", ""))
        if key != old_key:
            text = render(page)
            if (new := build_cache.digest(text)) != digest:
                pages[page.place], digest = text, new
        known[page.place] = (key, digest)
    files = {**_searched(site.pages), **site.files}
    digests = {path: build_cache.digest(data) for path, data in files.items()}
    changed = {path: data for path, data in files.items() if digests[path] != old.files.get(path)}
    gone = {engine.html_path(it) for it in before.pages.keys() - known.keys()}
    gone |= before.files.keys() - files.keys()
    written = SiteWritten(site.kind, len(site.pages), _differing(before, known, digests), len(gone))
    after = Built(
        stamp=stamp,
        pages=known,
        files=digests,
        texts=build_cache.collect_texts(site.texts),
        maker=maker,
    )
    own = [it for it in look.overrides if it.startswith(f"{THEME}/")]
    return Plan(site, config, own, whole, pages, changed, frozenset(gone), after, written)


def _differing(
    before: Built, pages: Mapping[str, tuple[str, str]], files: Mapping[str, str]
) -> int:
    """Count the pages and files that have other words than last time, whatever the theme does."""
    changed = sum(before.pages.get(place, ("", ""))[1] != it[1] for place, it in pages.items())
    return changed + sum(before.files.get(path) != it for path, it in files.items())


def _start(
    root: Path, plan: Plan, now: datetime, waiting: Mapping[str, Ready]
) -> tuple[engine.Part, ...]:
    """Let the engine render the pages of a plan; one that is ready has read the look of before."""
    if not plan.pages:
        return ()
    folder = site_folder(root.resolve(), plan.site.kind)
    ready = None if plan.whole else waiting.get(plan.site.kind)
    return engine.start(folder, plan.config, plan.pages, now, ready)


def _finish(folder: Path, plan: Plan, parts: Sequence[engine.Part]) -> SiteWritten:
    """Put what was rendered in place: the whole site at once, or pages, each of them whole.

    Raises:
        DeskError: MkDocs failed; its words are in the text.
    """
    if parts:
        try:
            engine.finish(parts)
        except DeskError as error:
            raise DeskError(f"{error}{templates.advise(plan.own)}") from error
    new, place = folder / engine.MADE, folder / "site"
    build_cache.forget(folder)
    if plan.whole:
        for name in ("sitemap.xml", "sitemap.xml.gz"):  # the engine's: it lists every page
            (new / name).unlink(missing_ok=True)
    target = new if plan.whole else place
    for path, data in plan.files.items():
        _replace(target / path, data)
    if plan.whole:
        _put(new, place)
    else:
        for name in plan.pages:
            html = place / engine.html_path(name)
            html.parent.mkdir(parents=True, exist_ok=True)
            (new / engine.html_path(name)).replace(html)
        for path in plan.gone:
            _take_away(place, path)
        shutil.rmtree(new, ignore_errors=True)
    build_cache.write(folder, plan.next)
    return plan.written


def _config(root: Path, site: Site, look: Look) -> dict[str, Any]:
    """The settings that this build adds to the configuration that it inherits."""
    return {
        "INHERIT": str(_base(site.kind, look)),
        "site_name": site.name,
        "site_url": site.address,
        "theme": {"custom_dir": str(_theme(site_folder(root.resolve(), site.kind), look))},
        "extra": dict(site.extra),
    }


def _base(kind: str, look: Look) -> Path:
    """Return the program's configuration of a site; a library's has no effect."""
    return look.originals["mkdocs.yml" if kind == "public" else f"site/{kind}.yml"]


def _theme(folder: Path, look: Look) -> Path:
    """Return the one folder from which the engine takes the theme.

    A library that overrides something gets a folder with its own files and the program's.
    """
    if not any(it.startswith(f"{THEME}/") for it in look.overrides):
        return shipped.home() / THEME
    theme, wanted = folder / "theme", look.below(THEME)
    for place in [it for it in theme.rglob("*") if it.is_file()]:
        if place.relative_to(theme).as_posix() not in wanted:
            place.unlink()
    for path, place in wanted.items():
        data, target = place.read_bytes(), theme / path
        if not target.is_file() or target.read_bytes() != data:
            _replace(target, data)
    return theme


def _searched(pages: Sequence[Page]) -> dict[str, bytes]:
    """The files that the browser searches, for each language by itself, by path."""
    found: dict[str, bytes] = {}
    for prefix in dict.fromkeys(it.prefix for it in pages):
        own = (it.search for it in pages if it.search and it.prefix == prefix)
        found |= {prefix + path: data for path, data in search_index.make_files(own).items()}
    return found


def _replace(path: Path, data: bytes) -> None:
    """Write a file that somebody may be reading: it is there before and after, whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f"{path.name}.new")
    new.write_bytes(data)
    new.replace(path)


def _take_away(site: Path, path: str) -> None:
    """Remove a file of a site, and the folders that it leaves empty."""
    (site / path).unlink(missing_ok=True)
    for folder in list((site / path).relative_to(site).parents)[:-1]:
        if not (site / folder).is_dir() or any((site / folder).iterdir()):
            break
        (site / folder).rmdir()


def _put(made: Path, place: Path) -> None:
    """Let a new site take the place of the old one, which a server may be showing."""
    old = place.with_name("site.old")
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        disk.put_in_place(place, old)
    disk.put_in_place(made, place)
    shutil.rmtree(old, ignore_errors=True)
