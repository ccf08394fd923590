import pytest

from deskbook.library.model.finding import DeskError
from deskbook.library.rules.references import list_references, refuse_unknown


def test_fields_name_records_of_the_kinds_they_refer_to():
    fields = {"title": "A", "service": "ref", "contributors": ("ann", "ben"), "answer": None}
    assert list(list_references(fields)) == [
        ("service", "service", "ref"),
        ("contributors", "staff", "ann"),
        ("contributors", "staff", "ben"),
    ]


def test_what_is_there_is_not_refused():
    refuse_unknown("service", "service", "reference", {"reference"})


@pytest.mark.parametrize(
    ("name", "known", "message"),
    [
        (
            "refernce",
            {"reference", "maps"},
            'service: no service is called "refernce": did you mean reference?',
        ),
        ("x", {"b", "a"}, 'service: no service is called "x": there are a, b'),
        (
            "?",
            {f"s{n:02}" for n in range(14)},
            'service: no service is called "?": there are s00, s01, s02, s03, s04, s05, s06, s07, '
            "s08, s09, s10, s11, …",
        ),
        ("x", set(), 'service: no service is called "x": there is none yet'),
    ],
)
def test_what_is_not_there_is_answered_with_what_is(name, known, message):
    with pytest.raises(DeskError) as refused:
        refuse_unknown("service", "service", name, known)
    assert str(refused.value) == message
