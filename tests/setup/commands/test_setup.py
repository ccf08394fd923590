"""`desk setup`: a library from a file of answers or from questions, again and again."""

import os
import shlex
from pathlib import Path

import pytest
from tests import worlds
from tests.mail import mailhouse

ANSWERS = """\
name: Ridgeway College Library
timezone: America/New_York
country: US
hours:
  - {days: [mon, tue, wed, thu, fri], hours: "08:00-22:00"}
ask: {email: ask@library.example, place: The help desk}
staff:
  - {handle: jo, name: Jo, email: jo@library.example}
  - {handle: kim, name: Kim}
services:
  - {name: Research help, first_reply: 4h}
  - {name: Interlibrary loan, team: [kim], email: ill@library.example}
site: {url: "https://ask.library.example", publish: folder, to: {www}}
jobs: cron
"""


@pytest.fixture
def shelf(tmp_path, at_the_desk, monkeypatch):
    """A folder with a file of answers in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DESK_HANDLE")
    (tmp_path / "answers.yml").write_text(ANSWERS.replace("{www}", str(tmp_path / "www")))
    return tmp_path


@pytest.mark.slow
def test_library_from_a_file_is_checked_built_and_published(shelf, desk, monkeypatch):
    planned = desk("setup", "ours", "--from", "answers.yml", "--plan")
    assert planned.code == 0
    assert planned.out.endswith("Nothing was written.\n")
    assert not Path("ours").exists()
    told = desk("setup", "ours", "--from", "answers.yml")
    assert (told.code, told.err) == (0, "")
    assert "knowledge/services/interlibrary-loan.md" in told.out
    assert "2027-10-11 Columbus Day" in told.out
    monkeypatch.chdir("ours")
    assert worlds.git(Path(), "status", "--porcelain") == ""
    assert worlds.git(Path(), "config", "deskbook.handle") == "jo\n"
    assert desk("check", "--strict").code == 0
    assert not Path("knowledge/services/reference.md").exists()
    again = desk("setup", "--from", "../answers.yml")
    assert again.out.startswith("Ridgeway College Library has all of this already.\n")
    head = worlds.git(Path(), "rev-parse", "HEAD")
    text = Path("../answers.yml").read_text().replace("first_reply: 4h", "first_reply: 2d")
    Path("../answers.yml").write_text(text)
    service = Path("knowledge/services/research-help.md")
    service.write_text(service.read_text() + "\nOurs.\n")
    worlds.git(Path(), "commit", "--quiet", "--all", "--message", "Describe")
    assert desk("setup", "--from", "../answers.yml").code == 0
    assert "first_reply: 2d" in service.read_text()
    assert service.read_text().endswith("\nOurs.\n")
    assert (
        worlds.git(Path(), "log", "-1", "--format=%s", "HEAD")
        == "Set up Ridgeway College Library\n"
    )
    assert head != worlds.git(Path(), "rev-parse", "HEAD")
    assert desk("job", "publish", "--quiet") == worlds.Outcome(0, "", "")
    assert "The help desk" in Path("../www/ask/index.html").read_text()
    # Jobs were set up a moment ago: none of them is late.
    assert desk("job", "remind", "--quiet") == worlds.Outcome(0, "", "")
    table = Path(".desk/jobs/crontab").read_text()
    line = next(it for it in table.splitlines() if it.endswith("job check --quiet"))
    folder, _, program, *_ = shlex.split(line.split(" ", 5)[5])[1:]
    assert (folder, os.access(program, os.X_OK)) == (str(shelf / "ours"), True)


def test_answers_with_mistakes_write_nothing(shelf, desk):
    text = Path("answers.yml").read_text().replace("country: US", "country: usa")
    Path("answers.yml").write_text(text.replace("team: [kim]", "team: [zoe]"))
    told = desk("setup", "ours", "--from", "answers.yml")
    assert told.code == 2
    assert 'answers.yml:3: country "usa" does not fit: write it like US.' in told.err
    Path("answers.yml").write_text(text.replace("usa", "US").replace("team: [kim]", "team: [zoe]"))
    told = desk("setup", "ours", "--from", "answers.yml")
    assert (told.code, told.out) == (2, "")
    assert "services: Interlibrary loan names zoe: add zoe to staff" in told.err
    assert not Path("ours").exists()
    Path("answers.yml").write_text(text.replace("usa", "US"))
    Path("full").mkdir()
    Path("full/thesis.odt").write_text("kept")
    told = desk("setup", "full", "--from", "answers.yml")
    assert "has files and is no library" in told.err


TYPED = [
    "Mill Library", "Europe/Vienna", "uk", "at", "", "mon-fri 25-26", "mon-fri 9-17", "y",
    "", "", "", "", "ask@mill.example", "", "The desk", "",
    "Jo", "jo", "Jo Example", "jo@mill.example", "jo", "kim", "", "", "kim", "",
    " ", "Research help", "4 hours", "4h", "research help", "Loans", "", "",
    "n", "https://mill.example", "folder", "", "www", "/srv/www", "cron", "y",
]  # fmt: skip


@pytest.mark.slow
def test_questions_begin_a_library_and_are_asked_again_with_its_answers(shelf, desk, monkeypatch):
    told = desk("setup", "mill", given="\n".join(TYPED) + "\n")
    assert told.code == 0, told.err
    assert 'Error: handle "Jo" does not fit: write jo.' in told.out + told.err
    assert 'Error: first_reply "4 hours" does not fit: write 4h.' in told.out + told.err
    # Nothing that does not fit the other answers is found only when all have been given.
    assert "do not fit each other" not in told.err
    for words in (
        "no country has the code UK: write GB",
        "patrons need at least one way to ask, such as a place.",
        "jo is there already: write another handle",
        "kim is there already: write another handle",
        "research help is there already: write another service",
        '"" is no absolute folder: write it from the first /',
        '"www" is no absolute folder: write it from the first /',
    ):
        assert f"Error: {words}" in told.out + told.err
    monkeypatch.chdir("mill")
    text = Path("knowledge/library.md").read_text()
    assert "name: Mill Library\nformat: 3\ntimezone: Europe/Vienna\ncountry: AT\n" in text
    assert "ask_place: The desk\n" in text
    assert sorted(it.name for it in Path("knowledge/services").iterdir()) == [
        "loans.md", "research-help.md",
    ]  # fmt: skip
    assert desk("check", "--strict").code == 0
    again = desk("setup", given="\n" * 40)
    assert again.code == 0, again.err
    assert "Name of the library [Mill Library]" in again.out
    assert "Mill Library has all of this already." in again.out
    stopped = desk("setup", given="\n" * 25 + "n\n")
    assert stopped.code in (0, 130)


@pytest.fixture(scope="module")
def servers():
    with mailhouse.opened(["ask"]) as found:
        yield found


@pytest.mark.slow
def test_mail_is_set_up_with_a_letter_that_comes_back(servers, shelf, desk, monkeypatch):
    """Through Dovecot and Exim; a wrong password and a letter that is lost are named."""
    monkeypatch.setenv("SSL_CERT_FILE", str(servers.folder / "cert.pem"))
    Path("password").write_text(f"{mailhouse.PASSWORD}\n")
    mail = servers.settings().partition("\n")[2]
    block = "\n".join(
        it for it in mail.splitlines() if it.split(":")[0].strip() in ("imap", "smtp")
    )
    text = Path("answers.yml").read_text()
    text += f"mail:\n  address: ask@library.example\n  password_file: password\n{block}\n"
    Path("answers.yml").write_text(text)
    told = desk("setup", "ours", "--from", "answers.yml")
    assert told.code == 0, told.err
    assert "The test letter came back." in told.out
    assert "job mail --quiet" in told.out
    for use in ("imap", "smtp"):
        path = Path(f"ours/.desk/{use}-secret")
        assert path.read_text() == f"{mailhouse.PASSWORD}\n"
        assert path.stat().st_mode & 0o777 == 0o600
    assert mailhouse.PASSWORD not in worlds.git(shelf / "ours", "log", "-p")
    monkeypatch.chdir("ours")
    fetched = desk("mail", "fetch", "--apply")
    assert "No mail waits" in fetched.out
    Path("../password").write_text("wrong\n")
    Path("../answers.yml").write_text(
        text.replace("password_file: password", "password_file: ../password")
    )
    wrong = desk("setup", "--from", "../answers.yml")
    assert wrong.code == 1
    assert "The test letter did not come back." in wrong.out
    assert "log in" in wrong.out
