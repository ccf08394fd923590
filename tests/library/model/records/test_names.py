"""Names of records that have a meaning elsewhere."""

import pytest

from deskbook.library.formats import record_file
from deskbook.library.formats.record_file import FOLDERS
from deskbook.library.model.records.names import RESERVED, choose_free, explain_unfit


@pytest.mark.parametrize("name", sorted(RESERVED))
def test_a_reserved_name_is_replaced_where_it_is_made_and_refused_where_it_is_written(name):
    assert choose_free(name, (), "5") == f"{name}-5"
    assert explain_unfit(name, "an answer") == (
        f'"{name}" cannot name an answer: it has a meaning elsewhere, so write another name'
    )
    for folder in FOLDERS:
        found = record_file.parse(
            FOLDERS[folder], f"knowledge/{folder}/{name}.md", b"---\ntitle: x\n---\n"
        )
        assert "file.name" in {it.rule for it in found.findings}, folder


def test_other_names_are_kept():
    assert choose_free("loans", ("fines",), "5") == "loans"
    assert explain_unfit("loans", "an answer") == ""
