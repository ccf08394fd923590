"""Whatever is missing, stale or stopped about a library and its clone, for `desk doctor`."""

from collections.abc import Iterator, Mapping
from typing import Final, assert_never

from deskbook.jobs.model.outcomes import Look, State, VaultState
from deskbook.jobs.model.wheel import PINS, JobsWheel
from deskbook.jobs.rules import doctor_clone, doctor_mail
from deskbook.library.model.vocabulary import FORMAT

OLDEST_GIT: Final = (2, 34)
"""The oldest Git whose options we use."""


def examine(state: State) -> Iterator[Look]:
    """Everything that was looked at, what is fine included: silence would be no answer."""
    yield from doctor_clone.examine(state.hindrances)
    yield from _machine(state)
    yield from _clone(state)
    yield from _unsent(state)
    yield from _left(state)
    yield from _library(state)
    yield from _mail(state)
    yield from _jobs(state)


def _machine(state: State) -> Iterator[Look]:
    version = ".".join(map(str, state.git))
    oldest = ".".join(map(str, OLDEST_GIT))
    if state.git >= OLDEST_GIT:
        yield Look("fine", f"Git {version}")
    else:
        yield Look("stale", f"Git {version}", f"install Git {oldest} or newer")
    if state.text_search:
        yield Look("fine", "SQLite can search text")
    else:
        yield Look(
            "missing",
            "SQLite cannot search text (FTS5)",
            "use a Python whose sqlite3 was built with FTS5: Debian's and python.org's are",
        )


def _clone(state: State) -> Iterator[Look]:
    if not state.clone:
        yield Look("missing", "no Git repository", "run `git init`, or `desk init` in a new folder")
        return
    if state.remote:
        yield Look("fine", f"shared through {state.remote}")
    else:
        yield Look("missing", "not shared", "`git remote add origin ADDRESS`, then `desk push`")
    if state.driver:
        yield Look("fine", "Git merges tickets by meaning")
    else:
        yield Look(
            "missing", "Git merges tickets line by line", "run `desk merge-driver --install`"
        )
    if state.gate and not state.finds:
        todo = "start the environment of `desk`, then `desk hook install`"
        yield Look("stale", "hook and merge driver do not find `desk`", todo)
    elif state.gate:
        yield Look("fine", "Git asks the gate before every commit")
    else:
        yield Look("missing", "Git does not ask the gate", "run `desk hook install`")
    if state.unused:
        todo = "write what is yours into your own: `git config --global KEY VALUE`"
        yield Look("stale", f"not used of .git/config: {', '.join(state.unused)}", todo)
    if state.known:
        yield Look("fine", f"{state.handle} acts here")
    elif state.handle:
        yield Look(
            "stale",
            f"{state.handle} acts here and is no colleague",
            f"write knowledge/staff/{state.handle}.md, or `git config deskbook.handle` another",
        )
    else:
        yield Look("missing", "nobody acts here", "`desk join --handle` with your handle")
    if state.roles:
        yield Look("fine", f"the role of this clone: {', '.join(state.roles)}")
    else:
        yield Look("fine", "no role was set, so mail is looked at too: `desk role` sets one")


def _unsent(state: State) -> Iterator[Look]:
    """What is in this clone alone, and whether it can be sent."""
    if state.push:
        todo = "is the network there, and may you write to the repository? Then `desk push`"
        yield Look("stale", f"nothing can be sent: {state.push}", todo)
    elif state.push is not None:
        yield Look("fine", "the shared repository takes what is sent")
    if state.unsent:
        plural = "s" * (state.unsent != 1)
        yield Look("stale", f"{state.unsent} commit{plural} not sent yet", "`desk push`")
    if state.edited and not (state.hindrances.adopting or state.hindrances.interrupted):
        plural = "s" * (state.edited != 1)
        todo = "`git status` lists them; `git commit` the changes, or `git restore` a file"
        yield Look("stale", f"{state.edited} changed file{plural} in no commit", todo)


def _left(state: State) -> Iterator[Look]:
    """What a killed command or a bad disk left in this clone."""
    if not state.journal:
        yield Look(
            "stale",
            "a change that was interrupted cannot be read",
            "look at `git status`, then `rm -r .desk/journal`",
        )
    if not state.index:
        yield Look("stale", "the index is damaged", "run `desk list --fresh`, which makes it anew")
    if state.old:
        old = f"{state.old} commit{'s' * (state.old != 1)} from before the history was rewritten"
        todo = "run `desk pull`, which deletes them: they may hold personal data"
        yield Look("stale", old, todo)


def _library(state: State) -> Iterator[Look]:
    if state.format < FORMAT:
        yield Look(
            "stale", f"the library has format {state.format} of {FORMAT}", "run `desk upgrade`"
        )
    else:
        yield Look("fine", f"the library has format {state.format}, the current one")
    if state.aged:
        yield Look(
            "stale",
            f"older than the program's files: {', '.join(state.aged)}",
            "run `desk look list`, which says what to do",
        )
    if state.wrong:
        plural = "s" * (state.wrong != 1)
        wrong = f"{state.wrong} mistake{plural} in the library's files"
        yield Look("stale", wrong, "run `desk check`")
    else:
        yield Look("fine", "the library's files are sound")
    if state.site_url:
        yield Look("fine", f"the public site is {state.site_url}")
    else:
        yield Look(
            "missing",
            "nobody said where the public site is",
            "write `site_url:` into knowledge/library.md: patrons' links and feeds need it",
        )
    if state.published:
        todo = "look whether the pages were put up there (`desk job publish`)"
        yield Look("stale", f"the public site does not answer: {state.published}", todo)
    elif state.published is not None:
        yield Look("fine", "the public site answers")
    yield _VAULTS[state.vault]


_VAULTS: Final[Mapping[VaultState, Look]] = {
    "none": Look("missing", "no vault here", "`desk patron add` begins one"),
    "closed": Look("missing", "the vault here cannot be opened", "run `desk join`"),
    "elsewhere": Look("missing", "the library's vault is not in this clone", "run `desk join`"),
    "another": Look(
        "stale", "this clone has a vault of its own, not the library's", "run `desk join`"
    ),
    "open": Look("fine", "the vault opens"),
}


def _mail(state: State) -> Iterator[Look]:
    """Mail where this machine sends it, or nobody said what the clone is for."""
    if state.mail is None or state.now is None:
        return
    if "mail" in state.roles or not state.roles:
        yield from doctor_mail.examine(state.mail, state.now, state.fetched)
    else:
        yield doctor_mail.count_waiting(state.mail)


def _jobs(state: State) -> Iterator[Look]:
    if state.at_github and state.stale:
        yield Look("stale", f"made otherwise: {', '.join(state.stale)}", "run `desk github init`")
    elif state.at_github:
        yield Look("fine", "workflows and forms are as they should be")
    if state.wheel:
        yield from _wheel(state.wheel)
    if state.trial is not None:
        yield _trial(state.trial)
    if not state.scheduler:
        yield Look("missing", "nothing starts the daily jobs", "run `desk setup`")
        return
    if state.scheduler == "by-hand":
        yield Look("fine", "the daily jobs are started by hand")
        return
    if not state.heard:
        yield Look("missing", "no job has run yet", _FIRST_RUN[state.scheduler == "github"])
    for it in state.stopped:
        since = f"since {it.last:%Y-%m-%d %H:%M} UTC" if it.last else "ever"
        yield Look(
            "stopped",
            f"the job {it.job.name} has not run {since}: it {it.job.does}",
            it.remedy,
        )
    if state.heard and not state.stopped:
        yield Look("fine", "all scheduled jobs run")


_FIRST_RUN: Final = (
    "`desk job remind` on the computer with the jobs; elsewhere `desk pull` afterwards",
    "Actions, Remind, Run workflow; then `desk pull`",
)
"""How to start the first job: on a computer of the library's, and at GitHub."""


def _wheel(it: JobsWheel) -> Iterator[Look]:
    """What jobs install: a wheel in the library, all by its hash, of the version that runs here."""
    again = "run `desk github init`, then `desk push`"
    if not it.path:
        yield Look("missing", "the jobs have no Deskbook to install", again)
    elif not it.intact:
        wrong = f"{it.path} is not the file whose hash is pinned, so no job can install it"
        yield Look("stale", wrong, again)
    else:
        yield _age(it)
    if it.unhashed:
        number, line = it.unhashed[0]
        more = f", and {len(it.unhashed) - 1} more" if len(it.unhashed) > 1 else ""
        yield Look("stale", f"{PINS}:{number}: no hash on this line: {line}{more}", again)
    elif it.path:
        yield Look("fine", "all that the jobs install is pinned by its hash")


def _age(it: JobsWheel) -> Look:
    uses = f"the jobs use Deskbook {it.version}"
    theirs = f"`pipx install --force {it.path}` installs it here"
    match it.age:
        case "same":
            return Look("fine", f"{uses}, as you do")
        case "older":
            return Look("stale", f"{uses}, older than yours ({it.running})", _GIVE_THEM)
        case "newer":
            return Look("stale", f"{uses}, newer than yours ({it.running})", theirs)
        case "other":
            todo = f"{_GIVE_THEM}; {theirs}"
            return Look("stale", f"{uses}, in another build than yours", todo)
        case "unknown":
            return Look("stale", f"{uses}; files of yours were changed", theirs)
        case _:
            assert_never(it.age)


_GIVE_THEM: Final = "`desk github init` and `desk push` give them yours"


def _trial(fault: str) -> Look:
    if not fault:
        return Look("fine", "all that the jobs install can be had, with the right hashes")
    return Look(
        "stale",
        f"the jobs cannot install what they need: {fault}",
        "look whether this machine reaches the package index, then run `desk github init`",
    )
