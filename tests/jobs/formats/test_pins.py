"""The requirement file of jobs: everything has its hash, and what has none is found."""

from hypothesis import given
from hypothesis import strategies as st
from tests import wheels

from deskbook.jobs.formats import pins
from deskbook.jobs.model.wheel import Pins


def test_wheel_and_its_needs_are_written_with_their_hashes():
    made = wheels.wheel()
    assert (
        pins.write(made)
        == f"""\
# Deskbook 1.2.0 and all that it needs, each with its hash.
./.github/actions/desk/deskbook-1.2.0-py3-none-any.whl \\
    --hash=sha256:{made.digest}
babel==2.18.0 \\
    --hash=sha256:{"a" * 64} \\
    --hash=sha256:{"b" * 64}
colorama==0.4.6 ; sys_platform == 'win32' \\
    --hash=sha256:{"c" * 64}
"""
    )
    assert pins.parse("# Ours\n" + pins.write(made)) == Pins({made.path: made.digest})


BARE = st.sampled_from(
    [
        "deskbook==0.1.0",
        "./.github/actions/desk/deskbook-0.1.0-py3-none-any.whl",
        "babel==2.18.0 \\\n    ; python_version > '3'",
        "babel==2.18.0 --hash=md5:00000000000000000000000000000000",
        f"babel==2.18.0 --hash=sha256:{'a' * 63}",
        "deskbook @ git+https://git.example/deskbook",
        "-e .",
        "--index-url https://index.example/simple",
        f"-r other.txt --hash=sha256:{'a' * 64}",
    ]
)


@given(st.lists(BARE, max_size=4), st.integers(0, 2))
def test_every_line_without_a_hash_is_found_wherever_it_is(bare, place):
    pieces = pins.write(wheels.wheel()).split("\nbabel", 1)
    parts = [pieces[0], "babel" + pieces[1].rstrip("\n"), "# the end\n"]
    text = "\n".join([*parts[:place], *bare, *parts[place:]])
    found = pins.parse(text)
    lines = text.split("\n")
    assert [lines[number - 1] for number, _ in found.unhashed] == [it.split("\n")[0] for it in bare]
    assert list(found.wheels) == [wheels.wheel().path]


def test_line_that_ends_in_the_air_is_read_to_the_end():
    assert pins.parse("a==1 \\\n    --hash=sha256:" + "a" * 64 + " \\") == Pins()
    assert pins.parse("a==1 \\") == Pins({}, ((1, "a==1"),))
    assert pins.parse("\n# nothing\n") == Pins()
