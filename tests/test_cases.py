"""The sample of a big test that the unit suite runs."""

import pytest
from hypothesis import settings

from tests import cases


def left_out(found) -> list:
    """The cases that only `make exhaustive` runs."""
    return [it.values[0] for it in found if hasattr(it, "marks")]


@pytest.mark.parametrize(
    ("number", "kept"), [(1, [0]), (3, [0, 3, 6]), (10, list(range(10))), (99, list(range(10)))]
)
def test_sample_is_spread_evenly_and_no_case_is_lost(number, kept):
    found = cases.some(range(10), number)
    assert [it for it in found if not hasattr(it, "marks")] == kept
    assert left_out(found) == [it for it in range(10) if it not in kept]
    assert all(it.marks[0].name == "exhaustive" for it in found if hasattr(it, "marks"))


def test_exhaustive_run_tries_ten_times_as_many_examples(request):
    before = settings.get_current_profile_name()
    request.addfinalizer(lambda: settings.load_profile(before))
    settings.load_profile("desk")
    assert cases.examples(7).max_examples == 7
    settings.load_profile("deep")
    assert cases.examples(7).max_examples == 70
    assert settings.default.max_examples == 250
