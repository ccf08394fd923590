"""Limits: a burst passes, more does not, and patience helps."""

from deskbook.web.rules.rates import Bucket, Limit, take

LIMIT = Limit(3, 2)


def test_a_burst_passes_and_more_has_to_wait():
    bucket = None
    for _ in range(3):
        bucket = take(bucket, LIMIT, 10)
        assert bucket is not None
    assert take(bucket, LIMIT, 10) is None
    assert take(bucket, LIMIT, 10.5) == Bucket(0, 10.5)
    assert take(bucket, LIMIT, 9) is None


def test_a_bucket_never_holds_more_than_a_burst():
    assert take(Bucket(0, 0), LIMIT, 1000) == Bucket(2, 1000)
