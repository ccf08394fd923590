import pytest

from deskbook.library.adapters import knowledge
from deskbook.library.model.finding import DeskError
from deskbook.library.model.records import Service, Staff


def test_single_records_and_their_names(library):
    assert knowledge.record(library, Service, "reference").head == "reference-head"
    assert knowledge.list_ids(library, "department") == {"history"}
    assert knowledge.list_ids(library, "ticket") == {"Q-4KX7M2", "Q-D0NE01", "Q-NEW001"}
    assert knowledge.profile(library).timezone == "America/New_York"


def test_a_record_that_is_not_there_or_cannot_be_read_is_named(library):
    with pytest.raises(DeskError, match=r"^knowledge/staff/nobody.md is not there$"):
        knowledge.record(library, Staff, "nobody")
    (library / "knowledge/services/reference.md").write_text("---\nname: Reference\n---\n")
    with pytest.raises(DeskError, match=r"knowledge/services/reference.md:1: team is missing"):
        knowledge.record(library, Service, "reference")


def test_an_unknown_time_zone_is_named(library):
    path = library / "knowledge/library.md"
    path.write_text(path.read_text().replace("America/New_York", "America/Hill_College"))
    with pytest.raises(DeskError) as refused:
        knowledge.profile(library)
    assert str(refused.value) == (
        "knowledge/library.md: the time zone America/Hill_College is unknown on this machine: "
        "write one such as America/New_York, or install tzdata"
    )
