"""The outbox hands messages to a real server, whatever letters an address has."""

import pytest

from deskbook.library.model.mail_settings import MailServer
from deskbook.mail.adapters import outbox
from tests.mail import servers

DATA = b"Subject: An atlas\r\n\r\nIt is in the map room.\r\n"


def send(to, *, smtputf8):
    """Hand one message to a server; the recipients that it took."""
    taking = servers.Taking()
    with servers.serving(taking, smtputf8=smtputf8) as port:
        server = MailServer(host="127.0.0.1", port=port, security="none")
        with outbox.connect(server, "") as box:
            box.hand_over("ask@library.example", to, DATA)
    return [it for _, recipients, _ in taking.got for it in recipients]


@pytest.mark.slow
def test_host_name_of_any_script_is_sent_in_ascii_to_any_server():
    assert send("joerg@müller.example", smtputf8=False) == ["joerg@xn--mller-kva.example"]


@pytest.mark.slow
def test_address_beyond_ascii_is_sent_where_the_server_takes_it_and_refused_elsewhere():
    assert send("jörg@müller.example", smtputf8=True) == ["jörg@xn--mller-kva.example"]
    with pytest.raises(outbox.NotAcceptedError, match="letters that the server cannot take"):
        send("jörg@müller.example", smtputf8=False)
