"""Translations and their originals."""

from dataclasses import replace
from datetime import date

from tests import care_world

from deskbook.answers.rules import translations

TODAY = date(2026, 11, 5)

LIBRARY = """\
---
name: Hill College Library
timezone: America/New_York
languages: [es]
week: [{days: [mon], hours: "09:00-17:00"}]
other_hours:
  - {from: 2026-12-11, to: 2026-12-17, hours: "08:00-24:00", name: Finals}
  - {from: 2026-05-16, to: 2026-08-30, hours: closed, name: Summer}
  - {from: 2026-12-19, to: 2026-12-20, hours: closed}
holidays:
  - {day: 2026-11-26, name: Thanksgiving}
---

Ask us anything.
"""

ANSWER = "---\ntitle: How do I renew?\nstate: {state}\n{more}---\n\nSign in.\n"

MILL = "---\nname: Paper Mill\nvendor: Mill\n---\n\nArticles.\n"

LATE = """\
---
title: Paper Mill is late
state: confirmed
public: true
started: 2026-10-12
lead: ann
banner: It is late.
news:
  - {day: 2026-10-14, state: confirmed, says: The vendor knows.}
  - {day: 2026-10-20, state: monitoring}
  - {day: 2026-11-02, says: A part has come.}
---

Ask us.
"""

WORLD = {"library": LIBRARY, "resources__mill": MILL, "problems__late": LATE}


def test_a_mark_is_of_what_patrons_read():
    library = care_world.loaded(
        **WORLD, answers__renew=ANSWER.format(state="published", more="")
    ).library
    answer, late = library.answers["renew"], library.problems["late"]
    same = replace(answer, body="Sign\n  in.\n\n## Cause\n\nFor colleagues.", reviewed=TODAY)
    assert translations.make_mark(same) == translations.make_mark(answer)
    others = [
        replace(answer, title="How?"),
        replace(answer, body="Sign in there."),
        replace(late, banner="Later."),
        replace(late, news=late.news[:1]),
        late,
        library.profile,
        library.services["e-resources"],
        library.resources["mill"],
    ]
    assert len({translations.make_mark(it) for it in (answer, *others)}) == len(others) + 1
    behind = replace(answer, translates="renew", language="es", original="x0000000")
    current = replace(behind, original=translations.make_mark(answer))
    answers = {"renew": answer, "renew-es": behind, "fr": replace(current, language="fr")}
    known = replace(library, answers=answers)
    assert translations.find_outdated(known) == frozenset({("es", "answers/renew")})
    assert translations.find_original(behind, replace(library, answers={})) is None
