"""Handing on departments, projects, services and problems; absences; a colleague who leaves."""

import pytest
from tests.care_world import loaded

from deskbook.care.rules import areas
from deskbook.library.model.finding import DeskError

LAW = "---\nname: Law\nliaison: ann\nunderstudy: bob\noffered_to: bob\n---\n"


def test_who_accepts_a_department_leads_it_and_does_not_stand_in_for_themselves():
    library = loaded(departments__law=LAW).library
    it = areas.find_responsibility(library, "knowledge/departments/law.md")
    assert it == areas.find_responsibility(library, "departments/law")
    assert areas.accept(it, "bob") == {
        "liaison": "bob", "offered_to": None, "reminded": None, "understudy": None,
    }  # fmt: skip
    assert areas.decline(it, "bob") == {"offered_to": None}
    assert areas.offer(it, "ann", "head") == {"offered_to": "head"}
    service = areas.find_responsibility(library, "services/e-resources")
    assert areas.offer(service, "head", "ann") == {"offered_to": "ann"}
    offered = areas.find_responsibility(
        loaded(services__e_resources=SERVICE).library, "services/e-resources"
    )
    assert areas.accept(offered, "ann") == {"head": "ann", "offered_to": None, "reminded": None}


SERVICE = (
    "---\nname: E\nteam: [ann]\nhead: head\noffered_to: ann\n"
    "promise: {first_reply: 4h, news_every: 2d, accept_within: 1d}\n---\n"
)


@pytest.mark.parametrize(
    ("act", "message"),
    [
        (lambda it, _: areas.accept(it, "ann"), "knowledge/departments/law.md is offered to bob, so only they can answer"),
        (lambda it, _: areas.offer(it, "bob", "head"), "ann leads knowledge/departments/law.md, so only they can offer it"),
        (lambda it, _: areas.offer(it, "ann", "ann"), "you lead knowledge/departments/law.md already"),
        (lambda _, lib: areas.accept(areas.find_responsibility(lib, "services/e-resources"), "ann"),
         "knowledge/services/e-resources.md is offered to nobody; head leads it"),
        (lambda _, lib: areas.find_responsibility(lib, "departments/art"), "there is no knowledge/departments/art.md"),
        (lambda _, lib: areas.find_responsibility(lib, "staff/ann"),
         '"staff/ann" is led by nobody: name one of departments, problems, projects, services/…'),
    ],
)  # fmt: skip
def test_an_answer_that_makes_no_sense_is_refused(act, message):
    library = loaded(departments__law=LAW).library
    with pytest.raises(DeskError) as refused:
        act(areas.find_responsibility(library, "departments/law"), library)
    assert str(refused.value) == message
