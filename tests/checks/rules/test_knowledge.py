"""Checks of answers, problems, projects and resources that look at more than a record."""

from deskbook.checks.rules import knowledge
from deskbook.library.model.finding import Finding
from deskbook.library.model.library import Filed
from deskbook.library.model.records import Resource


def test_title_list_that_is_not_there_is_a_finding_on_its_line():
    resource = Resource(slug="db", name="Db", vendor="V", kbart="a.txt", holdings="b.txt")
    filed = Filed("knowledge/resources/db.md", resource, {"kbart": 4, "holdings": 7})
    assert list(knowledge.missing_lists(filed, {"a.txt"}.__contains__)) == [
        Finding(
            "knowledge/resources/db.md",
            7,
            "resource.list",
            "holdings: there is no file b.txt: put the list there, or take the line out",
        )
    ]
    unlisted = Filed("knowledge/resources/db.md", Resource(slug="db", name="Db", vendor="V"))
    assert list(knowledge.missing_lists(unlisted, set().__contains__)) == []
