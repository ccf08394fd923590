from deskbook.library.formats import import_stream
from deskbook.library.formats.import_stream import Change, Graft, NewCommit

HANDLE = b"History liaison <history-liaison@library.example>"


def test_two_commits_as_git_reads_them():
    first = NewCommit(
        HANDLE + b" 1 +0000",
        HANDLE + b" 2 +0000",
        b"One\n",
        (Change('a "b\\\n', None), Change("c", "1f2e"), Change("d", b"ab", "100755")),
    )
    second = NewCommit(HANDLE + b" 3 +0000", HANDLE + b" 4 +0000", b"\xe4", (), b"latin-1")
    assert import_stream.write("refs/x", "", (first, second)).decode("latin-1") == (
        "commit refs/x\nmark :1\n"
        "author History liaison <history-liaison@library.example> 1 +0000\n"
        "committer History liaison <history-liaison@library.example> 2 +0000\n"
        "data 4\nOne\n\n"
        'D "a \\"b\\\\\\n"\nM 100644 1f2e "c"\nM 100755 inline "d"\ndata 2\nab\n'
        "\nget-mark :1\n"
        "commit refs/x\nmark :2\n"
        "author History liaison <history-liaison@library.example> 3 +0000\n"
        "committer History liaison <history-liaison@library.example> 4 +0000\n"
        "encoding latin-1\ndata 1\n\xe4\n"
        '\nget-mark :2\nls :2 ""\ndone\n'
    )
    with_parent = import_stream.write("refs/x", "9abc", (second,)).decode("latin-1")
    assert "\nfrom 9abc\n\nget-mark :1\n" in with_parent
    assert with_parent.endswith('ls :1 ""\nls 9abc ""\ndone\n')


def test_git_answers_with_ids_and_trees():
    one, other = b"040000 tree 11\t\n", b"040000 tree 22\t\n"
    assert import_stream.read_answer(b"aa\nbb\n" + one + other) == (["aa", "bb"], True)
    assert import_stream.read_answer(b"aa\n" + one + one) == (["aa"], False)
    assert import_stream.read_answer(b"aa\n" + one) == (["aa"], True)


def test_grafts_stand_on_their_own_parents():
    stream = import_stream.write_grafts(
        "refs/x",
        [
            Graft(b"A", b"C", b"root", (), parents=()),
            Graft(b"A", b"C", b"m", (Change("f", None),), b"latin1", parents=(1, "f" * 40)),
        ],
    )
    assert stream == (
        b"reset refs/x\ncommit refs/x\nmark :1\nauthor A\ncommitter C\ndata 4\nroot\n"
        b"\nget-mark :1\n"
        b"reset refs/x\ncommit refs/x\nmark :2\nauthor A\ncommitter C\nencoding latin1\n"
        b"data 1\nm\nfrom :1\nmerge " + b"f" * 40 + b'\nD "f"\n\nget-mark :2\ndone\n'
    )
