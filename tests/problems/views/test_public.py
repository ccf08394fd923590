"""Known problems for other systems: a documented file, a script, a frame."""

import json
from dataclasses import replace

from tests import site_world

from deskbook.problems.views import public


def test_a_whole_file_for_programs():
    made = json.loads(public.write_files(site_world.public())["problems/problems.json"])
    mill = {"id": "paper-mill", "name": "Paper Mill", "url": "https://mill.example"}
    assert made == {
        "version": 1,
        "library": "Hill College Library",
        "url": "https://library.example/problems/",
        "problems": [
            {
                "id": "mill-late",
                "title": "Paper Mill is late",
                "state": "confirmed",
                "live": True,
                "since": "2026-10-12",
                "until": None,
                "updated": "2026-11-02T00:00:00Z",
                "banner": "Paper Mill is late; we get you any article.",
                "url": "https://library.example/problems/mill-late/",
                "resource": mill,
                "history": [
                    {"day": "2026-10-12", "label": "First seen", "says": ""},
                    {"day": "2026-10-14", "label": "Confirmed", "says": "The vendor knows of it."},
                    {"day": "2026-11-02", "label": "", "says": "A first part has come."},
                ],
            },
            {
                "id": "mill-closed",
                "title": "Paper Mill did not open",
                "state": "fixed",
                "live": False,
                "since": "2025-03-01",
                "until": "2025-03-04",
                "updated": "2025-03-04T00:00:00Z",
                "banner": "Paper Mill did not open",
                "url": "https://library.example/problems/mill-closed/",
                "resource": mill,
                "history": [
                    {"day": "2025-03-01", "label": "First seen", "says": ""},
                    {"day": "2025-03-04", "label": "Fixed", "says": ""},
                ],
            },
        ],
    }


def test_without_an_address_of_the_site_addresses_start_from_the_file():
    library = replace(site_world.public(), site_url="")
    made = public.to_values(library)
    assert (made["url"], made["problems"][0]["url"]) == ("./", "./mill-late/")


def test_a_problem_of_no_resource_is_in_it_too():
    library = site_world.public()
    lone = replace(library.problems["mill-late"], resource=None)
    library = replace(library, problems={"mill-late": lone})
    assert public.to_values(library)["problems"][0]["resource"] is None
    assert '"resource": null' in public.write_files(library)["problems/banner.js"].decode()


def test_no_words_of_a_record_can_leave_the_script_or_the_frame():
    library = site_world.public()
    hostile = replace(
        library.problems["mill-late"], banner='</script>\N{LINE SEPARATOR}"<img src=x>'
    )
    made = public.write_files(replace(library, name="A\nalert(1)", problems={"x": hostile}))
    script, frame = (made[f"problems/banner.{it}"].decode() for it in ("js", "html"))
    assert ("</script>\N{LINE SEPARATOR}" in script, "\nalert" in script, "<img" in script) == (
        False, False, False,
    )  # fmt: skip
    assert "&lt;img src=x&gt;" in frame and "<img" not in frame


def test_a_frame_says_so_where_nothing_is_broken():
    library = replace(site_world.public(), problems={})
    frame = public.write_files(library)["problems/banner.html"].decode()
    assert "<p>Nothing that we know of is broken.</p>" in frame
