"""`desk serve`: the public site and the desk, side by side on this machine."""

from pathlib import Path
from typing import Final

from deskbook.library.model.finding import DeskError
from deskbook.library.model.outcome import Progress, ignore
from deskbook.sites.adapters import preview, site
from deskbook.sites.commands.build import build
from deskbook.sites.commands.serve import build_again
from deskbook.sites.model import Serving, Stopped
from deskbook.web.commands.desk import WebDesk, open_desk
from deskbook.web.model.requests import Settings

BUILT: Final = ("public",)
"""The site that is built and served; colleagues work at the desk, which needs none."""


def serve(
    root: Path,
    port: int,
    *,
    first: bool,
    watch: bool,
    me: str | None,
    progress: Progress = ignore,
) -> Stopped:
    """Serve the public site and the desk until the person stops it.

    Args:
        root: the library.
        port: of the public site; the desk has the next one. With 0 the system chooses.
        first: build the public site first.
        watch: build it first, and again after each change.
        me: the handle of who acts at the desk.
        progress: receives each build and the addresses.

    Raises:
        DeskError: the site has not been built, nobody is set to act, or a port is taken.
    """
    preview.refuse_taken_ports(port, 2)
    desk = WebDesk(root, Settings(port=port + 1 if port else 0), me)
    clean = True
    if first or watch:
        built = build(root, BUILT, progress)
        progress(built)
        clean = built.is_clean
    folder = site.site_folder(root, "public") / "site"
    if not (folder / "index.html").is_file():
        raise DeskError("the public site is not built yet: `desk build`, or `desk serve --build`")
    with (
        preview.until_stopped() as stop,
        preview.serve_sites({"public": folder}, port) as addresses,
        open_desk(desk) as address,
    ):
        progress(Serving({**addresses, "desk": address}, watch, desk.handle))
        if watch:
            build_again(root, BUILT, preview.watch_changes(root, stop), progress)
        else:
            stop.wait()
    return Stopped(clean=clean)
