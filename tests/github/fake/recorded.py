"""Holds the contract, and the fake, against exchanges with GitHub that PyGithub recorded.

    pip download --no-deps --no-binary :all: PyGithub
    python -m tests.github.fake.recorded pygithub-*.tar.gz

The recordings (LGPL) are read where they are and not copied. For every recorded request that our
contract knows and that is of 2023 or later (older ones are of an older GitHub), the request and its answer must stand in the contract, and the fields that the fake
gives of an issue, a comment, a label or an account must be among those that GitHub gave.
"""

import json
import re
import sys
import tarfile
from collections import Counter
from urllib.parse import urlsplit

from tests.github.fake import contract, shown
from tests.github.fake.world import World

METHODS = {"GET", "POST", "PATCH", "DELETE"}
OLDEST = 2023


def exchanges(archive):
    """Method, path, query, body, status and answer of each recorded exchange."""
    with tarfile.open(archive) as tar:
        for member in tar:
            if "/ReplayData/" in member.name and member.isfile():
                lines = tar.extractfile(member).read().decode(errors="replace").split("\n")
                yield from _of_file(lines)


def _of_file(lines):
    for start in range(0, len(lines) - 9, 11):
        _, method, _, _, url, _, sent, status, headers, answer = lines[start : start + 10]
        year = re.search(r"'[Dd]ate', '\w+, \d+ \w+ (\d{4})", headers)
        if method in METHODS and status.isdecimal() and year and int(year[1]) >= OLDEST:
            parts = urlsplit(url)
            yield method, parts.path, parts.query, _json(sent), int(status), _json(answer)


def _json(text):
    try:
        return json.loads(text) if text not in ("", "None") else None
    except ValueError:
        return None


def kinds():
    """The fields that the fake gives, by a template of the contract."""
    world = World()
    world.open_issue("Title", "Text", ["label"])
    world.say(1, "Text")
    issue = shown.issue(world, world.issue(1))
    repo = "/repos/{owner}/{repo}"
    return {
        f"{repo}/issues/{{issue_number}}": issue,
        f"{repo}/issues": issue,
        f"{repo}/issues/comments/{{comment_id}}": shown.comment(
            world, next(iter(world.comments.values()))
        ),
        f"{repo}/labels/{{name}}": issue["labels"][0],
        f"{repo}/assignees": issue["user"],
    }


def compare(archive):
    """How many exchanges were held against the contract, and what did not fit, counted."""
    ours, held, wrong = kinds(), 0, Counter()
    for method, path, query, body, status, answer in exchanges(archive):
        try:
            template, _ = contract.operation(method, path)
        except AssertionError:
            continue
        held += 1
        faults = [*contract.request_faults(method, path, query, body)]
        if status != 304:
            faults += contract.answer_faults(method, path, status, answer)
        wrong.update(it[:160] for it in faults)
        sample = answer[0] if isinstance(answer, list) and answer else answer
        if status == 200 and template in ours and isinstance(sample, dict):
            wrong.update(
                f"{template}: GitHub gave no {key}" for key in ours[template].keys() - sample.keys()
            )
    return held, wrong


if __name__ == "__main__":
    count, found = compare(sys.argv[1])
    lines = [f"{times:4} {fault}" for fault, times in found.most_common()]
    told = (f"{count} recorded exchanges held against the contract", *lines)
    sys.stdout.write("\n".join(told) + "\n")
