"""The fake itself: what it answers stands in GitHub's contract, and the contract can be broken."""

import json
from urllib.request import Request, urlopen

from tests.github.fake import contract


def get(hub, path, **headers):
    request = Request(hub.url + path, headers={"Authorization": "token x", **headers})
    with urlopen(request) as answer:
        return answer.status, dict(answer.headers), json.loads(answer.read())


def test_what_does_not_stand_in_the_contract_is_found():
    assert list(
        contract.request_faults("GET", "/repos/o/r/issues", "state=shut&colour=red", None)
    ) == [
        "GET /repos/{owner}/{repo}/issues ?state: $: 'shut' is not one of ['open', 'closed', 'all']",
        "GET /repos/{owner}/{repo}/issues has no parameter colour",
    ]
    assert list(
        contract.request_faults("POST", "/repos/o/r/issues", "", {"body": "b", "titel": "t"})
    ) == [
        "POST /repos/{owner}/{repo}/issues: $: 'title' is a required property",
        "POST /repos/{owner}/{repo}/issues has no field titel in its body",
    ]
    assert list(contract.answer_faults("GET", "/repos/o/r/assignees", 418, None)) == [
        "GET /repos/{owner}/{repo}/assignees never answers 418"
    ]
    faults = list(contract.answer_faults("GET", "/repos/o/r/issues/1", 200, {"number": "one"}))
    assert any("'one' is not of type 'integer'" in it for it in faults)


def test_a_list_that_did_not_change_is_not_sent_again_and_costs_nothing(hub):
    hub.world.open_issue("Issue")
    path = "/repos/ridgeway/desk/issues"
    _, headers, _ = get(hub, path)
    left = hub.remaining
    try:
        get(hub, path, **{"If-None-Match": headers["ETag"]})
    except OSError as error:
        assert (error.code, hub.remaining) == (304, left)
    else:
        raise AssertionError("the list came again")


def test_the_contract_carries_the_licence_of_those_who_wrote_it():
    licence = contract.CONTRACT["info"]["licence"]
    assert licence.startswith("MIT License. Copyright (c) 2020 GitHub, Inc.")
    assert "Octokit contributors" in licence
