"""The gate over one text"""

import importlib
import pkgutil
import re
from re import _constants as constants
from re import _parser as parser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import raw_text

from deskbook.patrons.rules.patrons import normalize
from deskbook.privacy import rules
from deskbook.privacy.model.privacy import Hit
from deskbook.privacy.rules import id_patterns, redact
from deskbook.privacy.rules.redact import Gate

GATE = Gate(
    regions=("US",),
    students=id_patterns.compile_patterns([r"N\d{8}"]),
    cards=id_patterns.compile_patterns([r"HC\d{6}"]),
)

LETTER = """\
Dear Tessa,

my card 25185995609641 is refused at https://db.example/login?session=s1q2w3&url=x.
Call 919-555-0107 ext. 4, write to quill@mail.example or 12 North Main Street, Sampleton, IL 62701.
ISSN 0018-2656, call number QA76.73 .P98 2009.

Thanks,
Quill Sampleton
N00124512, 0000-0002-1825-0097
"""


def test_a_letter_keeps_its_question_and_loses_its_sender():
    text, hits = redact.clean_intake(LETTER, GATE)
    assert text == (
        "Dear [name],\n\n"
        "my card [card number] is refused at https://db.example/login?session=[token]&url=x.\n"
        "Call [phone], write to [e-mail] or [address].\n"
        "ISSN 0018-2656, call number QA76.73 .P98 2009.\n\n"
        "Thanks,\n[name]\n[student id], [ORCID]\n"
    )
    assert [(hit.kind, LETTER[hit.start : hit.end]) for hit in hits] == [
        ("name", "Tessa"),
        ("barcode", "25185995609641"),
        ("token", "s1q2w3"),
        ("phone", "919-555-0107 ext. 4"),
        ("email", "quill@mail.example"),
        ("address", "12 North Main Street, Sampleton, IL 62701"),
        ("name", "Quill Sampleton"),
        ("student-id", "N00124512"),
        ("orcid", "0000-0002-1825-0097"),
    ]


def test_a_sentence_after_a_greeting_is_no_name():
    text = "Hello, Off campus, open the database from our list.\n\nHi, Sign in first."
    assert redact.clean_intake(text, GATE) == (text, ())


def test_what_is_doubtful_is_shown_and_stays():
    text = "Dr. Mockley said 2125550142 or 20000000000000, and 555-0142."
    kept, hits = redact.clean_intake(text, GATE)
    assert kept == text
    assert [(hit.kind, hit.confidence) for hit in hits] == [
        ("name", "doubtful"),
        ("phone", "doubtful"),
        ("barcode", "doubtful"),
        ("phone", "doubtful"),
    ]


def test_what_is_the_librarys_own_passes():
    own = Gate(
        regions=("US",),
        allowed=frozenset(
            map(
                normalize,
                ("Ask@Library.example", "+1 (919) 555-0100", "History  Liaison"),
            )
        ),
    )
    text = "Dear History Liaison,\nask@library.example, 919-555-0100 or 1-919-555-0100?"
    assert redact.find(text, own) == ()
    assert redact.clean_intake("call 919-555-0101", own)[0] == "call [phone]"


def test_a_known_name_is_found_wherever_it_stands():
    gate = Gate(
        known=(
            ("name", "Quill Rose Sampleton"),
            ("name", "Will van Page"),
            ("address", "Cell 4,  Old Mill"),
        )
    )
    text = "sampleton, Quill Rose; by Sampleton and Rose. Will the Page load? will van page. cell 4,\nold mill"
    assert redact.replace_hits(text, redact.find(text, gate)) == (
        "[name]; by [name] and [name]. Will the Page load? [name]. [address]"
    )


def test_of_overlapping_hits_the_surer_and_then_the_stronger_is_kept():
    text = "https://x.example/?email=q&user=quill@mail.example"
    assert redact.find(text, GATE) == (Hit(text.index("quill"), len(text), "token"),)


def test_a_source_of_an_openurl_and_an_empty_secret_are_none():
    text = "https://r.example/?sid=EBSCO%3Aaph00012345&token=. https://r.example/?sid=ebsco0123456789abc"
    assert redact.replace_hits(text, redact.find(text, GATE)) == (
        "https://r.example/?sid=EBSCO%3Aaph00012345&token=. https://r.example/?sid=[token]"
    )


@pytest.mark.parametrize("key", ["token", "session", "ticket", "pass"])
@pytest.mark.parametrize("value", ["ab12:cd34", "ab12%3Acd34", "user:secret", "s.1:2.3"])
def test_a_secret_of_two_parts_is_one_and_no_source_of_an_openurl(key, value):
    text = f"https://r.example/?{key}={value}&sid=EBSCO:aph"
    assert redact.replace_hits(text, redact.find(text, GATE)) == (
        f"https://r.example/?{key}=[token]&sid=EBSCO:aph"
    )


personal = st.sampled_from(
    [
        "quill@mail.example", "q (at) hill (dot) example", "q at hill dot edu", "call 919-555-0123", "555-0142",
        "25185995609641", "my card 123456", "N00124512", "student id 900123456", "0000-0002-1825-0097",
        "https://a.example/?token=abc123", "https://u:p@x.example/", "eyJhbGciOi.eyJzdWIi.sig", "12 Main Street",
        "PO Box 12", "Musterstraße 3", "12 rue de la Paix", "Calle Mayor 3", "\nDear Tessa Sample,\n", "\nHi Q and Zed,",
        "\nThanks,\nQuill", "Thanks! Quill S.", "\n-- \nQuill", "my name is Quill", "I am Quill Sample, ", "\nName: Quill\n",
        "Dr. Mockley", "netid qs12", ",\nQuill Sample", "ISSN 1234-5678", "2026-11-12 14:30", "%40", "Grüße\nMax Muster",
    ]
)  # fmt: skip
letters = st.lists(st.one_of(personal, raw_text, st.sampled_from([" ", ", ", "\n", "1", "-"]))).map(
    "".join
)


@given(letters)
def test_a_text_that_went_through_has_nothing_more_to_replace(text):
    clean, _ = redact.clean_intake(text, GATE)
    assert [hit for hit in redact.find(clean, GATE) if hit.confidence == "sure"] == []
    assert redact.clean_intake(clean, GATE)[0] == clean


@given(letters)
def test_hits_lie_in_the_text_apart_and_everything_else_stays(text):
    hits = redact.find(text, GATE)
    assert list(hits) == sorted(hits)
    edges = [0, *(edge for hit in hits for edge in (hit.start, hit.end)), len(text)]
    assert edges == sorted(edges)
    assert all(hit.start < hit.end for hit in hits)
    outside = [text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]
    replaced = redact.replace_hits(text, hits)
    for part in outside:
        assert part in replaced
        replaced = replaced[replaced.index(part) + len(part) :]


def endless(parsed, inside=False):
    """The repetitions without an end that stand inside another: what takes exponential time."""
    for name, operand in parsed:
        repeats = name in (constants.MAX_REPEAT, constants.MIN_REPEAT)
        without_end = repeats and operand[1] == constants.MAXREPEAT
        if without_end and inside:
            yield operand
        for part in operand if isinstance(operand, tuple | list) else (operand,):
            for branch in part if isinstance(part, list) else (part,):
                if isinstance(branch, parser.SubPattern):
                    yield from endless(branch, inside or without_end)


def test_an_endless_repetition_inside_another_is_seen():
    for runs_away in (r"(?:a+)+b", r"(?:x|(?:\w\s*)*)y", r"(?=(?:a|b*)+)c", r"(?:a{1,3}b*?)*"):
        assert list(endless(parser.parse(runs_away)))
    for sound in (r"a+b+", r"(?:a{1,9}b)*", r"(?:ab*){2,5}", r"(?<!\w)x*"):
        assert list(endless(parser.parse(sound))) == []


def test_no_expression_of_the_gate_repeats_the_endless():
    expressions = [
        (module.name, name, value)
        for module in pkgutil.iter_modules(rules.__path__)
        if module.name != "id_patterns"
        for name, value in vars(
            importlib.import_module(f"deskbook.privacy.rules.{module.name}")
        ).items()
        if isinstance(value, re.Pattern)
    ]
    assert len(expressions) >= 30
    assert [
        (module, name)
        for module, name, value in expressions
        if list(endless(parser.parse(value.pattern, value.flags)))
    ] == []


@given(
    st.lists(st.sampled_from(["Dear ", "Todd", "[name]", "a@b.example", ",\n", "x"]), max_size=8)
)
def test_a_text_is_made_of_what_the_gate_kept_of_it(parts):
    text = "".join(parts)
    kept = text.replace("Todd", "[name]").replace("a@b.example", "[e-mail]")
    assert redact.is_made_of(kept, text)
    assert not redact.is_made_of(f"{kept}.", text)
    assert not redact.is_made_of(kept, f"Oh. {text}.") or kept == "[name]" or kept.startswith("[")


@pytest.mark.parametrize(
    ("kept", "text"),
    [
        ("Dear [name], no", "Dear Todd, yes"),
        ("Dear [name], it [name] on", "Dear Todd, it"),
        ("a [name] a", "a"),
        ("[name] a [name] b [name]", "Todd a Todd Todd"),
        ("plain", "other"),
    ],
)
def test_a_text_that_was_rewritten_is_another_one(kept, text):
    assert not redact.is_made_of(kept, text)


LABELS = (
    "{}-{}-thesis",
    "thesis-{}-{}",
    "{}-{}",
    "{}_{}_2026",
    "scans/{}-{}/chapter-1",
    "2026-{}-{}",
)
NO_NAMES_IN = (
    "e-resources", "history-full-text", "san-francisco-map", "st-paul-archive", "inter-library-loan",
    "full-text-late", "peer-reviewed-articles", "https://x.example/people/jane-smith", "a-to-z",
    "up-to-date", "read-only", "journal-of-physics", "late_2026_issue", "mark-up", "@jane-smith",
)  # fmt: skip


@pytest.mark.parametrize("label", LABELS)
def test_a_name_in_a_label_or_path_is_asked_about_or_taken_out(label):
    for first, family in (("jane", "smith"), ("zuzanna", "qwertzky"), ("mehmet", "yilmaz")):
        text = label.format(first, family)
        (hit,) = redact.find(text, Gate())
        assert (hit.kind, hit.confidence) == ("name", "doubtful")
        assert first in text[hit.start : hit.end]
        known = Gate(known=(("name", f"{first.title()} {family.title()}"),))
        assert redact.clean_intake(text, known)[0] == label.replace("{}-{}", "{}_{}").replace("{}_{}", "[name]")  # fmt: skip
        ours = Gate(allowed=frozenset({f"{first} {family}"}))
        assert redact.find(f"{first}-{family}", ours) == ()


@pytest.mark.parametrize("label", NO_NAMES_IN)
def test_a_label_without_a_name_is_not_asked_about(label):
    assert redact.find(label, Gate()) == ()
