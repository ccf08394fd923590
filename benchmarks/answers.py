"""Libraries of made-up answers, no two alike, for the public site: as many words as real ones have."""

import hashlib
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from math import exp, log
from pathlib import Path
from random import Random
from typing import Final

from benchmarks import words
from benchmarks.library import DATA, knowledge
from deskbook.library.formats import record_file
from deskbook.library.model.records import Answer, Problem

REVIEWED: Final = date(2025, 12, 1)
STEPS: Final = (
    "Open {database} from the list of databases, not from a bookmark.",
    "Search for {subject} and limit the result to {year} and later.",
    "Choose {journal} on the left, then volume {volume}.",
    "Sign in with your campus account; in {browser} allow cookies for our site.",
    "If it says {error}, close the window and begin again from our page.",
    "Write down the title, the year and the pages before you ask for it.",
    "Bring your card and {thing} to the desk by {day}.",
    "Ask for {collection} two days ahead, with the box number {chapter}.",
    "Save the chapter as a PDF; {pages} pages a session are allowed.",
    "Set the style to {style} and compare it with the handbook of {course}.",
    "Look at the second tab, where the {hits} results are grouped by subject.",
    "Renew it in your account up to {days} days before it is due.",
)
"""Lines of steps: what to do."""


SYLLABLES: Final = "al an bor dil ek fen gur hol im jor kas lum mer nor osk pel qua rin sul tav und vol wes yar zim".split()
NAMED: Final = 40_000
"""Names of places that there are: the common ones stand in many answers, most in one or none."""


def made(count: int, *, named: int = 0) -> Path:
    """The library of so many answers; it is made where it is missing or was made otherwise.

    Args:
        count: so many answers.
        named: names of places that each answer has besides, for a vocabulary that grows as that of
            real texts does.
    """
    name = f"answers-{count}-{named}" if named else f"answers-{count}"
    root, files = DATA / name, dict(_files(count, named))
    mark, recipe = root / ".made-by", hashlib.sha256("".join(files.values()).encode()).hexdigest()
    if mark.exists() and mark.read_text() == recipe:
        return root
    shutil.rmtree(root, ignore_errors=True)
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    mark.write_text(recipe)
    return root


def _files(count: int, named: int) -> Iterator[tuple[str, str]]:
    yield from ((path, text) for path, text in knowledge() if "/answers/" not in path)
    found = Problem(
        slug="history-full-text-late",
        title="New issues in History Full Text are late",
        state="confirmed",
        public=True,
        resource="history-full-text",
        started=REVIEWED,
        lead="reference-head",
        banner="New issues in History Full Text are late; we get you any article.",
        body="Ask us for the article.",
    )
    yield f"knowledge/problems/{found.slug}.md", record_file.write(found)
    for it in answers(count, named):
        yield f"knowledge/answers/{it.slug}.md", record_file.write(it)


def answers(count: int, named: int = 0) -> Iterator[Answer]:
    """So many published answers, each on a subject of its own, 130 to 330 words long."""
    for number in range(count):
        lot = Random(f"answer {number}")
        topic = words.topic(lot)
        slots = words.slots(lot)
        title = lot.choice(topic.titles).format_map(slots).rstrip("?.")
        said = lot.sample(topic.asks, 3)
        steps = "\n".join(
            f"{at}. {it.format_map(words.slots(lot))}"
            for at, it in enumerate(lot.sample(STEPS, lot.randint(3, 6)), 1)
        )
        more = "\n".join(
            f"- {it.format_map(words.slots(lot))}"
            for it in lot.sample(words.STAFF_MORE, lot.randint(2, 5))
        )
        facts = "\n\n".join(it.format_map(slots) for it in topic.answers[1:])
        short = topic.answers[0].format_map(slots)
        body = (
            f"{short[0].upper()}{short[1:]}\n\n## Steps\n\n{steps}\n\n## How it is with {slots['subject']}\n\n"
            f"{facts}\n\n{words.references(lot, 1, 3)}\n\n## Good to know\n\n{more}"
        )
        if named:
            body += f"\n- We have maps of {', '.join(_place(lot) for _ in range(named))}."
        yield Answer(
            slug=f"{topic.slug}-{number}",
            title=f"{title[0].upper()}{title[1:]}?",
            state="published",
            also_asked=tuple(it.format_map(slots) for it in said),
            services=(topic.service,),
            resources=(slots["database"].lower().replace(" ", "-"),) if topic.resource else (),
            topics=(topic.slug, f"{slots['style'].lower()}-and-{slots['course'][:4].lower()}"),
            reviewed=REVIEWED - timedelta(days=lot.randint(0, 300)),
            reviewed_by="reference-head",
            body=body,
        )


def _place(lot: Random) -> str:
    """A name that nothing has; by Zipf's law the first ones come most often."""
    number, name = int(exp(lot.uniform(0, log(NAMED)))), ""
    for base in (25, 25, 25, 3):
        number, at = divmod(number, base)
        name += SYLLABLES[at] if base == 25 else ("", "ia", "stad")[at]
    return name.capitalize()
