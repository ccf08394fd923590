"""The verbs about who asks: the vault and the records in it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from deskbook.cli.options import apply_option, hand_options, root_option
from deskbook.cli.who import who_options
from deskbook.patrons.model.patron import CONSENTS

if TYPE_CHECKING:
    from deskbook.patrons.model.patron import Consent, Given


@click.group()
def patron() -> None:
    """Who asks: their records in the vault."""


@patron.command()
@who_options()
@root_option
def add(who: "Given", root: Path) -> int:
    """Find a patron or begin a record, and print their pseudonym."""
    from deskbook.patrons.commands import patron as verbs

    return verbs.add(root, who)


@patron.command()
@click.argument("name", metavar="P")
@root_option
def show(name: str, root: Path) -> int:
    """Show a patron's record and tickets."""
    from deskbook.patrons.commands import patron as verbs

    return verbs.show(root, name)


@patron.command()
@click.argument("text")
@root_option
def find(text: str, root: Path) -> int:
    """Find patrons by an e-mail address, a card, a phone number or a whole name."""
    from deskbook.patrons.commands import patron as verbs

    return verbs.find(root, text)


@patron.command()
@click.argument("name", metavar="P")
@who_options()
@click.option("--drop", multiple=True, metavar="TEXT", help="Take this out of the record.")
@click.option("--hold", metavar="WHY", help="They may not be forgotten for now (a legal hold).")
@click.option("--release", is_flag=True, help="They may be forgotten again.")
@root_option
def edit(
    name: str, who: "Given", drop: tuple[str, ...], hold: str | None, release: bool, root: Path
) -> int:
    """Add to a patron's record, take out of it, put it on hold."""
    from deskbook.patrons.commands import patron as verbs

    return verbs.edit(root, name, who, drop, "" if release else hold)


@patron.command()
@click.argument("name", metavar="P")
@click.argument("what", type=click.Choice(CONSENTS))
@click.option("--on", "day", metavar="DAY", help="When they agreed (2026-11-12); by default today.")
@click.option("--withdraw", is_flag=True, help="They take it back.")
@root_option
def consent(name: str, what: "Consent", day: str | None, withdraw: bool, root: Path) -> int:
    """Write down what a patron agreed to.

    remember: we look at their earlier questions; feedback: we may ask how it went; name: colleagues
    who help may see their name.
    """
    from deskbook.patrons.commands import patron as verbs

    return verbs.consent(root, name, what, day, withdrawn=withdraw)


@patron.command()
@click.argument("name", metavar="P")
@root_option
def export(name: str, root: Path) -> int:
    """Print everything the library holds of a patron, in plain words, for them."""
    from deskbook.patrons.commands import patron as verbs

    return verbs.export(root, name)


@patron.command()
@click.argument("name", metavar="P")
@apply_option
@hand_options
@root_option
def forget(name: str, apply: bool, me: str | None, commit: bool, root: Path) -> int:
    """Forget a patron: destroy their record, unlink and redact their tickets."""
    from deskbook.erasure.commands import forget as verbs

    return verbs.forget(root, name, apply=apply, me=me, commit=commit)


@click.command()
@apply_option
@hand_options
@root_option
def retain(apply: bool, me: str | None, commit: bool, root: Path) -> int:
    """Forget what `privacy.retention_days` in library.md lets be forgotten today."""
    from deskbook.erasure.commands import forget as verbs

    return verbs.retain(root, apply=apply, me=me, commit=commit)


@click.group()
def vault() -> None:
    """The vault's keys, its health, and its other clones."""


@vault.command()
@click.option("--apply", is_flag=True, help="Make the index anew.")
@root_option
def doctor(apply: bool, root: Path) -> int:
    """Look whether everything can be opened and found."""
    from deskbook.patrons.commands import vault as verbs

    return verbs.doctor(root, apply=apply)


@vault.command()
@click.option("--records", is_flag=True, help="New keys for every patron too: a key was stolen.")
@root_option
def rotate(records: bool, root: Path) -> int:
    """Seal the vault for new keys, so that what was forgotten opens no more."""
    from deskbook.patrons.commands import vault as verbs

    return verbs.rotate(root, records=records)


@vault.command()
@click.option(
    "--with",
    "file",
    required=True,
    type=click.Path(path_type=Path),
    help="The file with the recovery key.",
)
@root_option
def recover(file: Path, root: Path) -> int:
    """Let this machine in again, with the recovery key."""
    from deskbook.patrons.commands import vault as verbs

    return verbs.recover(root, file)


@vault.command()
@root_option
def join(root: Path) -> int:
    """Print what another machine needs to let this one in."""
    from deskbook.patrons.commands import vault as verbs

    return verbs.join(root)


@vault.command()
@click.argument("name")
@click.argument("public", metavar="KEY")
@root_option
def admit(name: str, public: str, root: Path) -> int:
    """Let another machine open the vault too."""
    from deskbook.patrons.commands import vault as verbs

    return verbs.admit(root, name, public)


@vault.command()
@click.argument("name")
@root_option
def dismiss(name: str, root: Path) -> int:
    """Let a machine open the vault no more."""
    from deskbook.patrons.commands import vault as verbs

    return verbs.dismiss(root, name)


@vault.command()
@root_option
def sync(root: Path) -> int:
    """Fetch what others wrote into a shared vault, and push what was written here."""
    from deskbook.patrons.commands import vault as verbs

    return verbs.share(root)
