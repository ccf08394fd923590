"""The set of definitions in `docs/counting.md` is one that is read without a finding."""

import re
from pathlib import Path

from deskbook.library.formats import yaml_file
from deskbook.reports.model.survey import DefinitionSet

PAGE = (Path(__file__).parents[2] / "docs/counting.md").read_text(encoding="utf-8")


def test_the_example_of_a_set_can_be_used():
    (example,) = re.findall(r"<!-- example -->\n```yaml\n(.*?)```", PAGE, re.DOTALL)
    reading = yaml_file.parse(DefinitionSet, "survey", "docs/counting.md", example.encode())
    assert reading.findings == ()
    assert reading.filed.record.based_on == "acrl-2022"


def test_every_rule_of_the_field_is_in_the_table():
    assert re.findall(r"^\| (C\d+) \|", PAGE, re.MULTILINE) == [f"C{it}" for it in range(1, 14)]
