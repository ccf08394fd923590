"""One command line for every command, on a library that has something to do for each.

Tests of what holds for every command run them: `ERRANDS` is complete, `test_errands.py` sees to it.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from deskbook.eresources.formats import kbart
from deskbook.library.adapters import shipped
from deskbook.library.formats import override_lock
from tests import worlds
from tests.worlds import NEW, OVERDUE, RESOLVED

SCRIPTS = "Q-SCR1PT"
PATRON = "{patron}"
"""Stands for the first patron in the vault."""

FIVE_SCRIPTS = f"""\
---
id: {SCRIPTS}
title: 图书馆几点关门 · Когда открыта библиотека · متى تفتح المكتبة · पुस्तकालय कब खुलता है
status: open
service: reference
channel: desk
opened: 2026-11-05T14:00:00Z
lead: history-liaison
language: zh
---

图书馆几点关门? Ünï – “naïve” 📚

<!-- timeline -->
"""

HOLDINGS = "\t".join(kbart.COLUMNS) + "\nHistory Review\t1234-5679" + "\t" * 23 + "\n"

FILES = {
    f"tickets/2026/11/{SCRIPTS}.md": FIVE_SCRIPTS,
    "knowledge/answers/opening-hours.md": (
        "---\ntitle: When are you open, 图书馆?\nstate: draft\nservices: [reference]\n"
        "---\n\nFrom nine to five. Открыто.\n"
    ),
    "knowledge/holdings/vendor.txt": HOLDINGS,
    "knowledge/answers/printing.md": (
        "---\ntitle: Where can I print?\nstate: review\nservices: [reference]\n"
        "handed_in: 2026-11-04\nhanded_in_by: reference-head\n---\n\nOn every floor.\n"
    ),
}
"""What the library has besides the files of `worlds`."""

MAIL = "mail: {address: ask@library.example, since: 2026-01-01T00:00:00Z, service: reference}\n"

MORE = (
    ("knowledge/library.md", "country:", MAIL),
    (
        "knowledge/resources/history-full-text.md",
        "support:",
        "kbart: knowledge/holdings/vendor.txt\n",
    ),
)
"""Lines of files of `worlds`, each with what comes before it."""

TABLE = (
    "Ticket Number,Date Created,Subject,From,From Email\n1,2026-10-01 10:00:00,Printing in 中文,,\n"
)
CALENDAR = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//EN\r\nBEGIN:VEVENT\r\nUID:1@x\r\n"
    "DTSTAMP:20261101T000000Z\r\nDTSTART;VALUE=DATE:20261210\r\nDTEND;VALUE=DATE:20261212\r\n"
    "SUMMARY:Away\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
LETTER = (
    "From quill@people.example Thu Nov  5 14:00:00 2026\nFrom: quill@people.example\n"
    "To: ask@library.example\nSubject: Where are the maps?\nMessage-ID: <q1@people.example>\n"
    "Date: Thu, 05 Nov 2026 14:00:00 +0000\n\nWhere are the maps?\n\n"
)

FAQS = json.dumps({"faqs": [{"faq_id": 1, "question": "地图?", "answer": "<p>Upstairs. 上</p>"}]})

BESIDE = {
    "faqs.json": FAQS,
    "queue.csv": TABLE,
    "away.ics": CALENDAR,
    "box.mbox": LETTER,
    "note.txt": "A file.\n",
}
"""Files beside the library that commands read."""


def write_library(root: Path) -> Path:
    """Write the library below `root`, and beside it the files that commands read."""
    worlds.write_library(root)
    for path, text in FILES.items():
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_text(text, encoding="utf-8", newline="")
    for path, line, more in MORE:
        text = (root / path).read_text(encoding="utf-8").replace(line, more + line, 1)
        (root / path).write_text(text, encoding="utf-8", newline="")
    for name, text in BESIDE.items():
        (root.parent / name).write_text(text, encoding="utf-8", newline="")
    return root


Words = tuple[str, ...]
"""Words of a command; `@handle` before the verb is who runs it, if not `worlds.ME`."""


@dataclass(frozen=True)
class Errand:
    """Words of a command, those to run before it, and a change to files that it needs.

    `code` is its exit code. `given` is piped in. A command that cannot run here has a `reason`.
    """

    words: Words = ()
    before: tuple[Words, ...] = ()
    prepare: Callable[[Path], object] | None = None
    code: int = 0
    given: str = ""
    reason: str = ""


def run(*words: str, **rest: object) -> Errand:
    """Return an errand by its words."""
    return Errand(words, **rest)  # type: ignore[arg-type]


def not_here(reason: str) -> Errand:
    """Return the errand of a command that cannot run in a test without servers."""
    return Errand(reason=reason)


def _override(root: Path) -> None:
    path = root / "site/overrides/assets/plate.svg"
    path.parent.mkdir(parents=True)
    path.write_text("<svg><desc>图书馆</desc></svg>\n", encoding="utf-8", newline="")


def _heading(root: Path) -> None:
    path = root / f"tickets/2026/11/{SCRIPTS}.md"
    with path.open("a", encoding="utf-8", newline="") as stream:
        stream.write("\n### note\n\nBy hand: 手.\n")
    worlds.git(root, "commit", "--quiet", "--all", "--message", "By hand")


def _answers(root: Path) -> None:
    text = (
        "name: Bücherei 图书馆\ntimezone: America/New_York\ncountry: US\n"
        'hours: [{days: [mon], hours: "09:00-17:00"}]\nask: {place: 图书馆}\n'
        "staff: [{handle: history-liaison, name: Ünï}]\nservices: [{name: Research help}]\n"
        "jobs: cron\n"
    )
    (root.parent / "answers.yml").write_text(text, encoding="utf-8", newline="")


def _override_older(root: Path) -> None:
    """Give the library a page that was copied from an older version of the program's."""
    older = shipped.find_originals()[PAGE].read_bytes().rpartition(b"\n")[0]
    (root / PAGE).parent.mkdir(parents=True, exist_ok=True)
    (root / PAGE).write_bytes(older)
    lock = override_lock.write({PAGE: shipped.digest(older)})
    (root / shipped.LOCK).write_text(lock, encoding="utf-8", newline="")
    worlds.git(root, "add", "site")
    worlds.git(root, "commit", "--quiet", "--message", "Override a page")


def share(root: Path) -> None:
    """Give the library a remote that is a bare repository beside it."""
    worlds.git(root.parent, "init", "--quiet", "--bare", "-b", "main", "shared.git")
    worlds.git(root, "remote", "add", "origin", "../shared.git")
    worlds.git(root, "push", "--quiet", "--set-upstream", "origin", "main")


OFFER = ("handoff", OVERDUE, "--to", "eresources", "--pass", "Please. 请")
SAME = "the code of `import osticket` with another table of columns"
GITHUB = "talks to GitHub"
VAULT = ("patron", "add", "--email", "quill@people.example", "--name", "Quill Sample")

SHARED = ("export", "parquet", "build/shared", "--in-house")
EVERYTHING = ("export", "everything", "build/all")
PAGE = "site/overrides/404.html"
LOOK = ("look", "override", PAGE)
OWN = ("edit", NEW, "--patron", PATRON)
SENT = ("reply", NEW, "On floor three. 三")
ATTACH = ("attach", SCRIPTS, "../note.txt")

ERRANDS: dict[str, Errand] = {
    "new": run("new", "-s", "reference", "-c", "desk", "-t", "地图", "Where are the maps? 地图"),
    "log": run(
        "log",
        "-s",
        "reference",
        "-c",
        "desk",
        "-t",
        "Карты",
        "Where are the maps?",
        "--activity",
        "directional",
    ),
    "mail fetch": run("mail", "fetch", "--from", "../box.mbox", "--apply"),
    "mail aside": run("mail", "aside", before=(VAULT,)),
    "mail address": run("mail", "address", SCRIPTS, before=(VAULT,)),
    "mail test": not_here("needs a mail server"),
    "mail send": run("mail", "send", "--show", code=1),
    "import osticket": run(
        "import", "osticket", "../queue.csv", "--service", "reference", "--apply"
    ),
    "import map": run("import", "map", "osticket"),
    "list": run("list", "--all"),
    "show": run("show", SCRIPTS),
    "queue": run("queue"),
    "search": run("search", "图书馆"),
    "suggest": run("suggest", "图书馆几点关门"),
    "route": run("route", NEW),
    "claim": run("claim", NEW),
    "reply": run("reply", SCRIPTS, "九点。 До пяти."),
    "heard": run("heard", SCRIPTS, "Thank you. 谢谢"),
    "note": run("note", SCRIPTS, "A note. 手"),
    "wait": run("wait", SCRIPTS, "vendor", "They look. मदद"),
    "resume": run("resume", SCRIPTS, "Here.", before=(("wait", SCRIPTS, "vendor"),)),
    "promise": run("promise", SCRIPTS, "2026-11-12"),
    "handoff": run("handoff", SCRIPTS, "--to", "science-liaison", "--pass", "Please. 请"),
    "accept": run("@eresources", "accept", OVERDUE, before=(OFFER,)),
    "decline": run("@eresources", "decline", OVERDUE, "No. 不", before=(OFFER,)),
    "release": run("release", SCRIPTS, "I leave. 走"),
    "resolve": run("resolve", SCRIPTS, "Done. 好"),
    "undo": run("undo", before=(SENT,)),
    "outbox list": run("outbox", "list"),
    "outbox hold": run("outbox", "hold", NEW, before=(SENT,)),
    "outbox release": run("outbox", "release", NEW, before=(SENT, ("outbox", "hold", NEW))),
    "outbox edit": run("outbox", "edit", NEW, "On floor two. 二", before=(SENT,)),
    "correct": run("correct", NEW, "On floor two. 二", code=2, before=(SENT,)),
    "reopen": run("reopen", RESOLVED, "Not so. 不"),
    "edit": run("edit", SCRIPTS, "--title", "Når åpner dere? 图"),
    "link": run("link", SCRIPTS, NEW),
    "attach": run("attach", SCRIPTS, "../note.txt", before=(VAULT,)),
    "merge": run("merge", NEW, SCRIPTS, "--force"),
    "split": run("split", SCRIPTS, "And the other one? 和"),
    "brief": run("brief"),
    "handover draft": run("handover", "draft"),
    "handover last": run("handover", "last"),
    "handover read": run(
        "handover",
        "read",
        before=(("@reference-head", "handover", "sign", "All quiet. 静"),),
    ),
    "handover sign": run("handover", "sign", "All quiet. 静"),
    "remind": run("remind", "--apply"),
    "cover": run("cover"),
    "away add": run("away", "add", "--from", "2026-12-01", "--to", "2026-12-03"),
    "away import": run("away", "import", "../away.ics", "--apply"),
    "leave": run(
        "leave", "history-liaison", "--on", "2026-12-31", "--to", "reference-head", "--apply"
    ),
    "holidays": run("holidays", "--year", "2027", "--apply"),
    "patron add": run(*VAULT),
    "patron consent": run("patron", "consent", PATRON, "remember", before=(VAULT,)),
    "patron edit": run("patron", "edit", PATRON, "--name", "Quill", before=(VAULT,)),
    "patron export": run("patron", "export", PATRON, before=(VAULT,)),
    "patron find": run("patron", "find", "quill@people.example", before=(VAULT,)),
    "patron forget": run("patron", "forget", PATRON, "--apply", before=(VAULT, OWN), code=1),
    "patron show": run("patron", "show", PATRON, before=(VAULT,)),
    "vault admit": not_here("needs the key of a second computer"),
    "vault dismiss": not_here("needs the key of a second computer"),
    "vault doctor": run("vault", "doctor", before=(VAULT,)),
    "vault share": not_here("needs a second repository"),
    "vault recover": not_here("needs the recovery key on paper"),
    "vault rotate": run("vault", "rotate", before=(VAULT,)),
    "vault sync": run("vault", "sync", before=(VAULT,), code=2),
    "retain": run("retain", "--apply"),
    "gate": run("gate", "Write to quill@people.example 图", code=1),
    "allow": run("allow", "Vera Blum 图"),
    "hook install": run("hook", "install"),
    "diagnose": run("diagnose", OVERDUE),
    "coverage": run("coverage", "History Review"),
    "watch": run("watch", OVERDUE, "2026-12-01"),
    "arrived": run("arrived", OVERDUE, before=(("watch", OVERDUE, "2026-12-01"),)),
    "delays": run("delays"),
    "causes": run("causes"),
    "answer archive": run("answer", "archive", "missing-issue"),
    "answer due": run("answer", "due"),
    "answer list": run("answer", "list"),
    "answer new": run(
        "answer", "new", "maps", "Maps 地图", "--title", "地图?", "--service", "reference"
    ),
    "answer publish": run("answer", "publish", "printing"),
    "answer rename": run("answer", "rename", "missing-issue", "missing-issues"),
    "answer review": run("answer", "review", "missing-issue"),
    "answer stats": run("answer", "stats"),
    "distill": run("distill"),
    "build": run("build"),
    "serve": not_here("runs until it is stopped"),
    "web": not_here("runs until it is stopped"),
    "vendor": run("vendor"),
    "evidence": run("evidence", OVERDUE),
    "problem attach": run("problem", "attach", "late-issues", OVERDUE),
    "problem fix": run("problem", "fix", "late-issues", "All there. 好", "--apply"),
    "problem news": run("problem", "news", "late-issues", "They look. 看"),
    "problem open": run(
        "problem",
        "open",
        "slow",
        "Wait. 等",
        "--title",
        "Slow 慢",
        "--resource",
        "history-full-text",
    ),
    "report": run("report"),
    "count": run("count", "--year", "2026"),
    "measure": run("measure"),
    "signals": run("signals"),
    "needs": run("needs"),
    "consortium": run("consortium", "build/shared", before=(SHARED,)),
    "job": run("job", "check"),
    "doctor": run("doctor", code=1),
    "github init": run("github", "init"),
    "sync issues": not_here(GITHUB),
    "sync labels": not_here(GITHUB),
    "sync owners": run("sync", "owners"),
    "sync reminders": not_here(GITHUB),
    "check": run("check"),
    "schema": run("schema", "ticket"),
    "join": run("join", "--handle", worlds.ME),
    "role": run("role", "desk"),
    "init": run("init", "../made", "--name", "Bücherei 图书馆"),
    "export everything": run("export", "everything", "build/all"),
    "export parquet": run(*SHARED),
    "look diff": run("look", "diff", PAGE, before=(LOOK,)),
    "look list": run("look", "list"),
    "trust": run("trust", "--apply", prepare=_override),
    "look update": run("look", "update", PAGE, prepare=_override_older),
    "look override": run(*LOOK),
    "look drop": run("look", "drop", PAGE, before=(LOOK,)),
    "setup": run("setup", "--from", "../answers.yml", prepare=_answers),
    "upgrade": run("upgrade", "--apply"),
    "push": run("push", prepare=share),
    "pull": run("pull", prepare=share),
    "tidy": run("tidy", prepare=_heading),
    "forms": run("forms"),
    "merge-driver": run("merge-driver", "--install"),
    "import coral": not_here(SAME),
    "import csv": not_here(SAME),
    "import deskbook": run("import", "deskbook", "build/all", "--apply", before=(EVERYTHING,)),
    "import gimlet": not_here(SAME),
    "import github": not_here(SAME),
    "import libanswers": not_here(SAME),
    "import libanswers-faq": run("import", "libanswers-faq", "../faqs.json", "--apply"),
    "import mbox": run("import", "mbox", "../box.mbox", "--service", "reference", "--apply"),
    "import refanalytics": not_here(SAME),
    "import zammad": not_here(SAME),
    "attachment show": run("attachment", "show", SCRIPTS, before=(VAULT, ATTACH)),
}
"""An errand for every command, by the words that are typed for it."""


def prepare(name: str, root: Path) -> Errand:
    """Do in the working directory what an errand needs first, and return it."""
    it = ERRANDS[name]
    if it.prepare:
        it.prepare(root)
    assert [call(words) for words in it.before] == [0] * len(it.before)
    return it


def split(words: Words) -> tuple[str, Words]:
    """Return who runs a command line, and its words with the patron that they speak of."""
    names = worlds.patrons(Path.cwd()) if PATRON in words else ()
    words = tuple(names[0] if word == PATRON else word for word in words)
    return (words[0][1:], words[1:]) if words[0].startswith("@") else (worlds.ME, words)


def call(words: Words) -> int:
    """Run a command line as whoever runs it, and return its exit code."""
    from deskbook.cli import main

    who, rest = split(words)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DESK_HANDLE", who)
        return main.call(list(rest))
