"""The command `desk`: its verbs, each loaded only when it is called, and one error boundary."""

import gc
import sys
from importlib import import_module
from typing import Final

import click

from deskbook.library.adapters import console
from deskbook.library.model.finding import DeskError, explain_environment

VERBS: Final[dict[str, dict[str, str]]] = {
    "Questions come in": {
        "new": "tickets.opening",
        "log": "tickets.opening",
        "mail": "mail",
        "import": "transfer",
        "list": "search",
        "show": "search",
        "queue": "search",
        "search": "search",
        "suggest": "search",
        "route": "search",
    },
    "One ticket": {
        "claim": "tickets.handoff",
        "reply": "tickets.conversation",
        "heard": "tickets.conversation",
        "note": "tickets.conversation",
        "wait": "tickets.conversation",
        "resume": "tickets.conversation",
        "promise": "tickets.conversation",
        "handoff": "tickets.handoff",
        "accept": "tickets.handoff",
        "decline": "tickets.handoff",
        "release": "tickets.handoff",
        "resolve": "tickets.conversation",
        "reopen": "tickets.conversation",
        "undo": "tickets.outbox",
        "outbox": "tickets.outbox",
        "correct": "tickets.outbox",
        "edit": "tickets.amendment",
        "link": "tickets.amendment",
        "attach": "mail",
        "attachment": "mail",
        "merge": "tickets.opening",
        "split": "tickets.opening",
    },
    "A shift at the desk": {
        "brief": "care",
        "handover": "care",
    },
    "Nothing forgotten": {
        "remind": "care",
        "cover": "care",
        "away": "care",
        "leave": "care",
        "holidays": "care",
    },
    "Patrons stay private": {
        "patron": "patrons",
        "vault": "patrons",
        "retain": "patrons",
        "gate": "patrons",
        "allow": "patrons",
        "hook": "patrons",
    },
    "Why is it not there": {
        "diagnose": "eresources",
        "coverage": "eresources",
        "watch": "eresources",
        "arrived": "eresources",
        "delays": "eresources",
        "causes": "eresources",
    },
    "The book of answers": {
        "answer": "answers",
        "distill": "answers",
    },
    "The sites": {
        "build": "sites",
        "serve": "sites",
        "look": "sites",
        "trust": "sites",
    },
    "The desk in the browser": {
        "web": "sites",
    },
    "Vendors and problems": {
        "vendor": "problems",
        "evidence": "problems",
        "problem": "problems",
    },
    "What the questions say together": {
        "report": "reports",
        "count": "reports",
        "measure": "reports",
        "signals": "reports",
        "needs": "reports",
        "consortium": "transfer",
    },
    "Machines do the daily work": {
        "job": "jobs",
        "doctor": "jobs",
        "github": "jobs",
        "sync": "github",
    },
    "The library's files": {
        "check": "checks",
        "schema": "checks",
        "init": "jobs",
        "join": "setup.commands",
        "role": "setup.commands",
        "setup": "setup.commands",
        "upgrade": "setup.commands",
        "export": "transfer",
        "push": "sharing",
        "pull": "sharing",
        "tidy": "tickets.amendment",
        "forms": "github",
        "merge-driver": "sharing",
    },
}
"""The verbs by section of the help, each with the module of `deskbook.cli` that declares it."""

EXIT_FINDINGS, EXIT_USAGE, EXIT_BUG = 1, 2, 3


class LazyGroup(click.Group):
    """A group that imports a verb's module when the verb is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All verbs in the order of the help."""
        return [name for section in VERBS.values() for name in section]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb of that name; in its module a hyphen is an underscore.

        Names that Python keeps for itself (`list`, `import`) end in an underscore there.
        """
        for section in VERBS.values():
            if cmd_name in section:
                module = import_module(f"deskbook.cli.{section[cmd_name]}")
                name = cmd_name.replace("-", "_")
                command: click.Command = getattr(module, f"{name}_", None) or getattr(module, name)
                return command
        return None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The verbs with one line each, section by section."""
        for title, section in VERBS.items():
            commands = [(name, self.get_command(ctx, name)) for name in section]
            with formatter.section(title):
                formatter.write_dl(
                    [(name, found.get_short_help_str(68)) for name, found in commands if found]
                )

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the verb; a misspelt one is answered with the nearest there is."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from difflib import get_close_matches

            near = get_close_matches(args[0], self.list_commands(ctx), n=1)
            hint = f"did you mean `desk {near[0]}`?" if near else "`desk --help` lists the verbs"
            raise click.UsageError(f"there is no verb {args[0]!r}: {hint}", ctx) from error


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="deskbook", prog_name="desk")
def desk() -> None:
    """Questions from a library's readers: answered, tracked, and turned into a book of answers."""


def run() -> None:
    """Run `desk` and leave with its exit code: 0 fine, 1 findings, 2 usage, 3 our bug.

    Python looks for garbage less often than it would: records hold no cycles, and a verb is short.
    """
    gc.set_threshold(200_000, 20, 50)
    console.prepare()
    sys.exit(call(sys.argv[1:]))


def call(words: list[str]) -> int:
    """Run one command line inside the error boundary and return its exit code."""
    try:
        _refuse_undecodable(words)
        code = desk.main(words, prog_name="desk", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except click.ClickException as error:
        error.show()
        return EXIT_USAGE
    except click.Abort:
        click.echo("stopped: nothing was changed", err=True)
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except Exception as error:
        if (why := find_remedy(error)) is not None:
            click.echo(f"desk: {why}", err=True)
            return EXIT_USAGE
        from deskbook.cli.output import report_bug

        click.echo(report_bug(words, error), err=True)
        return EXIT_BUG


def _refuse_undecodable(words: list[str]) -> None:
    """Raise a usage error for a word that is not text in the encoding of this machine."""
    for number, word in enumerate(words, 1):
        if any("\ud800" <= letter <= "\udfff" for letter in word):
            raise click.UsageError(
                f"word {number} of the command is not text in UTF-8: {word!r}; pass the text with "
                "--file, or rename the file"
            )


def find_remedy(error: Exception) -> str | None:
    """Return what a person can do about an error; none where it is a fault of ours."""
    if why := explain_environment(error):
        mend = "make room" if "disk is full" in why else "put that right"
        return f"{why}; nothing that was saved is lost: {mend} and run the command again"
    return str(error) if isinstance(error, DeskError) else None
