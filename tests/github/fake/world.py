"""A repository on GitHub as it is kept in memory: what the fake serves, and people do to it.

`since` and all times are in whole seconds. What GitHub does not promise is done in the least
helpful way: an edited or deleted comment does not touch its issue, a renamed label neither.
"""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count

LONGEST = 65_536
MOST_ASSIGNEES = 10


class RefusedError(Exception):
    """GitHub says no: a status, a message, and `errors[]` where it is 422."""

    def __init__(self, status, message, errors=None, headers=None):
        super().__init__(message)
        self.status, self.message, self.errors, self.headers = (
            status,
            message,
            errors,
            headers or {},
        )


def invalid(resource, name, code="invalid", message=None):
    """The refusal of a value: 422 with `errors[]`."""
    error = {"resource": resource, "field": name, "code": code}
    return RefusedError(
        422, "Validation Failed", [{**error, "message": message} if message else error]
    )


@dataclass
class Account:
    """Somebody on GitHub; the login may change, the number never does."""

    login: str
    id: int
    type: str = "User"


@dataclass
class Label:
    id: int
    name: str
    color: str = "ededed"
    description: str | None = None


@dataclass
class Comment:
    id: int
    issue: int
    user: Account
    body: str
    created: datetime
    updated: datetime


@dataclass
class Issue:
    id: int
    number: int
    user: Account
    title: str
    body: str
    created: datetime
    updated: datetime
    labels: list = field(default_factory=list)
    assignees: list = field(default_factory=list)
    state: str = "open"
    reason: str | None = None
    closed: datetime | None = None
    closed_by: Account | None = None
    locked: bool = False
    is_pull: bool = False
    gone: str = ""
    """`deleted`, or where it was transferred to."""


class World:
    """One repository; `me` is whom the token stands for, the others are people in a browser."""

    def __init__(self, name="ridgeway/desk", visibility="private", now=None):
        self.name, self.visibility = name, visibility
        self.now = now or datetime(2026, 11, 5, 15, 0, tzinfo=UTC)
        self.ids = count(1001)
        self.numbers = count(1)
        self.accounts, self.labels, self.issues, self.comments = {}, {}, {}, {}
        self.teams = []
        self.most = MOST_ASSIGNEES
        self.assignable = set()
        self.me = self.account("desk-bot", "Bot")

    def tick(self, seconds=1):
        """Let time pass."""
        self.now += timedelta(seconds=seconds)

    def account(self, login, kind="User", *, assignable=True):
        """The account of that login, made where there is none."""
        found = next(
            (it for it in self.accounts.values() if it.login.lower() == login.lower()), None
        )
        if found is None:
            found = Account(login, next(self.ids), kind)
            self.accounts[found.id] = found
            if kind == "User" and assignable:
                self.assignable.add(found.id)
        return found

    def label(self, name):
        return self.labels.get(name.lower())

    def issue(self, number):
        found = self.issues.get(number)
        if found is None:
            raise RefusedError(404, "Not Found")
        if found.gone == "deleted":
            raise RefusedError(410, "This issue was deleted")
        if found.gone:
            raise RefusedError(301, "Moved Permanently", headers={"Location": found.gone})
        return found

    def comment(self, number):
        if number not in self.comments:
            raise RefusedError(404, "Not Found")
        return self.comments[number]

    def of_issue(self, number):
        return [it for it in self.comments.values() if it.issue == number]

    # What may be done

    def open_issue(self, title, body="", labels=(), assignees=(), by=None, is_pull=False):
        self._text("Issue", "title", title, 256)
        self._text("Issue", "body", body or "", LONGEST)
        stamp = self.now
        made = Issue(
            next(self.ids),
            next(self.numbers),
            by or self.me,
            title,
            body or "",
            stamp,
            stamp,
            is_pull=is_pull,
        )
        self.issues[made.number] = made
        self.add_labels(made.number, labels)
        self.assign(made.number, assignees, strict=True)
        return made

    def edit_issue(self, number, by=None, title=None, body=None, state=None, state_reason=None):
        found = self.issue(number)
        if title is not None:
            self._text("Issue", "title", title, 256)
            found.title = title
        if body is not None:
            self._text("Issue", "body", body, LONGEST)
            found.body = body
        if state == "closed" and found.state == "open":
            found.state, found.closed, found.closed_by = "closed", self.now, by or self.me
            found.reason = state_reason or "completed"
        elif state == "closed":
            found.reason = state_reason or found.reason
        elif state == "open" and found.state == "closed":
            found.state, found.closed, found.closed_by, found.reason = (
                "open",
                None,
                None,
                "reopened",
            )
        found.updated = self.now
        return found

    def add_labels(self, number, names):
        found = self.issue(number)
        for name in names:
            label = self.label(name) or self.make_label(name)
            if label not in found.labels:
                found.labels.append(label)
                found.updated = self.now
        return found

    def drop_label(self, number, name):
        found = self.issue(number)
        label = self.label(name)
        if label is None or label not in found.labels:
            raise RefusedError(404, "Label does not exist")
        found.labels.remove(label)
        found.updated = self.now
        return found

    def assign(self, number, logins, *, strict=False):
        """Assign people; GitHub passes over those it cannot assign, but not when an issue is made."""
        found = self.issue(number)
        people = [self._assignee(it, strict=strict) for it in logins]
        for one in filter(None, people):
            if one not in found.assignees and len(found.assignees) < self.most:
                found.assignees.append(one)
                found.updated = self.now
        return found

    def unassign(self, number, logins):
        found = self.issue(number)
        gone = {it.lower() for it in logins}
        kept = [it for it in found.assignees if it.login.lower() not in gone]
        if kept != found.assignees:
            found.assignees, found.updated = kept, self.now
        return found

    def say(self, number, body, by=None):
        """Comment on an issue; on a locked one only who may write can, and the token here may not."""
        found = self.issue(number)
        if found.locked and by is None:
            raise RefusedError(403, "Unable to create comment because issue is locked.")
        self._text("IssueComment", "body", body, LONGEST)
        if not body.strip():
            raise invalid("IssueComment", "body", "missing_field")
        made = Comment(next(self.ids), number, by or self.me, body, self.now, self.now)
        self.comments[made.id] = made
        found.updated = self.now
        return made

    def edit_comment(self, number, body):
        found = self.comment(number)
        self._text("IssueComment", "body", body, LONGEST)
        found.body, found.updated = body, self.now
        return found

    def delete_comment(self, number):
        del self.comments[self.comment(number).id]

    def delete_issue(self, number):
        self.issue(number).gone = "deleted"
        self.comments = {key: it for key, it in self.comments.items() if it.issue != number}

    def transfer(self, number, to):
        self.issue(number).gone = f"/repos/{to}/issues/1"
        self.comments = {key: it for key, it in self.comments.items() if it.issue != number}

    def rename(self, old, new):
        self.account(old).login = new

    def make_label(self, name, color="ededed", description=None):
        self._label(name, color, description)
        if self.label(name):
            raise invalid("Label", "name", "already_exists")
        made = Label(next(self.ids), name, color.lower(), description)
        self.labels[name.lower()] = made
        return made

    def edit_label(self, name, new_name=None, color=None, description=None):
        found = self.label(name)
        if found is None:
            raise RefusedError(404, "Not Found")
        new = new_name or found.name
        self._label(new, color or found.color, description)
        if self.label(new) not in (None, found):
            raise invalid("Label", "name", "already_exists")
        del self.labels[found.name.lower()]
        found.name, found.color = new, (color or found.color).lower()
        found.description = found.description if description is None else description
        self.labels[new.lower()] = found
        return found

    def delete_label(self, name):
        found = self.label(name)
        if found is None:
            raise RefusedError(404, "Not Found")
        del self.labels[found.name.lower()]
        for issue in self.issues.values():
            if found in issue.labels:
                issue.labels.remove(found)

    def _assignee(self, login, *, strict):
        found = next(
            (it for it in self.accounts.values() if it.login.lower() == login.lower()), None
        )
        if found is None or found.id not in self.assignable:
            if strict:
                raise invalid("Issue", "assignees", "invalid")
            return None
        return found

    @staticmethod
    def _text(resource, name, text, longest):
        if name == "title" and not text.strip():
            raise invalid(resource, name, "missing_field")
        if len(text) > longest:
            raise invalid(
                resource, name, "custom", f"{name} is too long (maximum is {longest} characters)"
            )

    @staticmethod
    def _label(name, color, description):
        if not name or len(name) > 50:
            raise invalid("Label", "name", "invalid")
        if not re.fullmatch("[0-9a-fA-F]{6}", color):
            raise invalid("Label", "color", "invalid")
        if description and len(description) > 100:
            raise invalid(
                "Label",
                "description",
                "invalid",
                "description is too long (maximum is 100 characters)",
            )
