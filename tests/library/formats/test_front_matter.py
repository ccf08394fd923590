"""The strict reader, and the writer that changes the lines of one field and no other byte."""

from datetime import UTC, date, datetime

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests import strategies as our

from deskbook.library.formats import field_text, front_matter, yaml_words
from deskbook.library.formats.front_matter import UneditableError, read, set_field


def test_plain_scalars_stay_what_was_typed_and_every_value_has_its_line():
    front = read(
        "\ufeff---\r\nlanguage: no\r\ncase: 0012\r\nopen: 12:30\r\nday: 2026-03-02\r\n"
        "nothing:\r\nquoted: ''\r\ntilde: ~\r\nlist:\r\n  - a\r\n  - {b: c}\r\n---\r\n\r\nText.\r\n"
    )
    assert front.values == {
        "language": "no",
        "case": "0012",
        "open": "12:30",
        "day": "2026-03-02",
        "nothing": None,
        "quoted": "",
        "tilde": "~",
        "list": ["a", {"b": "c"}],
    }
    assert front.faults == []
    assert (front.line("list"), front.line("list", 1, "b"), front.line("list", 1, "x")) == (
        9,
        11,
        11,
    )
    assert front.line("unknown") == 1
    assert (front.body, front.body_line) == ("\nText.\n", 13)


def test_a_few_aliases_are_read_and_the_lines_of_what_they_repeat_are_theirs():
    front = read("---\na: &team [ann, bob]\nb: *team\nc: &none\nd: *none\n---\n")
    assert front.values == {"a": ["ann", "bob"], "b": ["ann", "bob"], "c": None, "d": None}
    assert (front.line("b"), front.line("b", 1)) == (3, 3)


def test_front_matter_of_comments_only_has_no_fields():
    assert read("---\n# nothing yet\n---\nText.").values == {}
    assert read("---\n---").values == {}


@given(our.raw_text)
def test_reading_never_raises(text):
    for whole in (text, f"---\n{text}", f"---\n{text}\n---\n", f"---\nkey: {text}\n---\n"):
        front = read(whole)
        assert front.readable or front.faults
        for fault in front.faults:
            assert 1 <= fault.line <= whole.count("\n") + 1


@given(our.raw_text, st.sampled_from(["\n", "\r\n"]))
def test_only_the_first_two_lines_of_dashes_count(body, end):
    front = read(f"---{end}a: b{end}---{end}{body}")
    assert front.values == {"a": "b"}
    assert front.body == body.replace("\r\n", "\n")


plain = st.from_regex("[a-z][a-z ]{0,8}[a-z]", fullmatch=True)
comment = st.sampled_from(["", "  # why", " #"])
quoted = our.titles.map(field_text.write_value)
listed = st.tuples(plain, our.titles).map(field_text.write_value)


@st.composite
def field_lines(draw, key):
    """The lines of one field in one of the ways that people write them."""
    word, other = draw(plain), draw(plain)
    return draw(
        st.sampled_from(
            [
                f"{key}: {word}{draw(comment)}\n",
                f"{key} :   {draw(quoted)}{draw(comment)}\n",
                f'"{key}": {word}\n',
                f"{key}:{draw(comment)}\n",
                f"{key}: {draw(listed)}{draw(comment)}\n",
                f"{key}: [{word},\n  {other}]\n",
                f"{key}:\n- {word}\n-   {other}  # last\n",
                f"{key}:\n  - {{a: {word}, b: [{other}]}}\n  -\n",
                f"{key}:\n  a: {word}\n  b:\n    - {other}\n",
                f"{key}: |\n  {word}\n\n  {other}\n",
                f"{key}: >-\n  {word}\n  # no comment\n",
                f'{key}: "{word}\n  {other}"\n',
                f"{key}: {word}\n  {other}\n",
                f"{key}: 'it''s {word}'\n",
            ]
        )
    )


KEYS = "abcdef"


@st.composite
def layouts(draw):
    """Front matter as (key or none, lines): fields in any order, comments and blank lines between."""
    parts = []
    for key in draw(st.permutations(KEYS))[: draw(st.integers(0, 5))]:
        parts += [(None, draw(st.sampled_from(["", "", "# between\n", "\n"])))]
        parts += [(key, draw(field_lines(key)))]
    return parts


new_values = st.one_of(
    st.none(),
    our.titles,
    our.days,
    st.integers(0, 99),
    st.lists(our.titles, max_size=3).map(tuple),
    st.dictionaries(st.sampled_from("xy"), our.titles, min_size=1),
    st.lists(
        st.fixed_dictionaries({"x": our.titles, "y": st.lists(our.titles, max_size=2).map(tuple)}),
        min_size=1,
        max_size=2,
    ).map(tuple),
)


def as_text(value):
    """What a value is read back as: text, lists and mappings of text."""
    if isinstance(value, dict):
        return {key: as_text(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [as_text(item) for item in value]
    return str(value)


@given(
    layouts(), st.sampled_from(KEYS), new_values, st.sampled_from(["\n", "\r\n"]), st.booleans(), our.raw_text
)  # fmt: skip
def test_setting_a_field_changes_its_lines_and_no_other_byte(parts, key, value, end, bom, body):
    def whole(parts):
        front = "".join(lines for _, lines in parts).replace("\n", end)
        return ("\ufeff" if bom else "") + f"---{end}{front}---{end}{body}"

    new = set_field(whole(parts), key, value, tuple(KEYS))
    front = read(new)
    assert front.faults == []
    assert front.values.get(key) == (None if field_text.is_empty(value) else as_text(value))
    if key in dict(parts):
        at = [name for name, _ in parts].index(key)
        before, after = whole(parts[:at]), whole(parts[at + 1 :])
        before = before[: -len(f"---{end}{body}")]
        after = after[after.index("\n") + 1 :]
        assert new.startswith(before)
        assert new.endswith(after)
    elif field_text.is_empty(value):
        assert new == whole(parts)
    else:
        written = field_text.write_field(key, value).replace("\n", end)
        assert whole(parts) in [
            new[:at] + new[at + len(written) :]
            for at in range(len(new))
            if new.startswith(written, at)
        ]


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("b: x   # why\n", "y", "b: y   # why\n"),
        ("b :  # why\n", "y", "b : y  # why\n"),
        ('"b":\n', "y", '"b": y\n'),
        ("b: 🙂 # why\n", "𝒳: مرحبا", 'b: "𝒳: مرحبا" # why\n'),
        ("b: [x] # why\n", ("y", "z, a"), 'b: [y, "z, a"] # why\n'),
        ("b: x # why\n", None, ""),
        ("b: x\n", True, "b: true\n"),
        ("b: x\n", ("No", "nothing"), 'b: ["No", nothing]\n'),
        ("b: x\n", False, "b: false\n"),
        ("b: x\n", datetime(2026, 11, 2, 9, tzinfo=UTC), "b: 2026-11-02T09:00:00Z\n"),
        ("b: x\n", date(2026, 11, 2), "b: 2026-11-02\n"),
        ("b: x\n", "tab\there\nand \x07 \u2028 \U000e0001", 'b: "tab\\there\\nand \\x07 \\u2028 \\U000e0001"\n'),
        ("b: x\n", {"from": date(2026, 11, 2)}, "b:\n  from: 2026-11-02\n"),
        ("", "y", "b: y\n"),
    ],
)  # fmt: skip
def test_a_value_takes_the_place_of_the_old_one(before, value, after):
    text = "---\na: 1\n{}c: 2\n---\nb: not here\n"
    assert set_field(text.format(before), "b", value, ("a", "b", "c")) == text.format(after)


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("b:\n  - x   # why\n  - y\n", ("x", "y", "z: 1", "null"), 'b:\n  - x   # why\n  - y\n  - "z: 1"\n  - "null"\n'),
        ("b:\n- x\n", ("x", "y"), "b:\n- x\n- y\n"),
        ("b: [x]\n", ("x", "y"), "b: [x, y]\n"),
        ("b:\n  - x\n  - y\n", ("y", "x", "z"), "b: [y, x, z]\n"),
        ("b:\n  - x\n  - y\n", ("x",), "b: [x]\n"),
        ("b:\n  [x,\n   y]\n", ("x", "y", "z"), "b: [x, y, z]\n"),
        ("b:\n  - {from: 2026-11-02}\n", ({"from": "2026-11-02"}, {"from": "2026-11-03"}),
         "b:\n  - {from: 2026-11-02}\n  - {from: 2026-11-03}\n"),
    ],
)  # fmt: skip
def test_a_list_that_grows_gets_lines_and_its_others_stay(before, value, after):
    text = "---\na: 1\n{}c: 2\n---\n"
    assert set_field(text.format(before), "b", value) == text.format(after)


def test_a_field_that_no_order_knows_goes_last():
    assert set_field("---\na: 1\n---\n", "z", "y", ("a",)) == "---\na: 1\nz: y\n---\n"
    assert set_field("---\n---\n", "z", "y") == "---\nz: y\n---\n"


MORE = (
    "{} cannot be set without changing more than its own lines: write it by hand, and each field on "
    "a line of its own at the left edge"
)


@pytest.mark.parametrize(
    ("front", "key", "message"),
    [
        ("a: &who ann\nb: *who\n", "a", MORE.format("a")),
        ("  a: ann\n  b: bob\n", "c", MORE.format("c")),
        ("? a\n", "a", MORE.format("a")),
        ("a: b\na: c\n", "b", "b cannot be set: a is given twice, first on line 2: keep one of the two lines"),
        (
            "{a: ann, b: bob}\n",
            "a",
            "a cannot be set: the front matter is not a list of fields: write `field: value`, each on a "
            "line of its own",
        ),
    ],
)  # fmt: skip
def test_a_field_that_cannot_be_set_alone_is_refused(front, key, message):
    with pytest.raises(UneditableError) as refused:
        set_field(f"---\n{front}---\n", key, "eve")
    assert str(refused.value) == message


def test_python_frontmatter_reads_and_writes_our_files_through_the_handler():
    handler = front_matter.HANDLER
    assert handler.detect("---\na: b\n---\n")
    assert not handler.detect("# a\n")
    assert handler.split("---\na: b\n---\nText.\n") == ("a: b\n", "Text.\n")
    assert handler.load("a: b\n").values == {"a": "b"}
    assert handler.export({"a": "b", "c": ()}) == "a: b\nc: []\n"


def test_a_parser_that_counts_nesting_itself_says_so_in_our_words():
    """Not every version of libyaml has that limit; the words are the same where one does."""
    error = yaml.MarkedYAMLError(problem="exceeded max nesting depth", problem_mark=None)
    assert yaml_words.explain(error, "a: [[[") == (2, yaml_words.NESTED)


VALUES = {
    "plain": ("Room", "Room"),
    "nothing": ("", None),
    "double quotes": ('"Room"', "Room"),
    "single quotes": ("'Room'", "Room"),
    "two lines": ("Room\n  twelve", "Room twelve"),
    "quotes on two lines": ('"Room\n  twelve"', "Room twelve"),
    "list": ("[Room]", ["Room"]),
    "list on two lines": ("[Room,\n  twelve]", ["Room", "twelve"]),
    "mapping": ("{a: Room}", {"a": "Room"}),
    "item": ("\n  - Room", ["Room"]),
    "item in quotes": ('\n  - "Room"', ["Room"]),
    "value of an item": ("\n  - a: Room", [{"a": "Room"}]),
    "anchor": ('&a "Room"', "Room"),
}


@pytest.mark.parametrize("style", VALUES)
@pytest.mark.parametrize("behind", [" #12", "  #12 is locked", "#12", "# locked", "#"])
def test_text_behind_a_value_is_a_finding_or_part_of_it(style, behind):
    written, value = VALUES[style]
    front = front_matter.read(f"---\ntitle: {written}{behind}\nlast: z\n---\n")
    if not written and behind in ("# locked", "#"):
        assert front.faults == []  # the space before it makes it a comment
        return
    plain = written[-1:].isalpha() and not behind.startswith(" ")
    if plain:
        assert "#" in str(front.values["title"])
        assert front.faults == []
    else:
        assert front.values["title"] == value
        assert [it.rule for it in front.faults] == ["file.comment"]
    assert front.values["last"] == "z"


@pytest.mark.parametrize("head", ["|", ">-", "|2"])
@pytest.mark.parametrize("behind", [" #12", "#12", "# locked"])
def test_text_behind_the_head_of_a_block_is_a_finding(head, behind):
    front = front_matter.read(f"---\ntitle: {head}{behind}\n    Room\n---\n")
    assert [it.rule for it in front.faults] == ["file.comment"]


@pytest.mark.parametrize("style", VALUES)
def test_a_comment_with_its_spaces_is_no_finding(style):
    written, value = VALUES[style]
    front = front_matter.read(f"---\ntitle: {written} # a note\n---\n")
    assert (front.values["title"], front.faults) == (value, [])
