"""`desk serve`: both sites on this machine."""

from pathlib import Path

from deskbook.library.adapters import console
from deskbook.library.model.finding import DeskError
from deskbook.sites.adapters import preview, site
from deskbook.sites.commands import build as builds

_SHOWN = {"public": "what patrons see", "staff": "for colleagues only"}


def serve(root: Path, port: int, *, build: bool, watch: bool) -> int:
    """Serve the sites until the person stops it, and with `watch` build them after each change.

    Raises:
        DeskError: a site has not been built, or a port is taken.
    """
    code = builds.build(root, builds.KINDS) if build else 0
    folders = {kind: site.folder_of(root, kind) / "site" for kind in builds.KINDS}
    for kind, folder in folders.items():
        if not (folder / "index.html").is_file():
            raise DeskError(
                f"the {kind} site is not built yet: `desk build`, or `desk serve --build`"
            )
    with builds.until_stopped() as stop, preview.served(folders, port) as addresses:
        for kind, address in addresses.items():
            console.echo(f"{kind:6}  {address}  {_SHOWN[kind]}")
        if watch:
            builds.again(root, builds.KINDS, stop)
        else:
            console.echo("Ctrl-C stops")
            stop.wait()
    console.echo("stopped")
    return code
