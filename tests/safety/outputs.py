"""Which verbs make something that leaves the library, and which stay among colleagues.

A new verb has to be named here: a test plants words in everything internal, runs every command line
of `OUTSIDE`, and looks for those words in what comes of it.
"""

from collections.abc import Mapping
from typing import Final

OUTSIDE: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "brief": tuple(
        ("brief", name, "--handout")
        for name in ("history", "history-full-text", "example-aggregator")
    ),
    "build": (("build", "--public"),),
    "count": (("count", "--year", "2027"), ("count", "--year", "2027", "--json")),
    "consortium": (
        ("export", "parquet", "build/shared", "--in-house"),
        ("consortium", "build/shared"),
        ("consortium", "build/shared", "--json"),
    ),
    "evidence": (("evidence", "{ticket}"),),
    "export": (("export", "build/archive", "--public"), ("export", "parquet", "build/shared")),
    "link": (("link", "{ticket}"),),
    "mail": (("mail", "send", "--show"),),
    "needs": (("needs", "--public"),),
    "report": tuple(
        ("report", "--public", "--period", period, *form)
        for period in ("month", "year")
        for form in ((), ("--json",), ("--csv", "numbers"), ("--parquet", "figures"))
    ),
}
"""Verbs whose output is read by patrons, vendors or anybody, with command lines that make it."""

KNOWN_OUTSIDE: Final[Mapping[str, frozenset[str]]] = {
    "consortium": frozenset({"department"}),
    "evidence": frozenset({"item", "title", "vendor_case", "tried", "problemtitle"}),
}
"""What of a ticket an output may hold besides what patrons see: a vendor is sent what is missing
and what was tried."""

INSIDE: Final = frozenset(
    {
        "accept",
        "allow",
        "answer",
        "arrived",
        "attach",
        "attachment",
        "away",
        "causes",
        "check",
        "claim",
        "cover",
        "correct",
        "coverage",
        "decline",
        "delays",
        "diagnose",
        "distill",
        "doctor",
        "edit",
        "forms",
        "gate",
        "github",
        "handoff",
        "handover",
        "heard",
        "holidays",
        "hook",
        "import",
        "init",
        "job",
        "join",
        "leave",
        "list",
        "log",
        "look",
        "trust",
        "undo",
        "measure",
        "merge",
        "merge-driver",
        "new",
        "note",
        "outbox",
        "patron",
        "problem",
        "promise",
        "pull",
        "push",
        "queue",
        "release",
        "remind",
        "reopen",
        "reply",
        "resolve",
        "resume",
        "retain",
        "role",
        "route",
        "schema",
        "search",
        "serve",
        "setup",
        "show",
        "signals",
        "split",
        "suggest",
        "sync",
        "tidy",
        "upgrade",
        "vault",
        "vendor",
        "wait",
        "watch",
        "web",
    }
)
"""Verbs that speak to colleagues only, or make what `build` then publishes."""
