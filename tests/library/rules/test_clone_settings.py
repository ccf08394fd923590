from deskbook.library.rules import clone_settings
from deskbook.library.rules.clone_settings import Replaced, replace

ALWAYS = (("core.hookspath", "/dev/null"), ("protocol.ext.allow", "never"))


def test_without_settings_of_a_clone_hooks_and_commands_as_addresses_are_off():
    assert replace([]) == Replaced(ALWAYS)
    own = [("local", "core.bare", "false"), ("local", "remote.origin.url", "../shared.git")]
    assert replace(own) == Replaced(ALWAYS)


def test_a_persons_own_settings_are_used_in_place_of_the_clones():
    listed = [
        ("global", "core.sshcommand", "ssh -i key"),
        ("system", "core.hookspath", "/etc/hooks"),
        ("local", "core.sshcommand", "evil"),
        ("local", "core.hookspath", ".husky"),
        ("local", "filter.lfs.clean", "evil"),
        ("global", "filter.lfs.clean", "git-lfs clean -- %f"),
        ("worktree", "filter.a=b.smudge", "evil"),
    ]
    assert replace(listed) == Replaced(
        told=(
            ("core.hookspath", "/etc/hooks"),
            ("protocol.ext.allow", "never"),
            ("core.sshcommand", "ssh -i key"),
            ("filter.lfs.clean", "git-lfs clean -- %f"),
            ("filter.a=b.smudge", ""),
        ),
        unused=("core.sshcommand", "core.hookspath", "filter.lfs.clean", "filter.a=b.smudge"),
    )


def test_helpers_of_the_clone_are_forgotten_and_those_of_the_person_named_again():
    site = "credential.https://library.example.helper"
    listed = [
        ("system", "credential.helper", "cache"),
        ("global", site, "store"),
        ("local", site, "evil"),
        ("command", "credential.helper", "given"),
    ]
    helpers = (("", "credential.helper"), ("cache", "credential.helper"), ("store", site))
    told = (*((key, value) for value, key in helpers), ("credential.helper", "given"))
    assert replace(listed).told == (*ALWAYS, *told)


def test_each_program_has_the_value_of_its_kind():
    keys = ("gpg.program", "gpg.ssh.program", "gpg.x509.program", "gpg.openpgp.program")
    values = [clone_settings.neutral(key) for key in keys]
    assert values == ["gpg", "ssh-keygen", "gpgsm", "gpg"]
    assert clone_settings.neutral("protocol.ssh.allow") == "user"
    assert clone_settings.neutral("protocol.ext.allow") == "never"
    assert clone_settings.neutral("somethingnew.program") == ""


def test_what_git_may_add_to_its_documentation_is_not_used():
    assert replace([("local", "hook.lint.command", "evil")]).told == (
        *ALWAYS,
        ("hook.lint.enabled", "false"),
    )
    assert not clone_settings.is_trusted("core.newprogram")
    assert not clone_settings.is_decided("somethingnew.program")
    assert clone_settings.is_decided("core.gitproxy")
    assert clone_settings.is_decided("gui.editor")


def test_settings_that_nothing_undoes_are_refused():
    for key in ("remote.origin.uploadpack", "remote.origin.vcs", "gc.recentobjectshook"):
        found = replace([("local", key, "evil")])
        assert (found.told, found.refused) == (ALWAYS, (key,))
    assert "sets remote.origin.vcs, which" in clone_settings.explain(["remote.origin.vcs"])


def test_names_that_git_would_read_as_options_are_refused():
    strange = ("remote.--upload-pack=evil.url", "../shared.git")
    assert replace([("local", *strange)]).refused == (strange[0],)
    assert replace([("local", "branch.main.merge", "--exec=evil")]).refused == (
        "branch.main.merge",
    )
    assert replace([("global", "branch.main.merge", "--exec=evil")]).refused == ()


def test_a_work_tree_elsewhere_is_refused_and_that_of_a_submodule_is_not():
    own = [("local", "core.worktree", "/home/quill")]
    assert replace(own) == Replaced(ALWAYS)
    assert replace(own, elsewhere=True).refused == ("core.worktree",)


def test_a_program_for_connections_is_overridden_unless_the_person_names_one():
    own = ("local", "core.gitproxy", "evil")
    assert replace([own]).proxied
    assert not replace([("global", "core.gitproxy", "mine"), own]).proxied


def test_what_our_commands_would_not_use_is_replaced_and_not_reported():
    found = replace([("local", "alias.st", "status"), ("local", clone_settings.OUR_DRIVER, "desk")])
    told = (("alias.st", ""), (clone_settings.OUR_DRIVER, "git merge-file -q %A %O %B"))
    assert (found.told, found.unused) == ((*ALWAYS, *told), ())


def test_included_files_are_no_settings_of_their_own():
    assert replace([("local", "includeif.gitdir:/x.path", "/elsewhere")]) == Replaced(ALWAYS)
