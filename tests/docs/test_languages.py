"""What `docs/languages.md` shows can be used: its examples are records, its findings rules."""

import re
from pathlib import Path

from deskbook.answers.rules import translation_checks
from deskbook.library.formats import record_file

PAGE = (Path(__file__).parents[2] / "docs/languages.md").read_text(encoding="utf-8")


def test_the_examples_of_translations_are_read_without_a_finding():
    examples = re.findall(r"```markdown\n(.*?)```", PAGE, re.DOTALL)
    paths = ("knowledge/answers/renew-a-book-es.md", "knowledge/translations/ill-es.md")
    for path, example in zip(paths, examples, strict=True):
        reading = record_file.parse(record_file.kind_of(path), path, example.encode())
        assert (reading.findings, reading.filed.record.language) == ((), "es")


def test_every_finding_of_translations_is_explained_and_no_other():
    rules = (*translation_checks.TRANSLATIONS, *translation_checks.COMPARISONS)
    assert set(re.findall(r"`(translation\.[a-z]+)`", PAGE)) == {it.id for it in rules}
