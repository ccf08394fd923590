"""Requests and answers of the fake held against GitHub's own description of them."""

import json
import re
from functools import cache
from pathlib import Path
from urllib.parse import parse_qsl

from jsonschema import Draft202012Validator

CONTRACT = json.loads(Path(__file__).with_name("contract.json").read_text())
HELD_BACK = {401, 403, 404, 429, 500, 502, 503}
"""Statuses that GitHub's pages describe for every operation, and its description for few."""


def operation(method, path):
    """The operation of a path such as /repos/o/r/issues/1: its template and its description."""
    found = [
        (template, methods[method.lower()])
        for template, methods in CONTRACT["paths"].items()
        if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", template), path) and method.lower() in methods
    ]
    found.sort(key=lambda it: it[0].count("{"))
    if not found:
        raise AssertionError(f"GitHub offers no {method} {path} (or the cut leaves it out)")
    return found[0]


def request_faults(method, path, query, body):
    """What is wrong with a request, in the words of the validator."""
    template, described = operation(method, path)
    parameters = {it["name"]: it for it in map(_resolved, described.get("parameters", []))}
    for name, value in parse_qsl(query):
        known = parameters.get(name)
        if known is None or known["in"] != "query":
            yield f"{method} {template} has no parameter {name}"
        else:
            typed = int(value) if value.isdecimal() and _is_integer(known) else value
            yield from _faults(f"{method} {template} ?{name}", known["schema"], typed)
    if "requestBody" in described:
        schema = described["requestBody"]["content"]["application/json"]["schema"]
        properties = _properties(schema)
        yield from _faults(f"{method} {template}", schema, body)
        for name in body if isinstance(body, dict) and properties else ():
            if name not in properties:
                yield f"{method} {template} has no field {name} in its body"
    elif body is not None:
        yield f"{method} {template} takes no body"


def answer_faults(method, path, status, body):
    """What is wrong with an answer."""
    template, described = operation(method, path)
    answer = described["responses"].get(str(status))
    if answer is None:
        if status not in HELD_BACK:
            yield f"{method} {template} never answers {status}"
        return
    content = _resolved(answer).get("content")
    if content is None:
        if body is not None:
            yield f"{method} {template} answers {status} without a body"
        return
    yield from _faults(
        f"{method} {template} -> {status}", content["application/json"]["schema"], body
    )


def _resolved(part):
    if "$ref" not in part:
        return part
    kind, name = part["$ref"].split("/")[2:]
    return CONTRACT["components"][kind][name]


def _is_integer(parameter):
    return '"integer"' in json.dumps(parameter["schema"])


def _properties(schema):
    schema = _resolved(schema)
    found = dict(schema.get("properties", {}))
    for part in (*schema.get("anyOf", ()), *schema.get("oneOf", ())):
        found |= _properties(part)
    return found


@cache
def _validator(schema):
    return Draft202012Validator({**json.loads(schema), "components": CONTRACT["components"]})


def _faults(where, schema, value):
    for error in _validator(json.dumps(schema)).iter_errors(value):
        yield f"{where}: {error.json_path}: {error.message[:300]}"
