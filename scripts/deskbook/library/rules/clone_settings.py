"""Which settings of a clone's own Git configuration are used, and what replaces the others.

Git runs programs that a configuration names: hooks, filters, drivers, helpers. The configuration of
a person or of a computer is theirs to write. That of a clone came with the clone where somebody
copied it whole, so it must not start anything. What Git's documentation lists (`git help --config`)
is decided here key by key; anything else in a clone's configuration gets an empty value.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

OWN_SCOPES: Final = frozenset({"local", "worktree"})
"""Scopes of `git config --show-scope` that belong to a clone."""

NO_HOOKS: Final = "/dev/null"
"""A folder of hooks that exists on no system; Git itself reads this name on Windows."""

_WHOLE: Final = """
add advice apply author blame branch checkout clean clone color column commit commitgraph
committer deskbook fastimport feature fetch format fsck grep http i18n index init log lsrefs
mailmap maintenance notes pack pretty pull push rebase receive repack rerere revert safe
showbranch sparse splitindex ssh stash status tag transfer url user versionsort worktree
"""
"""Sections without a program, all of whose names are used unless `NEUTRAL` has them."""

_PARTS: Final = """
core: abbrev alternaterefsprefixes attributesfile autocrlf bare bigfilethreshold
  checkroundtripencoding checkstat commentchar commitgraph compression createobject
  deltabasecachelimit eol excludesfile filemode filesreflocktimeout fsmonitorhookversion fsync
  fsyncmethod fsyncobjectfiles hidedotfiles ignorecase ignorestat logallrefupdates longpaths
  loosecompression multipackindex notesref packedgitlimit packedgitwindowsize packedrefstimeout
  precomposeunicode prefersymlinkrefs preloadindex quotepath repositoryformatversion
  restrictinheritedhandles safecrlf sharedrepository sparsecheckout sparsecheckoutcone
  splitindex symlinks trustctime unsetenvvars untrackedcache usereplacerefs warnambiguousrefs
  whitespace
credential: protectprotocol sanitizeprompt usehttppath username
diff: algorithm autorefreshindex binary cachetextconv colormoved colormovedws context dirstat
  ignoresubmodules indentheuristic interhunkcontext mnemonicprefix noprefix orderfile relative
  renamelimit renames statgraphwidth submodule suppressblankempty wordregex wserrorhighlight
  xfuncname
extensions: compatobjectformat noop objectformat partialclone preciousobjects refstorage
  relativeworktrees worktreeconfig
filter: required
fsmonitor: allowremote socketdir
gc: aggressivedepth aggressivewindow auto autodetach autopacklimit bigpackthreshold cruftpacks
  logexpiry maxcruftsize packrefs pruneexpire reflogexpire reflogexpireunreachable
  rerereresolved rerereunresolved worktreepruneexpire writecommitgraph
gpg: allowedsignersfile format mintrustlevel revocationfile
merge: autostash branchdesc conflictstyle defaulttoupstream directoryrenames ff log name
  recursive renamelimit renames renormalize stat suppressdest verbosity verifysignatures
protocol: version
remote: fetch followremotehead gh-resolved mirror partialclonefilter promisor proxy
  proxyauthmethod prune prunetags push pushdefault pushurl serveroption skipdefaultupdate
  skipfetchall tagopt url
submodule: alternateerrorstrategy alternatelocation branch url
uploadpack: allowanysha1inwant allowfilter allowreachablesha1inwant allowrefinwant
  allowtipsha1inwant hiderefs keepalive
"""
"""The names that are used of sections that also have names of programs."""

_UNREAD: Final = """
alias am browser bundle completion credentialcache credentialstore difftool format
gitcvs gitweb gui guitool help imap include includeif instaweb interactive mailinfo man
mergetool pager remotes sendemail tar trace2 trailer uploadarchive uploadpackfilter web
"""
"""Sections of commands that we never run, or that Git does not take from a clone."""

NEUTRAL: Final[Mapping[tuple[str, str], str]] = {
    ("branch", "mergeoptions"): "",
    ("core", "alternaterefscommand"): ":",
    ("core", "askpass"): "",
    ("core", "editor"): ":",
    ("core", "fsmonitor"): "false",
    ("core", "hookspath"): NO_HOOKS,
    ("core", "pager"): "cat",
    ("core", "protecthfs"): "true",
    ("core", "protectntfs"): "true",
    ("core", "sshcommand"): "ssh",
    ("credential", "helper"): "",
    ("diff", "command"): "",
    ("diff", "external"): "",
    ("diff", "guitool"): "",
    ("diff", "textconv"): "",
    ("diff", "tool"): "",
    ("fetch", "recursesubmodules"): "false",
    ("filter", "clean"): "",
    ("filter", "process"): "",
    ("filter", "smudge"): "",
    ("gpg", "defaultkeycommand"): "",
    ("gpg", "program"): "gpg",
    ("gpg.ssh", "program"): "ssh-keygen",
    ("gpg.x509", "program"): "gpgsm",
    ("http", "cookiefile"): "",
    ("http", "savecookies"): "false",
    ("http", "sslverify"): "true",
    ("init", "templatedir"): "",
    ("merge", "driver"): "git merge-file -q %A %O %B",
    ("merge", "guitool"): "",
    ("merge", "tool"): "",
    ("protocol", "allow"): "user",
    ("protocol.ext", "allow"): "never",
    ("push", "recursesubmodules"): "no",
    ("sequence", "editor"): ":",
    ("submodule", "active"): "false",
    ("submodule", "fetchjobs"): "1",
    ("submodule", "fetchrecursesubmodules"): "false",
    ("submodule", "ignore"): "all",
    ("submodule", "propagatebranches"): "false",
    ("submodule", "recurse"): "false",
    ("submodule", "update"): "none",
    ("uploadpack", "packobjectshook"): "",
}
"""The value that starts nothing, by section (where it matters with its subsection) and name."""

REFUSED: Final = frozenset(
    {
        ("core", "worktree"),
        ("gc", "recentobjectshook"),
        ("remote", "receivepack"),
        ("remote", "uploadpack"),
        ("remote", "vcs"),
    }
)
"""Settings that no other value undoes: Git takes the first one, or all of them."""

OUR_DRIVER: Final = "merge.ticket.driver"
"""What `desk merge-driver --install` writes for people's own merges; our commands run none."""

ALWAYS: Final = (("core.hookspath", NO_HOOKS), ("protocol.ext.allow", "never"))
"""What stands in no configuration and would still start a program: the folder `hooks`."""

_TRUSTED_SECTIONS: Final = frozenset(_WHOLE.split())
_UNREAD_SECTIONS: Final = frozenset(_UNREAD.split())
_TRUSTED_NAMES: Final = {
    row.partition(":")[0]: frozenset(row.partition(":")[2].split())
    for row in _PARTS.strip().replace("\n  ", " ").splitlines()
}

Setting = tuple[str, str, str]
"""The scope of a setting, its key as Git writes it, and its value."""


@dataclass(frozen=True, slots=True)
class Replaced:
    """What Git is told beside its configuration, in this order, and which keys are not used.

    `unused` leaves out what none of our commands would use. With `refused` keys no command can
    run. `proxied` says that a clone names a program for connections, which the variable
    `GIT_PROXY_COMMAND` overrides.
    """

    told: tuple[tuple[str, str], ...]
    unused: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    proxied: bool = False


def split_key(key: str) -> tuple[str, str, str]:
    """Return section, subsection and name of a key: `gpg.ssh.program` is gpg, ssh, program."""
    section, _, rest = key.partition(".")
    subsection, _, name = rest.rpartition(".")
    return section.lower(), subsection, name.lower()


def is_trusted(key: str) -> bool:
    """Return whether a setting of a clone's own is used as it stands."""
    section, subsection, name = split_key(key)
    if section in ("include", "includeif"):
        return True  # what is included is listed as a setting of the clone
    if (section, name) in NEUTRAL or (f"{section}.{subsection}", name) in NEUTRAL:
        return False
    return section in _TRUSTED_SECTIONS or name in _TRUSTED_NAMES.get(section, ())


def is_decided(key: str) -> bool:
    """Return whether this module names a key, so that it is not emptied for want of a decision."""
    section, _, name = split_key(key)
    return (
        is_trusted(key)
        or _is_unread(key)
        or (section, name) in NEUTRAL
        or (section, name) in REFUSED
        or (section, name) == ("core", "gitproxy")
    )


def _is_unread(key: str) -> bool:
    return split_key(key)[0] in _UNREAD_SECTIONS


def neutral(key: str) -> str:
    """Return the value of a key that starts no program."""
    section, subsection, name = split_key(key)
    found = NEUTRAL.get((f"{section}.{subsection}", name))
    return NEUTRAL.get((section, name), "") if found is None else found


def replace(settings: Iterable[Setting], *, elsewhere: bool = False) -> Replaced:
    """Return what makes Git ignore the settings of a clone's own that could start a program.

    Args:
        settings: all that Git reads, in the order in which it reads them.
        elsewhere: whether the clone's work tree does not contain the folder of the library.
    """
    listed = list(settings)
    outer = {key: value for scope, key, value in listed if scope not in OWN_SCOPES}
    own = dict.fromkeys(key for scope, key, _ in listed if scope in OWN_SCOPES)
    left = [key for key in own if not is_trusted(key) and (elsewhere or key != "core.worktree")]
    keys = dict.fromkeys([*(key for key, _ in ALWAYS), *left])
    told = [pair for key in keys for pair in _pairs(key, outer)]
    if any(split_key(key)[::2] == ("credential", "helper") for key in left):
        told += _helpers(listed)
    return Replaced(
        tuple(told),
        tuple(key for key in left if key != OUR_DRIVER and not _is_unread(key)),
        (*(key for key in left if split_key(key)[::2] in REFUSED), *_options(listed)),
        "core.gitproxy" in left and "core.gitproxy" not in outer,
    )


def _pairs(key: str, outer: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    section, subsection, name = split_key(key)
    if (section, name) in REFUSED | {("core", "gitproxy"), ("credential", "helper")}:
        return
    if section == "hook":
        yield f"hook.{subsection}.enabled", "false"
        return
    yield key, outer.get(key, neutral(key))


def _helpers(listed: Iterable[Setting]) -> Iterator[tuple[str, str]]:
    """Yield an empty helper, which makes Git forget the ones before, and those of the person."""
    yield "credential.helper", ""
    for scope, key, value in listed:
        if scope not in OWN_SCOPES and split_key(key)[::2] == ("credential", "helper"):
            yield key, value


def _options(listed: Iterable[Setting]) -> Iterator[str]:
    """Yield keys of remotes and branches that Git would read as options of a command."""
    for scope, key, value in listed:
        section, subsection, _ = split_key(key)
        strange = subsection.startswith("-") or value.startswith("-")
        if scope in OWN_SCOPES and section in ("branch", "remote") and strange:
            yield key


def explain(refused: Iterable[str]) -> str:
    """Return the sentence about settings with which no command can run."""
    keys = ", ".join(refused)
    return (
        f"this clone's own configuration (.git/config) sets {keys}, which could start a program or "
        "lead elsewhere, so nothing was done: remove it with `git config --local --unset-all KEY`, "
        "or clone the library anew with `desk join`"
    )
