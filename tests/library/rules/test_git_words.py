"""Output of real Git commands, each in one sentence."""

import pytest

from deskbook.library.rules import git_words

NETWORK = "is this computer connected to the network"
SSH = (
    "fatal: Could not read from remote repository.\n\nPlease make sure you have the correct access "
    "rights\nand the repository exists.\n"
)
SAID = [
    ("fatal: unable to access 'https://h.example/x.git/': Could not resolve host: h.example\n", "h.example cannot be found"),
    (f"ssh: Could not resolve hostname h.example: Name or service not known\n{SSH}", "h.example cannot be found"),
    ("fatal: unable to access 'https://h.example/x/': Failed to connect to h.example port 443 after 3 ms: Couldn't connect to server\n", f"at h.example cannot be reached: {NETWORK}"),
    (f"ssh: connect to host h.example port 22: Connection refused\n{SSH}", f"at h.example cannot be reached: {NETWORK}"),
    ("fatal: unable to access 'https://h.example/': Recv failure: Connection reset by peer\n", f"repository cannot be reached: {NETWORK}"),
    (f"Host key verification failed.\n{SSH}", "does not prove who it is"),
    ("fatal: unable to access 'https://h.example/': server certificate verification failed. CAfile: none CRLfile: none\n", "is not valid"),
    (f"git@h.example: Permission denied (publickey).\n{SSH}", "does not accept your login"),
    ("fatal: could not read Username for 'https://h.example': terminal prompts disabled\n", "does not accept your login"),
    ("remote: Invalid username or password.\nfatal: Authentication failed for 'https://h.example/'\n", "does not accept your login"),
    ("remote: Permission to a/b.git denied to quill.\nfatal: unable to access 'https://h.example/': The requested URL returned error: 403\n", "does not accept your login"),
    (f"fatal: '../gone.git' does not appear to be a git repository\n{SSH}", "there is no repository at the address"),
    ("remote: Repository not found.\nfatal: repository 'https://h.example/a/b/' not found\n", "there is no repository at the address"),
    ("remote: error: refusing to update checked out branch: refs/heads/main\nTo ../shared\n ! [remote rejected] main -> main (branch is currently checked out)\n", "share through a bare one"),
    ("remote: not on Fridays\nremote: \nTo ../shared\n ! [remote rejected] main -> main (pre-receive hook declined)\nerror: failed to push some refs\n", "refused it (pre-receive hook declined): not on Fridays"),
    ("fatal: write error: No space left on device\n", "the disk is full"),
    ("error: unable to create temporary file: Read-only file system\n", "read-only"),
    ("fatal: detected dubious ownership in repository at '/srv/lib'\nTo add an exception ...\n", "belongs to another user"),
    ("fatal: invalid date format: never\n", "has never, which is no date"),
    ("error: object file .git/objects/ab/cd is empty\nfatal: loose object abcd is corrupt\n", "a file of .git is damaged"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "sentence"), SAID)
def test_what_git_says_becomes_one_sentence(said, sentence):
    told = git_words.explain("push", said)
    assert sentence in told
    assert "\n" not in told
    assert not told.startswith("git push")


def test_of_anything_else_the_line_that_says_most_is_quoted():
    assert git_words.explain("add", "hint: try\nfatal: bad path\nmore\n") == (
        "git add did not work: bad path"
    )
    assert git_words.explain("commit", "\nno\n") == "git commit did not work: no"
    assert git_words.explain("gc", "") == "git gc did not work: it said nothing"
