"""`desk build` and `desk serve`: sites made of files, written only where something changed."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from itertools import product
from pathlib import Path

import pytest
from tests import worlds

from deskbook.library.adapters import shipped
from deskbook.sites.adapters import engine
from deskbook.sites.views import public_pages

pytestmark = pytest.mark.slow
"""Each builds a site with MkDocs."""


SECONDS = re.compile(r"\d+\.\d s")


def said(outcome):
    """What was printed, without how long it took."""
    return SECONDS.sub("N s", outcome.out)


def list_made(library):
    """The bytes of the public site's sources, and of the files that stand beside its pages."""
    built = library / "build/public"
    beside = [built / "site" / it for it in json.loads((built / "built.json").read_text())["files"]]
    return {path: path.read_bytes() for path in (*(built / "docs").rglob("*.md"), *beside)}


def test_the_public_site_is_built_and_only_changes_are_written(library, desk):
    first = desk("build", "--public")
    assert (first.code, first.err) == (0, "")
    before = list_made(library)
    assert said(first) == (
        f"public: 13 pages, {len(before)} files written, 0 taken away\n"
        "built build/public/site in N s\n"
    )
    page = library / "build/public/site/answers/missing-issue/index.html"
    assert "Some publishers hold new issues back." in page.read_text(encoding="utf-8")
    shown = (library / "build/public/site/lookup/p-0.json").read_text(encoding="utf-8")
    assert [title for _, title, *_ in json.loads(shown)][:1] == [
        "Why is the newest issue of a journal missing from a database?"
    ]
    (library / "knowledge/answers/missing-issue.md").unlink()
    again = desk("build", "--public")
    after = list_made(library)
    written = [it for it in after if after[it] != before.get(it)]
    gone = before.keys() - after.keys()
    assert said(again) == (
        f"public: 12 pages, {len(written)} files written, {len(gone)} taken away\n"
        "built build/public/site in N s\n"
    )
    assert library / "build/public/docs/answers/missing-issue.md" in gone
    assert not page.exists()


def test_json_of_a_build_has_the_numbers_of_each_site(library, desk):
    built = json.loads(desk("build", "--public", "--json").out)
    assert (built["kind"], built["result"]) == ("outcome", "SitesBuilt")
    assert built["sites"] == [{"kind": "public", "pages": 13, "changed": 46, "removed": 0}]


def test_pages_say_what_the_records_say_and_never_show_a_field(library, desk):
    path = library / "knowledge/answers/missing-issue.md"
    path.write_text(
        path.read_text(encoding="utf-8").replace(
            "Ask us, and", "We are open {hours.week}, {hours.weak}. Ask us, and"
        ),
        encoding="utf-8",
    )
    assert desk("build", "--public").code == 0
    page = library / "build/public/site/answers/missing-issue/index.html"
    words = " ".join(re.sub("<[^>]+>", " ", page.read_text(encoding="utf-8")).split())
    assert (
        "We are open Monday to Friday 9 am to 5 pm, closed Saturday and Sunday, please ask us."
        in (words)
    )


def test_the_staff_site_says_which_answers_state_what_has_changed(library, desk):
    profile = library / "knowledge/library.md"
    profile.write_text(
        profile.read_text(encoding="utf-8").replace(
            "ask_email:", "facts: [{name: fee, value: $5, since: 2026-10-12}]\nask_email:"
        ),
        encoding="utf-8",
    )
    answer = library / "knowledge/answers/missing-issue.md"
    answer.write_text(
        answer.read_text(encoding="utf-8") + "\nIt costs {fact.fee}.\n", encoding="utf-8"
    )
    assert desk("build", "--staff").code == 0
    page = library / "build/staff/site/answers/missing-issue/index.html"
    words = " ".join(re.sub("<[^>]+>", " ", page.read_text(encoding="utf-8")).split())
    assert "It costs $5." in words
    assert "{fact.fee}, which it states, changed Mon 12 Oct, after its review" in words


def test_nothing_of_a_ticket_is_in_any_file_of_the_public_site(library, desk):
    note = "\n### 2026-11-05T14:50:00Z note @eresources ^CANARY00\n\nCANARY-INTERNAL\n"
    for path in library.glob("tickets/*/*/*.md"):
        path.write_text(path.read_text(encoding="utf-8") + note, encoding="utf-8")
    for folder in ("departments", "problems", "projects", "staff"):
        for path in library.glob(f"knowledge/{folder}/*.md"):
            path.write_text(
                path.read_text(encoding="utf-8") + "\nCANARY-INTERNAL\n", encoding="utf-8"
            )
    assert desk("build").code == 0
    public = [it for it in (library / "build/public").rglob("*") if it.is_file()]
    staff = [it for it in (library / "build/staff").rglob("*.html") if it.is_file()]
    handles = [it.stem for it in (library / "knowledge/staff").glob("*.md")]
    internal = ["CANARY-INTERNAL", "p-7f3kq29d", worlds.OVERDUE, "support@vendor.example", *handles]
    for path in public:
        data = path.read_bytes()
        assert [
            word for word in internal if re.search(rb"(?<![\w-])%b(?![\w-])" % word.encode(), data)
        ] == [], path
    assert any(b"CANARY-INTERNAL" in it.read_bytes() for it in staff)


def test_a_ticket_that_cannot_be_read_is_named_and_the_rest_is_built(library, desk):
    path = next(library.glob(f"tickets/*/*/{worlds.NEW}.md"))
    path.write_text(
        path.read_text(encoding="utf-8").replace("status: new", "status: nwe"), encoding="utf-8"
    )
    outcome = desk("build", "--staff")
    assert outcome.code == 1
    assert f"{path.relative_to(library)}:4: " in outcome.err
    page = (library / "build/staff/docs/index.md").read_text(encoding="utf-8")
    assert "These files have to be mended" in page
    assert not (library / f"build/staff/docs/tickets/{worlds.NEW}.md").exists()


def test_a_site_that_cannot_be_built_leaves_the_last_good_one(library, desk, monkeypatch):
    assert desk("build", "--public").code == 0
    (library / "knowledge/answers/missing-issue.md").unlink()
    monkeypatch.setattr(engine, "_RUNNER", ("/bin/false",))
    outcome = desk("build", "--public")
    assert (outcome.code, outcome.err) == (2, "desk: MkDocs could not build the public site:\n\n")
    assert (library / "build/public/site/answers/missing-issue/index.html").is_file()


def test_serving_is_refused_without_a_built_site(library, desk):
    outcome = desk("serve")
    assert (outcome.code, outcome.err) == (
        2, "desk: the public site is not built yet: `desk build`, or `desk serve --build`\n",
    )  # fmt: skip


def test_port_in_use_is_reported_before_anything_is_built(library, desk):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        outcome = desk("serve", "--build", "--port", str(port))
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"desk: port {port} cannot be used (")
    assert not (library / "build").exists()


def test_addresses_appear_at_once_where_output_goes_into_a_pipe(library):
    process = started(library, "serve", "--build", "--port", "0", PYTHONUNBUFFERED="")
    try:
        assert "as history-liaison" in until(process, "where you answer them")[-1]
        assert stopped(process)[0] == 0
    finally:
        process.kill()
        process.wait()


@pytest.mark.slow
@pytest.mark.skipif(os.geteuid() != 0, reason="mounts a small disk")
@pytest.mark.parametrize(
    ("words", "free"),
    [
        *product(["build", f"note {worlds.OVERDUE} hello"], [0, 500_000, 3_000_000]),
        *product(["serve --build --port 0"], [0, 500_000]),  # the public site alone is smaller
    ],
)
def test_full_disk_is_one_sentence(library, tmp_path, free, words):
    """On a disk of 12 MB with so many bytes left; no command leaves half a file behind."""
    run = f"{sys.executable} -c 'from deskbook.cli.main import run; run()'"
    script = (
        f"mount -t tmpfs -o size=12M tmpfs {tmp_path}/disk && cp -r {library} {tmp_path}/disk/l && cd {tmp_path}/disk\n"
        f"head -c 12M /dev/zero > fill 2>/dev/null; truncate -s -{free} fill; cd l\n{run} {words}; code=$?\n"
        f"rm ../fill; {run} check >&2 && exit $code"
    )
    (tmp_path / "disk").mkdir()
    done = subprocess.run(
        ["unshare", "--mount", "sh", "-c", script],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    failed = [it for it in done.stderr.splitlines() if it.startswith("desk: ")]
    if words.startswith("note") and free:
        assert (done.returncode, failed) == (0, [])
        return
    assert done.returncode == 2, done
    (line,) = failed
    assert re.fullmatch(
        r"desk: the disk is full( \(at .*\))?; nothing that was saved is lost: make room and run the command again",
        line,
    )


def started(root, *words, **variables):
    """A `desk` of its own, as people start it."""
    return subprocess.Popen(
        [sys.executable, "-c", "from deskbook.cli.main import run; run()", *words],
        cwd=root,
        env={
            **os.environ,
            "PYTHONUNBUFFERED": "1",
            "PYTHONPATH": os.pathsep.join(sys.path),
            **variables,
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def until(process, words):
    """The lines that a process prints until one holds these words."""
    lines = []
    for line in process.stdout:
        lines.append(line)
        if words in line:
            return lines
    raise AssertionError(lines)


def stopped(process):
    process.send_signal(signal.SIGINT)
    rest, _ = process.communicate(timeout=20)
    return process.returncode, rest


def test_the_site_and_the_desk_are_served_until_ctrl_c_and_the_site_follows_changes(library):
    process = started(library, "serve", "--watch", "--port", "0")
    try:
        lines = until(process, "watching for changes")
        addresses = dict(re.findall(r"^(public|desk) +(\S+)", "".join(lines), re.MULTILINE))
        page = f"{addresses['public']}answers/missing-issue/"
        with urllib.request.urlopen(page) as answer:
            assert b"hold new issues back" in answer.read()
        with urllib.request.urlopen(addresses["desk"]) as answer:
            assert b"Mine today" in answer.read()
        path = library / "knowledge/answers/missing-issue.md"
        path.write_text(path.read_text(encoding="utf-8") + "\nA new line.\n", encoding="utf-8")
        assert "1 file changed\n" in until(process, "built ")
        with urllib.request.urlopen(page) as answer:
            assert b"A new line." in answer.read()
        path.write_text("---\ntitle: [\n", encoding="utf-8")
        until(process, "built ")
        code, rest = stopped(process)
    finally:
        process.kill()
        process.wait()
    assert (code, rest.splitlines()[-1]) == (0, "stopped")


def test_ctrl_c_ends_the_watch_at_whatever_moment_it_comes():
    code = (
        "import signal\n"
        "from deskbook.sites.adapters.preview import until_stopped\n"
        "with until_stopped() as stop:\n"
        "    with stop._cond:  # as within a wait, before it sleeps\n"
        "        signal.raise_signal(signal.SIGINT)\n"
        "    assert stop.wait(10)\n"
    )
    path = os.pathsep.join(sys.path)
    command = [sys.executable, "-c", code]
    env = {**os.environ, "PYTHONPATH": path}
    assert subprocess.run(command, env=env, timeout=30, check=False).returncode == 0


def test_build_watches_and_says_what_goes_wrong(library):
    process = started(library, "build", "--public", "--watch")
    try:
        until(process, "watching for changes")
        profile = library / "knowledge/library.md"
        whole = profile.read_text(encoding="utf-8")
        profile.write_text("---\nname: [\n", encoding="utf-8")
        until(process, "desk: knowledge/library.md cannot be read")
        time.sleep(0.1)
        profile.write_text(whole.replace("Ask us anything.", "Ask us now."), encoding="utf-8")
        until(process, "built ")
        front = (library / "build/public/site/index.html").read_text(encoding="utf-8")
        assert "Ask us now." in front
        assert stopped(process)[0] == 0
    finally:
        process.kill()
        process.wait()


def test_no_page_is_built_that_says_who_somebody_is(library, desk):
    path = library / "knowledge/answers/missing-issue.md"
    before = path.read_text(encoding="utf-8")
    path.write_text(before + "\nquill@mail.example wrote this.\n", encoding="utf-8")
    outcome = desk("build", "--public")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == (
        "desk: the public site was not built, for everybody would read this:\n"
        "  knowledge/answers/missing-issue.md:13: an e-mail address stands here (from character 1, 18 "
        "long): write [e-mail] instead, or if it is nobody's, `desk allow` it\n"
    )
    assert not (library / "build").exists()
    both = desk("build")
    assert (both.code, both.err) == (2, outcome.err)
    assert "\nbuilt build/staff/site in " in both.out
    assert (library / "build/staff/site/index.html").exists()
    assert not (library / "build/public/site").exists()
    draft = before.replace("state: published", "state: draft")
    path.write_text(draft + "\nquill@mail.example wrote this.\n", encoding="utf-8")
    assert desk("build", "--public").code == 0


LOOK = Path(__file__).parents[3]


@pytest.mark.parametrize(("broken", "built"), [("staff", "public"), ("public", "staff")])
@pytest.mark.parametrize("error", ["{% if %}", "{{ page.absent.absent }}", "{{ 1 // 0 }}"])
def test_page_that_cannot_be_rendered_does_not_stop_the_other_site(
    library, desk, broken, built, error
):
    shutil.copytree(LOOK / "site", library / "site")
    changed = sorted((library / "site/templates" / broken).glob("*.html"))
    for template in changed:
        template.write_text(error, encoding="utf-8")
    shipped.approve(library, [it.relative_to(library).as_posix() for it in changed])
    outcome = desk("build")
    assert outcome.code in (2, 3)
    assert re.fullmatch(
        rf"{built}: \d+ pages, \d+ files written, 0 taken away\nbuilt build/{built}/site in N s\n",
        said(outcome),
    )
    assert (library / f"build/{built}/site/index.html").exists()
    assert not (library / f"build/{broken}/site").exists()


def test_error_in_our_own_code_for_one_site_is_reported_once_the_other_is_built(
    library, desk, monkeypatch
):
    monkeypatch.delitem(public_pages.__dict__, "banners")
    outcome = desk("build")
    assert outcome.code == 3
    assert said(outcome).endswith("\nbuilt build/staff/site in N s\n")
    assert "this is a fault of ours" in outcome.err
    assert "AttributeError" in outcome.err


def test_error_of_each_site_is_printed_when_neither_can_be_built(library, desk):
    (library / "site/templates").mkdir(parents=True)
    (library / "site/templates/macros.html").write_text("{% macro %}", encoding="utf-8")
    shipped.approve(library, ["site/templates/macros.html"])
    outcome = desk("build")
    assert (outcome.code, outcome.out) == (2, "")
    public, _, staff, _ = outcome.err.splitlines()
    assert public.startswith("desk: site/templates/macros.html, line 1: no page index can be made")
    assert staff.startswith("desk: site/templates/macros.html, line 1: no page index can be made")


def test_logo_colours_and_links_of_a_library_are_on_every_page(library, desk):
    path = library / "knowledge/library.md"
    look = "look: {logo: l.svg, accent: 7a1f5c}\nsite_links:\n  - {title: A <b>, url: https://a.example/?a=1&b=2}\n"
    path.write_text(path.read_text("utf-8").replace("ask_email", look + "ask_email", 1), "utf-8")
    (library / "site/overrides/assets").mkdir(parents=True)
    (library / "site/overrides/assets/l.svg").write_text("<svg/>")
    shipped.approve(library, ["site/overrides/assets/l.svg"])
    built = desk("build")
    assert (built.code, built.err) == (0, "")
    for kind, folder in (("public", "hours/"), ("staff", "queues/")):
        site = library / "build" / kind / "site"
        page = (site / folder / "index.html").read_text("utf-8")
        assert '<img class="desk-header__logo" src="../assets/l.svg" alt="">' in page
        assert '<link rel="stylesheet" href="../assets/library.css">' in page
        assert "#7a1f5c" in (site / "assets/library.css").read_text()
        assert (site / "assets/l.svg").is_file()
        link = '<a href="https://a.example/?a=1&amp;b=2">A &lt;b&gt;</a>'
        assert (link in page) == (kind == "public")


def test_configuration_and_former_copies_in_a_library_change_nothing(library, desk):
    assert desk("build", "--public").code == 0
    before = (library / "build/public/site/index.html").read_bytes()
    (library / "site/templates/public").mkdir(parents=True)
    (library / "mkdocs.yml").write_text("plugins: [search]\nhooks: [evil.py]\n", encoding="utf-8")
    (library / "evil.py").write_text("raise SystemExit(1)\n", encoding="utf-8")
    (library / "site/staff.yml").write_text("nothing: here\n", encoding="utf-8")
    built = desk("build")
    assert (built.code, built.err) == (0, "")
    assert (library / "build/public/site/index.html").read_bytes() == before


def test_published_answer_without_a_reviewer_is_left_out_and_named(library, desk):
    (library / "knowledge/answers/alone.md").write_text(
        "---\ntitle: May I?\nstate: published\nservices: [reference]\n---\n\nYes.\n",
        encoding="utf-8",
    )
    built = desk("build", "--public")
    assert built.code == 0
    assert built.err == (
        "knowledge/answers/alone.md is left out, for nobody is named who reviewed it: write state: "
        "review, then whoever has read it says `desk answer publish alone`\n"
    )
    assert (library / "build/public/site/answers/missing-issue/index.html").exists()
    assert not (library / "build/public/site/answers/alone").exists()
