"""Issue forms as GitHub takes them, made of the services' own records."""

from dataclasses import replace

import pytest
import yaml
from check_jsonschema.builtin_schemas import get_builtin_schema
from jsonschema.validators import validator_for
from tests import care_world

from deskbook.github.views import repository
from deskbook.library.model.issue_form import DIAGNOSTICS, QUESTIONS
from deskbook.library.model.library import Library
from deskbook.library.model.records import Department, Resource, Service, ServicePromise

PROMISE = ServicePromise(first_reply="1d", news_every="3d", accept_within="1d")
DESK = Service(slug="desk", name="Desk", team=("ann",), head="ann", promise=PROMISE)
ACCESS = replace(
    DESK,
    slug="e-resources",
    name='Databases: "all" of them, no',
    label="service: e-resources",
    asks=(*DIAGNOSTICS, "resource", "department"),
)
LIBRARY = Library(
    profile=care_world.PROFILE,
    services={"e-resources": ACCESS, "desk": DESK},
    resources={
        slug: Resource(slug=slug, name=name, vendor="V")
        for slug, name in {"a": "yes", "b": "12:30", "c": "yes", "d": "# {x}: [y]"}.items()
    },
)


def schema(name):
    found = get_builtin_schema(name)
    return validator_for(found)(found)


FORM, CONFIG = schema("vendor.github-issue-forms"), schema("vendor.github-issue-config")


def questions_of(text):
    return {it["id"]: it for it in yaml.safe_load(text)["body"] if "id" in it}


def test_there_is_a_form_for_each_service_that_github_takes():
    made = repository.write_forms(LIBRARY)
    assert list(made) == [
        ".github/ISSUE_TEMPLATE/ask-desk.yml",
        ".github/ISSUE_TEMPLATE/ask-e-resources.yml",
        ".github/ISSUE_TEMPLATE/config.yml",
    ]
    for path, text in made.items():
        check = CONFIG if path.endswith("config.yml") else FORM
        assert [it.message for it in check.iter_errors(yaml.safe_load(text))] == [], path
        assert text.startswith(repository.FORMS_HEAD)


def test_a_plain_service_asks_for_nothing_but_the_question():
    assert repository.write_form(DESK, LIBRARY) == (
        "# Made by `desk forms` from knowledge/services/desk.md: change that, and run it again.\n"
        'name: "Desk"\n'
        'description: "Ask Desk"\n'
        "body:\n"
        "  - type: markdown\n"
        "    attributes:\n"
        '      value: "A first reply comes within one day on which the library is open. Everybody who can '
        "see this repository can read what you write here, so leave out who is asking. "
        'Patrons ask at ask@library.example, where it stays private."\n'
        "  - type: checkboxes\n"
        "    id: privacy\n"
        "    attributes:\n"
        '      label: "Before you send this"\n'
        "      options:\n"
        '        - label: "I have named no patron: no name, address, card number or password."\n'
        "          required: true\n"
        "  - type: textarea\n"
        "    id: question\n"
        "    attributes:\n"
        '      label: "Question"\n'
        '      description: "As it was asked: what is needed, and what for."\n'
        "    validations: {required: true}\n"
    )


def test_the_sixty_second_diagnostics_ask_for_what_troubleshooting_begins_with():
    made = yaml.safe_load(repository.write_form(ACCESS, LIBRARY))
    assert made["name"] == 'Databases: "all" of them, no'
    assert made["description"].endswith("in a minute")
    assert made["labels"] == ["service: e-resources"]
    asked = questions_of(repository.write_form(ACCESS, LIBRARY))
    assert list(asked) == [
        "item", "symptom", "resource", "entry", "place", "sign-in", "link", "privacy", "error", "question",
    ]  # fmt: skip
    needed = {key for key, it in asked.items() if it.get("validations", {}).get("required")}
    assert needed == {"item", "symptom"}
    assert asked["resource"]["attributes"]["options"] == [
        "# {x}: [y]",
        "12:30",
        "yes",
        repository.OTHER,
    ]


def test_a_choice_without_records_is_not_asked():
    assert "department" not in questions_of(repository.write_form(ACCESS, LIBRARY))
    history = Department(slug="history", name="History", liaison="ann")
    library = replace(LIBRARY, departments={"history": history})
    asked = questions_of(repository.write_form(ACCESS, library))
    assert asked["department"]["attributes"]["options"] == ["History", repository.OTHER]


@pytest.mark.parametrize(
    ("ask", "email", "site", "links"),
    [
        ("", "", "", None),
        ("", "ask@b.example", "", None),
        ("mailto:a@b.example", "ask@b.example", "http://l.example", None),
        (
            "https://l.example/ask",
            "",
            "https://l.example",
            ["https://l.example/ask", "https://l.example"],
        ),
    ],
)
def test_patrons_are_shown_where_they_ask_in_private(ask, email, site, links):
    profile = replace(care_world.PROFILE, ask_url=ask, ask_email=email, site_url=site)
    made = yaml.safe_load(repository.write_config(replace(LIBRARY, profile=profile)))
    assert made["blank_issues_enabled"] is False
    assert [it["url"] for it in made.get("contact_links", [])] == (links or [])
    welcome = yaml.safe_load(repository.write_form(DESK, replace(LIBRARY, profile=profile)))[
        "body"
    ][0]
    shown = f" Patrons ask at {ask or email}, where it stays private."
    text = welcome["attributes"]["value"]
    assert text.endswith(shown) if ask or email else "Patrons ask" not in text


def test_labels_and_ids_are_given_once():
    assert len({it.label for it in QUESTIONS}) == len({it.id for it in QUESTIONS}) == len(QUESTIONS)
    longs = [it.kind == "text" for it in QUESTIONS]
    assert longs == sorted(longs), "long texts come last"
