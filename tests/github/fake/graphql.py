"""The one question that we ask of GraphQL: issues with their comments, a page at a time.

The answer holds the fields that the question names and no others, as GraphQL has it.
"""

import re

from tests.github.fake.shown import stamp


def answer(world, query, variables):
    """The answer to a question about `repository { issues { … comments { … } } }`."""
    owner, name = world.name.split("/")
    if (variables["owner"], variables["name"]) != (owner, name):
        message = f"Could not resolve to a Repository with the name '{variables['owner']}/{variables['name']}'."
        return {"data": {"repository": None}, "errors": [{"type": "NOT_FOUND", "message": message}]}
    found = sorted(
        (it for it in world.issues.values() if not it.gone and not it.is_pull),
        key=lambda it: it.number,
    )
    size = int(re.search(r"issues\(first: (\d+)", query)[1])
    page, info = _page(found, size, variables["after"])
    nodes = [_issue(world, it) for it in page]
    whole = {"repository": {"issues": {"totalCount": len(found), "pageInfo": info, "nodes": nodes}}}
    return {"data": _asked(whole, query)}


def _page(items, size, after):
    start = int(after or 0)
    return items[start : start + size], {
        "hasNextPage": start + size < len(items),
        "endCursor": str(start + size),
    }


def _issue(world, it):
    comments, info = _page(sorted(world.of_issue(it.number), key=lambda one: one.id), 100, None)
    return {
        "number": it.number,
        "title": it.title,
        "body": it.body,
        "state": it.state.upper(),
        "stateReason": it.reason.upper() if it.reason else None,
        "locked": it.locked,
        "createdAt": stamp(it.created),
        "updatedAt": stamp(it.updated),
        "closedAt": stamp(it.closed),
        "author": _author(it.user),
        "labels": {"nodes": [{"name": label.name} for label in it.labels]},
        "assignees": {
            "nodes": [{"login": one.login, "databaseId": one.id} for one in it.assignees]
        },
        "comments": {"pageInfo": info, "nodes": [_comment(one) for one in comments]},
    }


def _comment(it):
    return {
        "databaseId": it.id,
        "body": it.body,
        "createdAt": stamp(it.created),
        "updatedAt": stamp(it.updated),
        "author": _author(it.user),
    }


def _author(user):
    found = {"__typename": user.type, "login": user.login}
    return {**found, "databaseId": user.id}


def _asked(value, query):
    """The answer without fields whose names the question does not have."""
    if isinstance(value, list):
        return [_asked(item, query) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        key: _asked(item, query) for key, item in value.items() if re.search(rf"\b{key}\b", query)
    }
