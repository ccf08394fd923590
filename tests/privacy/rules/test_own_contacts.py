"""What passes the gate because the library says it of itself"""

from deskbook.library.model.records import (
    Department,
    Hours,
    Privacy,
    Profile,
    Resource,
    Service,
    ServicePromise,
    Staff,
)
from deskbook.privacy.rules import own_contacts, redact

PROFILE = Profile(
    name="The Hill Library",
    timezone="UTC",
    week=(Hours(days=("mon",), hours="09:00-17:00"),),
    country="US",
    ask_email="ask@library.example",
    ask_phone="919-555-0100",
    privacy=Privacy(student_ids=(r"N\d{8}",), card_numbers=(r"HC\d{6}",)),
    not_personal=("Evan Hansen",),
    body="Call us at 919-555-0122.",
)
RECORDS = (
    Service(
        slug="reference",
        name="Reference Desk",
        team=(),
        head="x",
        promise=ServicePromise(first_reply="4h", news_every="2d", accept_within="1d"),
        email="reference@library.example",
        body="Text 919-555-0111.",
    ),
    Staff(handle="maps", name="Maps Curator", email="maps@library.example"),
    Department(slug="history", name="History", liaison="maps", body="office@history.example"),
    Resource(slug="db", name="History Full Text", vendor="Example Aggregator", support="help@v.example"),
)  # fmt: skip
TEXT = (
    "Dear Evan Hansen,\nhi: ask@library.example 919-555-0100 reference@library.example "
    "call 919-555-0111 maps@library.example office@history.example help@v.example\n"
    "Thanks,\nMaps Curator"
)


def test_the_profile_and_the_records_are_let_pass_and_nobody_else():
    gate = own_contacts.make_gate(own_contacts.make_profile_gate(PROFILE), RECORDS)
    strange = {TEXT[hit.start : hit.end] for hit in redact.find(TEXT, gate)}
    assert strange == {"919-555-0111", "office@history.example"}  # they are in free texts alone
    assert redact.clean_intake("Hi Quill,\nN00124512 HC123456 q@library.example", gate)[0] == (
        "Hi [name],\n[student id] [card number] [e-mail]"
    )
    assert "hill library" in gate.allowed


def test_library_md_alone_lets_less_pass():
    quick = own_contacts.make_profile_gate(PROFILE)
    assert {TEXT[hit.start : hit.end] for hit in redact.find(TEXT, quick)} == {
        "reference@library.example",
        "919-555-0111",
        "maps@library.example",
        "office@history.example",
        "help@v.example",
        "Maps Curator",
    }


def test_library_without_a_country_finds_numbers_of_all_plausible_regions():
    from dataclasses import replace

    gate = own_contacts.make_profile_gate(replace(PROFILE, country=None))
    text = "919-555-0142, +1 919 555 0142, 030 901820 or 020 7946 0018"
    assert redact.clean_intake(text, gate)[0] == "[phone], [phone], [phone] or [phone]"
