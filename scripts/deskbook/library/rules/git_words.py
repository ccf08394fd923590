"""What Git says when it refuses, in one sentence that says what to do."""

import re
from typing import Final

_SENTENCES: Final = (
    (
        r"Could not resolve host(?:name)?:? ([^\s:]+)",
        "{0} cannot be found: is this computer connected to the network, and is the address of the "
        "shared repository right (`git remote -v`)?",
    ),
    (
        r"(?:unable to|Failed to) connect to ([^\s:]+)|connect to host (\S+) port|"
        r"Connection (?:to (\S+) )?(?:refused|timed out|reset|closed)|Network is unreachable|"
        r"No route to host|Operation timed out|early EOF|RPC failed|the remote end hung up",
        "the shared repository{0} cannot be reached: is this computer connected to the network? "
        "Nothing is lost; run the command again later",
    ),
    (
        r"Host key verification failed|REMOTE HOST IDENTIFICATION HAS CHANGED",
        "the server of the shared repository does not prove who it is: ask whoever runs it for its "
        "key, connect once with `ssh`, then run the command again",
    ),
    (
        r"server certificate verification failed|SSL certificate problem|certificate has expired",
        "the certificate of the shared repository's server is not valid: ask whoever runs it",
    ),
    (
        r"Authentication failed|Permission denied \(|could not read (?:Username|Password)|"
        r"Invalid username or password|returned error: 40[13]|terminal prompts disabled|"
        r"Permission to .* denied|You are not allowed to",
        "the server of the shared repository does not accept your login: may you write there, and "
        "are your key or token in place?",
    ),
    (
        r"does not appear to be a git repository|Repository not found|repository '.*' not found|"
        r"repository '.*' does not exist|returned error: 404|No such file or directory",
        "there is no repository at the address that was given: `git remote -v` shows the address "
        "of the shared one",
    ),
    (
        r"refusing to update checked out branch",
        "the shared repository is somebody's work tree on that branch, so it takes nothing: share "
        "through a bare one (`git init --bare`)",
    ),
    (
        r"\[remote rejected\][^(\n]*\((.*?hook declined|protected branch.*?)\)",
        "the shared repository refused it ({0}){1}",
    ),
    (
        r"No space left on device|Out of diskspace|Disk quota exceeded",
        "the disk is full: make room and run the command again",
    ),
    (
        r"Read-only file system",
        "this file system is read-only: make it writable, or work in another folder",
    ),
    (
        r"detected dubious ownership",
        "this folder belongs to another user, so Git does not work in it: work in a clone of your "
        "own (`desk join`)",
    ),
    (
        r"invalid date format: (.*)",
        "the environment variable GIT_AUTHOR_DATE or GIT_COMMITTER_DATE has {0}, which is no date: "
        "unset it",
    ),
    (
        r"object file .* is empty|loose object .* is corrupt|bad object|unable to read tree|"
        r"invalid object|index file corrupt|bad signature 0x|index file smaller than expected|"
        r"missing (?:blob|tree|commit)|pack .* is corrupt|bad packed object",
        "a file of .git is damaged, perhaps since the computer stopped amid its work: `git fsck` "
        "names it. What was sent is whole in a new clone: `desk join ADDRESS FOLDER`",
    ),
)
_REMOTE: Final = re.compile(r"^remote: +(?!error: hook|-+$|$)(.*)$", re.MULTILINE)
_TELLING: Final = re.compile(r"^(?:fatal|error|ERROR): +(.*)$", re.MULTILINE)


def explain(verb: str, said: str) -> str:
    """Return one sentence about why a command of Git did not work.

    Args:
        verb: the command, such as `push`.
        said: all that it printed.
    """
    for pattern, sentence in _SENTENCES:
        if found := re.search(pattern, said):
            name = next((it for it in found.groups() if it), "")
            if sentence.startswith("the shared repository{0} cannot"):
                name = f" at {name}" if name else ""
            return sentence.format(name, _quote_remote(said))
    return f"git {verb} did not work: {_choose_line(said)}"


def _quote_remote(said: str) -> str:
    lines = [it.strip() for it in _REMOTE.findall(said)]
    return f": {'; '.join(lines)}" if lines else ""


def _choose_line(said: str) -> str:
    """Return the line that says most: the first error, else the first line at all."""
    if found := _TELLING.search(said):
        return found[1].strip()
    return next((line.strip() for line in said.splitlines() if line.strip()), "it said nothing")
