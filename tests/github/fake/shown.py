"""The repository's things as GitHub's REST interface shows them."""

API = "https://api.github.com"


def stamp(time):
    return time.strftime("%Y-%m-%dT%H:%M:%SZ") if time else None


def account(it):
    if it is None:
        return None
    links = (
        "followers following gists organizations received_events repos starred subscriptions events"
    )
    return {
        "login": it.login,
        "id": it.id,
        "node_id": f"U_{it.id}",
        "avatar_url": f"{API}/avatars/{it.id}",
        "gravatar_id": "",
        "html_url": f"https://github.com/{it.login}",
        "url": f"{API}/users/{it.login}",
        "type": it.type,
        "site_admin": False,
        **{f"{name}_url": f"{API}/users/{it.login}/{name}" for name in links.split()},
    }


def label(world, it):
    return {
        "id": it.id,
        "node_id": f"LA_{it.id}",
        "url": f"{API}/repos/{world.name}/labels/{it.id}",
        "name": it.name,
        "color": it.color,
        "description": it.description,
        "default": False,
    }


def issue(world, it):
    url = f"{API}/repos/{world.name}/issues/{it.number}"
    shown = {
        "id": it.id,
        "node_id": f"I_{it.id}",
        "number": it.number,
        "url": url,
        "html_url": f"https://github.com/{world.name}/issues/{it.number}",
        "repository_url": f"{API}/repos/{world.name}",
        "labels_url": f"{url}/labels{{/name}}",
        "comments_url": f"{url}/comments",
        "events_url": f"{url}/events",
        "title": it.title,
        "body": it.body or None,
        "user": account(it.user),
        "labels": [label(world, one) for one in it.labels],
        "assignee": account(it.assignees[0]) if it.assignees else None,
        "assignees": [account(one) for one in it.assignees],
        "milestone": None,
        "comments": len(world.of_issue(it.number)),
        "created_at": stamp(it.created),
        "updated_at": stamp(it.updated),
        "closed_at": stamp(it.closed),
        "closed_by": account(it.closed_by),
        "author_association": "NONE",
        "state": it.state,
        "state_reason": it.reason,
        "locked": it.locked,
        "active_lock_reason": None,
    }
    if it.is_pull:
        names = ("url", "html_url", "diff_url", "patch_url")
        shown["pull_request"] = dict.fromkeys(names, f"{API}/repos/{world.name}/pulls/{it.number}")
    return shown


def comment(world, it):
    return {
        "id": it.id,
        "node_id": f"IC_{it.id}",
        "url": f"{API}/repos/{world.name}/issues/comments/{it.id}",
        "html_url": f"https://github.com/{world.name}/issues/{it.issue}#issuecomment-{it.id}",
        "issue_url": f"{API}/repos/{world.name}/issues/{it.issue}",
        "user": account(it.user),
        "body": it.body,
        "created_at": stamp(it.created),
        "updated_at": stamp(it.updated),
        "author_association": "NONE",
    }


def team(world, slug, number):
    owner = world.name.partition("/")[0]
    return {
        "id": number,
        "node_id": f"T_{number}",
        "url": f"{API}/orgs/{owner}/teams/{slug}",
        "members_url": f"{API}/orgs/{owner}/teams/{slug}/members{{/member}}",
        "repositories_url": f"{API}/orgs/{owner}/teams/{slug}/repos",
        "html_url": f"https://github.com/orgs/{owner}/teams/{slug}",
        "name": slug,
        "slug": slug,
        "description": None,
        "permission": "push",
        "parent": None,
        "type": "organization",
        "organization_id": 1,
    }


_REPOSITORY_LINKS = (
    "archive assignees blobs branches collaborators comments commits compare contents contributors deployments "
    "downloads events forks git_commits git_refs git_tags hooks issue_comment issue_events issues keys labels "
    "languages merges milestones notifications pulls releases stargazers statuses subscribers subscription tags "
    "teams trees clone git ssh svn"
)


def repository(world):
    owner, _, name = world.name.partition("/")
    url = f"{API}/repos/{world.name}"
    numbers = "forks forks_count open_issues open_issues_count size stargazers_count watchers watchers_count"
    flags = "fork has_issues has_projects has_wiki has_pages has_discussions archived disabled"
    person = {**account(world.me), "login": owner, "type": "Organization"}
    return {
        "id": 1,
        "node_id": "R_1",
        "name": name,
        "full_name": world.name,
        "owner": person,
        "private": world.visibility != "public",
        "visibility": world.visibility,
        "html_url": f"https://github.com/{world.name}",
        "url": url,
        "description": None,
        "homepage": None,
        "language": None,
        "license": None,
        "mirror_url": None,
        "default_branch": "main",
        "created_at": stamp(world.now),
        "updated_at": stamp(world.now),
        "pushed_at": stamp(world.now),
        "network_count": 0,
        "subscribers_count": 0,
        **{f"{link}_url": f"{url}/{link}" for link in _REPOSITORY_LINKS.split()},
        **dict.fromkeys(numbers.split(), 0),
        **dict.fromkeys(flags.split(), False),
        "has_issues": True,
    }
