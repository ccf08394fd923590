"""`desk measure`: by any group that is no person."""

import json

import pytest

from deskbook.reports.model.facts import GROUPS

OF = ("--of", "2026-11-05")


def test_a_month_by_service(library, desk):
    out = desk("measure", *OF).out
    assert out.startswith("# Questions by service, 2026-11-01 to 2026-11-05\n")
    assert "| E-resources | 1 | 0.8 | 0.8 | too few |" in out
    values = json.loads(desk("measure", "--json", *OF).out)
    assert (values["kind"], values["by"], len(values["groups"])) == ("measures", "service", 2)
    head, *rows = desk("measure", "--csv", *OF).out.splitlines()
    assert head.startswith("service,questions,first reply: half within (h),")
    assert len(rows) == 2


@pytest.mark.parametrize("by", GROUPS)
def test_every_group_can_be_measured_and_none_is_a_person(library, desk, by):
    outcome = desk("measure", "--by", by, "--period", "term")
    assert outcome.code == 0
    assert "history-liaison" not in outcome.out
    assert "p-7f3kq29d" not in outcome.out


def test_there_is_no_measure_by_person_or_of_what_has_not_begun(library, desk):
    assert desk("measure", "--by", "lead").code == 2
    assert "there is nothing to measure yet" in desk("measure", "--of", "2026-12-10").err
