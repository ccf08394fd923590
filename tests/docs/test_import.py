"""The mapping file in `docs/import.md` is one that is read without a finding."""

import re
from pathlib import Path

from deskbook.library.model.fields import front_specs
from deskbook.transfer.formats import mapping_file
from deskbook.transfer.model.mapping import CsvMapping

PAGE = (Path(__file__).parents[2] / "docs/import.md").read_text(encoding="utf-8")


def test_the_example_of_a_mapping_file_can_be_used():
    (example,) = re.findall(r"<!-- example -->\n```yaml\n(.*?)```", PAGE, re.DOTALL)
    reading = mapping_file.parse("docs/import.md", example.encode())
    assert reading.findings == ()
    assert reading.filed.record.source == "chat-2023-2026"


def test_every_key_is_documented():
    table = PAGE.partition("| key |")[2].partition("\n\n")[0]
    named = set(
        re.findall(r"`([a-z]+)`", "".join(line.split("|")[1] for line in table.splitlines()[2:]))
    )
    assert named == set(front_specs(CsvMapping))
