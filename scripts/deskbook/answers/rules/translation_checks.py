"""Checks of translations, whatever they translate."""

from typing import Final

from deskbook.answers.rules import translations
from deskbook.answers.rules.translations import LIBRARY, Translated
from deskbook.library.model.records import Answer, Problem, Profile, Service, Translation
from deskbook.library.rules.check_rule import Compared, Comparison, Rule, Said, World


def check_original(it: Translated, world: World) -> Said:
    """A translation is of a record that exists, into another language of the site."""
    if isinstance(it, Answer) and it.translates is None:
        return
    if isinstance(it, Translation) and not _is_there(it, world):
        yield "translates", f"{it.translates} is not there: {_advice(it, world)}"
    original = translations.find_original(it, world.library)
    if original is None:
        return
    profile = world.library.profile
    language = original.language if isinstance(original, Answer) else profile.language
    if isinstance(original, Answer) and original.translates:
        yield "translates", f"{original.slug} is a translation itself: name {original.translates}"
    if it.language == language:
        yield "translates", f"{_name(it)} is in {it.language} too: write its own language:"
    elif it.language not in profile.languages:
        there = ", ".join(profile.languages) or "no other"
        yield (
            "language",
            f"the site is not in {it.language}: write it into languages: in library.md (there "
            f"is {there})",
        )


def check_current(it: Translated, world: World) -> Said:
    """A translation is up to date with its original, according to its mark in `original:`.

    Reviewing an answer's translation writes its mark, so only published ones are looked at.
    """
    original = translations.find_original(it, world.library)
    if original is None or (isinstance(it, Answer) and it.state != "published"):
        return
    mark = translations.make_mark(original)
    if not it.original:
        yield (
            "translates",
            f"nobody would see that {_name(it)} has changed: write original: {mark}, its mark now",
        )
    elif it.original != mark:
        yield (
            "original",
            f"{_name(it)} has changed since this was translated: bring it up to date, then write "
            f"original: {mark}",
        )


def check_fields(it: Translation, world: World) -> Said:
    """A translation has a text and a name, and nothing that its original does not have."""
    original = translations.find_original(it, world.library)
    if original is None:
        return
    if original.body and not it.body:
        yield "translates", "it has no text, so it is not shown: write it below the front matter"
    if not it.name and isinstance(original, Problem | Service):
        yield "translates", "it is not shown without a name: write name: and what it is called"
    if it.name and isinstance(original, Profile):
        yield "name", "a library keeps its name in every language: take name out"
    if not isinstance(original, Problem):
        for key in ("banner", "news"):
            if getattr(it, key):
                yield key, f"only a known problem has this: take {key} out"
    if it.names and not isinstance(original, Profile):
        yield "names", "only the library has this: write it into the file with translates: library"


def check_lines(it: Translation, world: World) -> Said:
    """A translation has each line that its original has, and those exist."""
    original = translations.find_original(it, world.library)
    if isinstance(original, Problem):
        yield from _of_problem(it, original)
    elif isinstance(original, Profile):
        yield from _of_library(it, original, world)


def _of_problem(it: Translation, problem: Problem) -> Said:
    if problem.banner and not it.banner:
        yield "translates", "the problem has a banner: write banner: and the line"
    days, told = {one.day for one in problem.news if one.says}, {one.day for one in it.news}
    if strange := sorted(told - days):
        yield "news", f"the problem has no news of {', '.join(map(str, strange))}: mend the day"
    if lacks := sorted(days - told):
        yield "translates", f"it lacks the news of {', '.join(map(str, lacks))}"


def _of_library(it: Translation, profile: Profile, world: World) -> Said:
    dated = [(one.end, one.name) for one in profile.other_hours if one.name]
    dated += [(one.day, one.name) for one in profile.holidays]
    known, told = {name for _, name in dated}, {one.name for one in it.names}
    if strange := sorted(told - known):
        yield "names", f"no hours and no holiday are called {', '.join(strange)} in library.md"
    ahead = dict.fromkeys(name for end, name in sorted(dated) if end >= world.today)
    if lacks := [name for name in ahead if name not in told]:
        yield "translates", f"it lacks names: for {', '.join(lacks)}"


def check_single(world: World) -> Compared:
    """A record has one translation into a language."""
    found: list[tuple[str, str, Translated]] = [
        *(("answers", name, it) for name, it in sorted(world.library.answers.items())
          if it.translates and it.state != "archived"),
        *(("translations", name, it) for name, it in sorted(world.library.translations.items())),
    ]  # fmt: skip
    seen: dict[tuple[str, str, str], str] = {}
    for part, name, it in found:
        other = seen.setdefault((part, _name(it), it.language), name)
        if other != name:
            mend = "archive one" if part == "answers" else "take one away"
            yield (
                part, name, "translates",
                f"{other} is {_name(it)} in {it.language} already: {mend}",
            )  # fmt: skip


def _name(it: Translated) -> str:
    return it.translates or ""


def _is_there(it: Translation, world: World) -> bool:
    part, _, name = it.translates.partition("/")
    return it.translates == LIBRARY or world.has(part, name)


def _advice(it: Translation, world: World) -> str:
    part = it.translates.partition("/")[0]
    known = (f"{part}/{name}" for name in sorted(getattr(world.library, part)))
    return f"write one of {', '.join(known) or 'the records there are'}"


ALL: Final = (
    Rule("translation.of", check_original, after=("language", "translates")),
    Rule("translation.current", check_current, "warning", after=("original",)),
)
TRANSLATIONS: Final = (
    *ALL,
    Rule("translation.fits", check_fields, after=("translates",)),
    Rule("translation.whole", check_lines, "warning", after=("translates", "news", "names")),
)
COMPARISONS: Final = (Comparison("translation.once", check_single),)
