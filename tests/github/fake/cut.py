"""Cuts GitHub's OpenAPI description down to the operations that the fake offers.

    npm pack @octokit/openapi && tar xzf octokit-openapi-*.tgz
    python -m tests.github.fake.cut package/generated/api.github.com.json

The description is GitHub's (github/rest-api-description), packed by Octokit in `@octokit/openapi`;
both are under the MIT licence, whose text `contract.json` carries. Examples, prose and vendor
extensions are left out, and `nullable` is written as JSON Schema 2020-12 writes it.
"""

import json
import re
import sys
from pathlib import Path

REPO = "/repos/{owner}/{repo}"
OPERATIONS = {
    REPO: "get",
    f"{REPO}/issues": "get post",
    f"{REPO}/issues/{{issue_number}}": "get patch",
    f"{REPO}/issues/{{issue_number}}/comments": "get post",
    f"{REPO}/issues/{{issue_number}}/labels": "post",
    f"{REPO}/issues/{{issue_number}}/labels/{{name}}": "delete",
    f"{REPO}/issues/{{issue_number}}/assignees": "post delete",
    f"{REPO}/issues/comments": "get",
    f"{REPO}/issues/comments/{{comment_id}}": "get patch delete",
    f"{REPO}/labels": "get post",
    f"{REPO}/labels/{{name}}": "get patch delete",
    f"{REPO}/assignees": "get",
    f"{REPO}/teams": "get",
}
COPYRIGHT = """MIT License. Copyright (c) 2020 GitHub, Inc. (github/rest-api-description). Copyright (c) 2020
Octokit contributors (@octokit/openapi). Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal in the Software without restriction,
including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following
conditions: The above copyright notice and this permission notice shall be included in all copies or substantial
portions of the Software. THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING
BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT
SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF
CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN
THE SOFTWARE."""

PROSE = {"description", "summary", "example", "examples", "externalDocs", "tags", "title"}
REFERENCE = re.compile(r"#/components/(\w+)/([\w.-]+)")


def slim(node, *, names=False):
    """The description without prose; `names` where the keys are names of properties, not words."""
    if isinstance(node, list):
        return [slim(item) for item in node]
    if not isinstance(node, dict):
        return node
    kept = {
        key: slim(value, names=key in ("properties", "responses", "schemas") and not names)
        for key, value in node.items()
        if names or not (key in PROSE or key.startswith("x-") or key in ("nullable", "operationId"))
    }
    return {"anyOf": [kept, {"type": "null"}]} if not names and node.get("nullable") else kept


def references(node):
    """The components that a part of the description names."""
    return set(REFERENCE.findall(json.dumps(node)))


def cut(whole):
    """The operations offered, and every component that they lead to."""
    paths = {}
    for path, methods in OPERATIONS.items():
        operations = {}
        for method in methods.split():
            operation = dict(whole["paths"][path][method])
            operation["responses"] = {
                status: answer
                for status, answer in operation["responses"].items()
                if not isinstance(answer, dict) or "headers" not in answer or answer.pop("headers")
            }
            operations[method] = slim(operation)
        paths[path] = operations
    components = {}
    queue = references(paths)
    while queue:
        kind, name = queue.pop()
        if name not in components.setdefault(kind, {}):
            part = slim(whole["components"][kind][name])
            part.pop("headers", None) if kind == "responses" else None
            components[kind][name] = part
            queue |= references(part)
    return {
        "info": {"version": whole["info"]["version"], "licence": " ".join(COPYRIGHT.split())},
        "paths": paths,
        "components": {
            kind: dict(sorted(parts.items())) for kind, parts in sorted(components.items())
        },
    }


if __name__ == "__main__":
    text = json.dumps(cut(json.loads(Path(sys.argv[1]).read_text())), indent=0, sort_keys=True)
    Path(__file__).with_name("contract.json").write_text(text + "\n")
