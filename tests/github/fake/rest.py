"""The operations of GitHub's REST interface over a repository in memory."""

import re
from datetime import UTC, datetime
from urllib.parse import unquote

from tests.github.fake import shown
from tests.github.fake.world import RefusedError

ROUTES = []


def route(method, pattern, status=200):
    """Declare what answers a method on a path below the repository."""

    def kept(function):
        ROUTES.append((method, re.compile(pattern), status, function))
        return function

    return kept


def answer(world, method, path, query, body):
    """Status, body, and whether the body is a list that comes in pages."""
    for verb, pattern, status, function in ROUTES:
        found = pattern.fullmatch(path)
        if verb == method and found:
            words = [int(it) if it.isdecimal() else unquote(it) for it in found.groups()]
            return status, function(world, query, body or {}, *words)
    raise RefusedError(404, "Not Found")


def _since(query, items):
    """Those changed at `since` or after it; the second itself is included."""
    if "since" not in query:
        return items
    since = datetime.fromisoformat(query["since"]).astimezone(UTC).replace(microsecond=0)
    return [it for it in items if it.updated.replace(microsecond=0) >= since]


def _sorted(query, items, otherwise):
    """GitHub's orders: issues come newest first, comments of a repository oldest first."""
    key = "updated" if query.get("sort") == "updated" else "created"
    newest_first = query.get("direction", otherwise) == "desc"
    return sorted(items, key=lambda it: (getattr(it, key), it.id), reverse=newest_first)


@route("GET", "")
def repository(world, query, body):
    return shown.repository(world)


@route("GET", "/issues")
def issues(world, query, body):
    state = query.get("state", "open")
    found = [it for it in world.issues.values() if not it.gone and state in ("all", it.state)]
    for label in filter(None, query.get("labels", "").lower().split(",")):
        found = [it for it in found if label in {one.name.lower() for one in it.labels}]
    return [shown.issue(world, it) for it in _sorted(query, _since(query, found), "desc")]


@route("POST", "/issues", 201)
def open_issue(world, query, body):
    if "title" not in body:
        raise RefusedError(
            422,
            "Validation Failed",
            [{"resource": "Issue", "field": "title", "code": "missing_field"}],
        )
    allowed = {key: body[key] for key in ("title", "body", "labels", "assignees") if key in body}
    return shown.issue(world, world.open_issue(**allowed))


@route("GET", r"/issues/(\d+)")
def issue(world, query, body, number):
    return shown.issue(world, world.issue(number))


@route("PATCH", r"/issues/(\d+)")
def edit_issue(world, query, body, number):
    allowed = {key: body[key] for key in ("title", "body", "state", "state_reason") if key in body}
    return shown.issue(world, world.edit_issue(number, **allowed))


@route("GET", r"/issues/(\d+)/comments")
def comments_of(world, query, body, number):
    world.issue(number)
    found = sorted(_since(query, world.of_issue(number)), key=lambda it: it.id)
    return [shown.comment(world, it) for it in found]


@route("POST", r"/issues/(\d+)/comments", 201)
def say(world, query, body, number):
    return shown.comment(world, world.say(number, body.get("body", "")))


@route("POST", r"/issues/(\d+)/labels")
def add_labels(world, query, body, number):
    found = world.add_labels(number, body["labels"])
    return [shown.label(world, it) for it in found.labels]


@route("DELETE", r"/issues/(\d+)/labels/([^/]+)")
def drop_label(world, query, body, number, name):
    return [shown.label(world, it) for it in world.drop_label(number, str(name)).labels]


@route("POST", r"/issues/(\d+)/assignees", 201)
def assign(world, query, body, number):
    return shown.issue(world, world.assign(number, body["assignees"]))


@route("DELETE", r"/issues/(\d+)/assignees")
def unassign(world, query, body, number):
    return shown.issue(world, world.unassign(number, body["assignees"]))


@route("GET", "/issues/comments")
def comments(world, query, body):
    found = [it for it in world.comments.values() if not world.issues[it.issue].gone]
    return [shown.comment(world, it) for it in _sorted(query, _since(query, found), "asc")]


@route("GET", r"/issues/comments/(\d+)")
def comment(world, query, body, number):
    return shown.comment(world, world.comment(number))


@route("PATCH", r"/issues/comments/(\d+)")
def edit_comment(world, query, body, number):
    return shown.comment(world, world.edit_comment(number, body["body"]))


@route("DELETE", r"/issues/comments/(\d+)", 204)
def delete_comment(world, query, body, number):
    world.delete_comment(number)


@route("GET", "/labels")
def labels(world, query, body):
    return [
        shown.label(world, it)
        for it in sorted(world.labels.values(), key=lambda it: it.name.lower())
    ]


@route("POST", "/labels", 201)
def make_label(world, query, body):
    made = world.make_label(body["name"], body.get("color", "ededed"), body.get("description"))
    return shown.label(world, made)


@route("GET", r"/labels/([^/]+)")
def label(world, query, body, name):
    found = world.label(str(name))
    if found is None:
        raise RefusedError(404, "Not Found")
    return shown.label(world, found)


@route("PATCH", r"/labels/([^/]+)")
def edit_label(world, query, body, name):
    changes = {key: body[key] for key in ("new_name", "color", "description") if key in body}
    return shown.label(world, world.edit_label(str(name), **changes))


@route("DELETE", r"/labels/([^/]+)", 204)
def delete_label(world, query, body, name):
    world.delete_label(str(name))


@route("GET", "/assignees")
def assignees(world, query, body):
    return [shown.account(it) for it in world.accounts.values() if it.id in world.assignable]


@route("GET", "/teams")
def teams(world, query, body):
    return [shown.team(world, slug, number) for number, slug in enumerate(world.teams, 1)]
