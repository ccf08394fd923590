"""Two servers on this machine, for nobody else, and a watch that misses no change."""

import http.client
import socket
from threading import Event
from urllib.parse import urlsplit

import pytest

from deskbook.library.model.finding import DeskError
from deskbook.sites.adapters import preview


@pytest.fixture
def folders(tmp_path):
    """A public and a staff site of two files each, and a folder."""
    found = {}
    for kind in ("public", "staff"):
        found[kind] = tmp_path / kind
        (found[kind] / "empty").mkdir(parents=True)
        (found[kind] / "index.html").write_text(f"<h1>{kind}</h1>", encoding="utf-8")
        (found[kind] / "404.html").write_text("<h1>not on the shelf</h1>", encoding="utf-8")
    return found


def got(address, path="/", host="", method="GET"):
    """Status, headers and body of one request."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=5)
    connection.request(method, path, headers={"Host": host} if host else {})
    answer = connection.getresponse()
    found = answer.status, dict(answer.getheaders()), answer.read().decode()
    connection.close()
    return found


POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "manifest-src 'self'; form-action 'self' mailto:; base-uri 'none'; frame-ancestors 'none'"
)


def test_both_sites_are_served_with_strict_headers(folders):
    with preview.serve_sites(folders, 0) as addresses:
        assert list(addresses) == ["public", "staff"]
        assert all(it.startswith("http://127.0.0.1:") for it in addresses.values())
        status, headers, body = got(addresses["staff"])
        assert (status, body) == (200, "<h1>staff</h1>")
        wanted = {
            "Content-Security-Policy": POLICY, "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store",
            "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow, noarchive",
            "Cross-Origin-Resource-Policy": "same-origin",
        }  # fmt: skip
        assert {name: headers.get(name) for name in wanted} == wanted
        status, headers, body = got(addresses["public"])
        assert (status, body, headers["Content-Security-Policy"]) == (
            200,
            "<h1>public</h1>",
            POLICY,
        )


@pytest.mark.parametrize(
    "path", ["/nothing/", "/empty/", "/../staff/index.html", "/%2e%2e/staff/index.html"]
)
def test_what_is_not_there_gets_the_sites_own_page_and_nothing_is_listed(folders, path):
    with preview.serve_sites(folders, 0) as addresses:
        status, _, body = got(addresses["public"], path)
        assert (status, body) == (404, "<h1>not on the shelf</h1>")
        assert got(addresses["public"], path, method="HEAD")[::2] == (404, "")


def test_other_names_for_this_machine_are_refused(folders):
    with preview.serve_sites(folders, 0) as addresses:
        port = urlsplit(addresses["staff"]).port
        assert got(addresses["staff"], host=f"localhost:{port}")[0] == 200
        assert got(addresses["staff"], host=f"evil.example:{port}")[0] == 421


def test_without_a_404_page_there_is_still_an_error(folders):
    (folders["public"] / "404.html").unlink()
    with preview.serve_sites(folders, 0) as addresses:
        assert got(addresses["public"], "/nothing")[0] == 404


def test_a_port_that_is_taken_is_named(folders):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with (
            pytest.raises(DeskError, match=f"port {port} cannot be used .*--port 0"),
            preview.serve_sites(folders, port),
        ):
            pass


def test_ports_are_refused_before_there_is_a_site():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        for first in (port, port - 1):  # another program may have the one before, too
            with pytest.raises(
                DeskError, match=rf"port ({first}|{port}) cannot be used .*--port 0"
            ):
                preview.refuse_taken_ports(first, 2)
    preview.refuse_taken_ports(0, 2)
    with pytest.raises(DeskError, match="port 65536 cannot be used"):
        preview.refuse_taken_ports(65535, 2)


def test_every_change_is_noticed_once_the_files_have_come_to_rest(tmp_path):
    (tmp_path / "knowledge").mkdir()
    (tmp_path / "mkdocs.yml").write_text("a", encoding="utf-8")
    (tmp_path / "knowledge" / "a.md").write_text("a", encoding="utf-8")
    stop = Event()
    changed = preview.watch_changes(tmp_path, stop, every=0.02)
    (tmp_path / "knowledge" / "b.md").write_text("b", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("ab", encoding="utf-8")
    assert next(changed) == 2
    (tmp_path / "knowledge" / "a.md").unlink()
    (tmp_path / "elsewhere.md").write_text("x", encoding="utf-8")
    assert next(changed) == 1
    stop.set()
    assert list(changed) == []
