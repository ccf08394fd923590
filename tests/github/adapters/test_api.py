"""The adapter of GitHub against a GitHub that fails, holds back and loses answers."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.github.fake.server import PRIMARY, SECONDARY

from deskbook.github.adapters.api import retry
from deskbook.github.adapters.api.client import Client, Pauses
from deskbook.github.adapters.api.ports import GitHubError
from deskbook.github.adapters.api.reading import Reader
from deskbook.github.adapters.api.writing import Writer
from deskbook.github.model.github import Missing, SeenLabel

BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)
REPO = "/repos/ridgeway/desk"


def marked(text):
    return lambda seen: seen.body.startswith(text)


def test_lists_are_read_to_their_last_page_without_pull_requests(hub, client):
    for number in range(230):
        hub.world.open_issue(f"Issue {number}", is_pull=number % 23 == 0)
    for number in range(120):
        hub.world.say(2, f"Comment {number}")
    reader = Reader(client)
    assert [it.title for it in reader.issues(BEGINNING)] == [
        f"Issue {number}" for number in range(230) if number % 23
    ]
    assert [it.body for it in reader.comments_of(2)] == [f"Comment {it}" for it in range(120)]
    assert len(reader.comments(BEGINNING)) == 120


def test_since_takes_in_the_second_that_it_names(hub, client):
    hub.world.open_issue("Early")
    hub.world.tick(10)
    hub.world.open_issue("At that second")
    since = hub.world.now
    assert [it.title for it in Reader(client).issues(since)] == ["At that second"]
    assert Reader(client).issues(since + timedelta(seconds=1)) == []


def test_everything_is_read_by_graphql_in_few_requests_and_says_what_rest_says(hub, client):
    world = hub.world
    ann = world.account("ann")
    for number in range(120):
        world.open_issue(
            f"Issue {number}", f"Text {number}", ["bug"], ["ann"], by=ann, is_pull=number == 5
        )
    world.edit_issue(3, by=ann, state="closed", state_reason="not_planned")
    for number in range(130):
        world.say(2, f"Comment {number}", by=ann)
    with hub.watched() as asked:
        found = Reader(client).everything()
    assert [(it.method, it.path) for it in asked] == [
        ("POST", "/graphql"),
        ("GET", f"{REPO}/issues/2/comments"),
        ("GET", f"{REPO}/issues/2/comments"),
        ("POST", "/graphql"),
        ("POST", "/graphql"),
    ]
    assert {it for it, _ in found} == set(Reader(client).issues(BEGINNING))
    assert {it for _, comments in found for it in comments} == set(
        Reader(client).comments(BEGINNING)
    )


def test_an_issue_that_was_deleted_or_transferred_is_missing(hub, client):
    for title in ("Deleted", "Transferred", "There"):
        hub.world.open_issue(title)
    hub.world.delete_issue(1)
    hub.world.transfer(2, "ridgeway/elsewhere")
    reader = Reader(client)
    assert reader.issue(1) == Missing(1)
    assert reader.issue(2) == Missing(2, "ridgeway/elsewhere")
    assert reader.issue(3).title == "There"
    assert reader.issue(4) == Missing(4)


@pytest.mark.parametrize("done", [False, True], ids=["not carried out", "carried out"])
@pytest.mark.parametrize("status", [500, 502, 503])
def test_a_comment_whose_answer_was_lost_is_there_once(hub, client, done, status):
    hub.world.open_issue("Issue")
    hub.fails("POST", f"{REPO}/issues/1/comments", status, done=done)
    made = Writer(client).say(1, "<!-- mark -->\nText", marked("<!-- mark -->"))
    assert [(it.id, it.body) for it in hub.world.of_issue(1)] == [
        (made.number, "<!-- mark -->\nText")
    ]


@pytest.mark.parametrize("done", [False, True], ids=["not carried out", "carried out"])
def test_an_issue_whose_answer_was_lost_is_there_once(hub, client, done):
    hub.fails("POST", f"{REPO}/issues", 502, done=done)
    made = Writer(client).open_issue("Title", "mark", [], [], marked("mark"))
    assert [it.number for it in hub.world.issues.values()] == [made.number]


@pytest.mark.parametrize("done", [False, True], ids=["before its effect", "behind its effect"])
def test_a_line_that_is_cut_repeats_no_comment(hub, client, done):
    hub.world.open_issue("Issue")
    hub.dies(1, done=done)
    with pytest.raises(GitHubError, match="could not be reached"):
        Writer(client).say(1, "mark", marked("mark"))
    hub.lives()
    assert len(hub.world.of_issue(1)) == int(done)


def test_reading_and_changing_are_tried_again_after_a_failure(hub, client, waiting):
    hub.world.open_issue("Issue")
    for method in ("GET", "PATCH"):
        hub.fails(method, f"{REPO}/issues/1", 502, times=3)
    Writer(client).edit_issue(1, title="New")
    assert Reader(client).issue(1).title == "New"
    assert waiting.waits == [2, 4, 2, 4]


def test_what_fails_for_good_is_said_in_words(hub, client):
    hub.fails("GET", REPO, 502, times=99)
    with pytest.raises(GitHubError, match=r"GitHub could not be reached .* run it again"):
        Reader(client).repository()
    hub.faults.clear()
    with pytest.raises(GitHubError) as found:
        Writer(client).make_label(SeenLabel("x" * 51, "ffffff", "d" * 101))
    assert str(found.value) == (
        "GitHub refused POST /repos/ridgeway/desk/labels: Validation Failed; Label.name: invalid"
    )


HELD_BACK = {
    "secondary limit": (403, SECONDARY, {}, 60),
    "secondary limit with a time": (403, SECONDARY, {"Retry-After": "7"}, 7),
    "primary limit": (
        403,
        PRIMARY,
        {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "{reset}"},
        31,
    ),
    "429 with a time": (429, SECONDARY, {"Retry-After": "9"}, 9),
    "429 without": (429, SECONDARY, {}, 60),
    "429 until the limit ends": (
        429,
        PRIMARY,
        {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "{reset}"},
        31,
    ),
}


@pytest.mark.parametrize("why", HELD_BACK)
def test_who_is_held_back_waits_and_then_writes_once(hub, client, waiting, why, capsys):
    status, message, headers, seconds = HELD_BACK[why]
    now = datetime.now(UTC).timestamp() if status == 403 else hub.world.now.timestamp()
    headers = {key: it.format(reset=int(now) + 30) for key, it in headers.items()}
    hub.world.open_issue("Issue")
    hub.fails("POST", f"{REPO}/issues/1/comments", status, message=message, headers=headers)
    Writer(client).say(1, "Text", marked("Text"))
    assert len(hub.world.of_issue(1)) == 1
    assert [abs(it - seconds) <= 1 for it in waiting.waits] == [True]
    assert "GitHub asks for a pause" in capsys.readouterr().err


def test_a_refusal_that_is_no_limit_is_not_tried_again(hub, client, waiting):
    hub.world.open_issue("Issue").locked = True
    with pytest.raises(
        GitHubError, match=r"locked.*permissions Metadata: read, Issues: read and write"
    ) as found:
        Writer(client).say(1, "Text", marked("Text"))
    assert (found.value.status, waiting.waits) == (403, [])


def test_a_token_that_is_not_good_is_said_so(hub, waiting):
    hub.fails("GET", REPO, 401, message="Bad credentials")
    client = Client(hub.world.name, "a-token", hub.url, Pauses(waiting.now, waiting.sleep))
    with pytest.raises(GitHubError, match="set GITHUB_TOKEN"):
        Reader(client).repository()


def test_writes_keep_to_eighty_a_minute_and_five_hundred_an_hour():
    past = []
    now = 0.0
    for _ in range(600):
        now += retry.pause(past, now)
        past.append(now)
    for most, span in retry.LIMITS:
        assert all(later - one >= span for one, later in zip(past, past[most:], strict=False))
    assert past[79] == 0.0 and past[80] == 60.0 and past[500] == 3600.0


def test_a_client_waits_before_its_eighty_first_write(hub, client, waiting):
    hub.world.open_issue("Issue")
    for number in range(81):
        Writer(client).edit_issue(1, title=f"Title {number}")
    assert waiting.waits == [60]


def test_labels_are_renamed_on_their_issues_and_made_once(hub, client):
    hub.world.make_label("Bug", "ff0000")
    hub.world.open_issue("Issue", labels=["Bug"])
    writer, reader = Writer(client), Reader(client)
    writer.edit_label("bug", SeenLabel("cause: a/b", "00ff00", "What is wrong"))
    hub.fails("POST", f"{REPO}/labels", 502, done=True)
    writer.make_label(SeenLabel("new", "0000ff", ""))
    writer.make_label(SeenLabel("NEW", "0000fe", ""))
    assert reader.labels() == [
        SeenLabel("cause: a/b", "00ff00", "What is wrong"),
        SeenLabel("NEW", "0000fe", ""),
    ]
    assert reader.issue(1).labels == ("cause: a/b",)
    writer.drop_label(1, "cause: a/b")
    writer.drop_label(1, "cause: a/b")
    writer.delete_label("cause: a/b")
    writer.delete_label("cause: a/b")
    assert [it.name for it in reader.labels()] == ["NEW"]


def test_people_are_assigned_and_teams_named(hub, client):
    hub.world.teams = ["reference"]
    hub.world.account("ann")
    hub.world.account("stranger", assignable=False)
    hub.world.open_issue("Issue")
    reader, writer = Reader(client), Writer(client)
    writer.assign(1, ["Ann", "stranger"])
    assert [it.login for it in reader.issue(1).assignees] == ["ann"]
    writer.unassign(1, ["ANN"])
    assert reader.issue(1).assignees == ()
    assert (reader.assignable(), reader.teams()) == (["ann"], ["ridgeway/reference"])
    hub.fails("GET", f"{REPO}/teams", 404)
    assert reader.teams() == []
