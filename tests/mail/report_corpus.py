"""Reports as mail servers of many makes write them, with what each says; all are made here.

`REPORTS` has a name, the message, and the kind, permanence, recipient and original id that it
states. Those with an odd number are the held-out half: nothing was adjusted to them.
"""

from dataclasses import dataclass
from email.utils import formatdate

TO = "quill@people.example"
ORIGINAL = "Q-4KX7M2.7F3K9Q2M.0123456789ABCDEF@library.example"
HEAD = f"""\
Received: from library.example (library.example [192.0.2.7]) by mx.example with ESMTPS id x1
From: The Library <ask@library.example>
To: Quill Sample <{TO}>
Subject: Re: An atlas
Date: Mon, 02 Nov 2026 15:02:11 +0000
Message-ID: <{ORIGINAL}>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8"""
LETTER = "Dear Quill,\n\nthe atlas is in room 3.\n\nYour library"


@dataclass(frozen=True)
class Sample:
    """A report and what it states; an empty value where it states none."""

    name: str
    data: bytes
    kind: str
    permanence: str = ""
    recipient: str = TO
    original: str = ORIGINAL


def mail(
    body,
    sender="Mail Delivery System <MAILER-DAEMON@mx.example>",
    subject="Undelivered Mail Returned to Sender",
    kind="text/plain; charset=utf-8",
    path="<>",
    more="",
):
    head = [
        f"Return-Path: {path}" if path is not None else "",
        f"From: {sender}",
        "To: ask+q-4kx7m2-0123456789@library.example",
        f"Subject: {subject}",
        f"Date: {formatdate(1793660531)}",
        "Message-ID: <report-1@mx.example>",
        "MIME-Version: 1.0",
        f"Content-Type: {kind}",
        more,
    ]
    return ("\n".join(filter(None, head)) + "\n\n" + body).encode()


def parts(*pieces, kind="report; report-type=delivery-status", **options):
    body = "".join(f"--=_r\n{it}\n" for it in pieces) + "--=_r--\n"
    return mail(body, kind=f'multipart/{kind}; boundary="=_r"', **options)


def text(words, kind="text/plain; charset=utf-8"):
    return f"Content-Type: {kind}\n\n{words}\n"


def status(*groups, kind="message/delivery-status"):
    return (
        f"Content-Type: {kind}\n\nReporting-MTA: dns; mx.example\nArrival-Date: Mon, 2 Nov 2026 15:02:12 +0000\n\n"
        + "\n\n".join(groups)
        + "\n"
    )


def group(
    action="failed",
    code="5.1.1",
    why="smtp; 550 5.1.1 <quill@people.example>: Recipient address rejected: User unknown",
    to=TO,
    **more,
):
    lines = [
        f"Final-Recipient: rfc822; {to}",
        f"Action: {action}" if action else "",
        f"Status: {code}" if code else "",
        f"Diagnostic-Code: {why}" if why else "",
    ]
    lines += [f"{key.replace('_', '-')}: {value}" for key, value in more.items()]
    return "\n".join(filter(None, lines))


RETURNED = f"Content-Type: message/rfc822\n\n{HEAD}\n\n{LETTER}\n"
HEADERS = f"Content-Type: text/rfc822-headers\n\n{HEAD}\n"


def sample(name, data, kind, permanence="", recipient=TO, original=ORIGINAL):
    return Sample(name, data, kind, permanence, recipient, original)


def _standard():
    """Reports in the standard form, with the codes and actions that servers give."""
    failures = [
        ("user unknown", "5.1.1", "smtp; 550 5.1.1 User unknown", "permanent"),
        ("host not found", "5.1.2", "X-Postfix; Host or domain name not found", "permanent"),
        ("no mailbox", "5.2.1", "smtp; 550 5.2.1 The email account that you tried to reach is disabled", "permanent"),
        ("full", "5.2.2", "smtp; 552 5.2.2 Mailbox full", "temporary"),
        ("full, 4", "4.2.2", "smtp; 452 4.2.2 The email account is over quota", "temporary"),
        ("expired", "4.4.7", "smtp; 550 4.4.7 QUEUE.Expired; message expired", "temporary"),
        ("expired, 5", "5.4.7", "smtp; 554 5.4.7 message expired", "temporary"),
        ("timed out", "4.4.1", "smtp; connect to mx.people.example[192.0.2.25]:25: Connection timed out", "temporary"),
        ("policy", "5.7.1", "smtp; 550 5.7.1 Message rejected as spam", "permanent"),
        ("policy, dmarc", "5.7.26", "smtp; 550-5.7.26 Unauthenticated email is not accepted", "permanent"),
        ("vague, code in words", "5.0.0", "smtp; 550 5.1.1 no such user here", "permanent"),
        ("vague, full", "5.0.0", "smtp; 552 Quota exceeded (mailbox for user is full)", "temporary"),
        ("vague, unknown", "5.0.0", "smtp; 550 No Such User Here", "permanent"),
        ("too large", "5.3.4", "smtp; 552 5.3.4 Message size exceeds fixed limit", "permanent"),
    ]  # fmt: skip
    for name, code, why, permanence in failures:
        yield sample(
            f"standard, {name}",
            parts(
                text("I'm sorry to have to inform you that your message could not be delivered."),
                status(group("failed", code, why)),
                RETURNED,
            ),
            "failed",
            permanence,
        )
    yield sample(
        "headers returned only",
        parts(text("could not be delivered"), status(group()), HEADERS),
        "failed",
        "permanent",
    )
    yield sample(
        "no letter returned",
        parts(text("could not be delivered"), status(group())),
        "failed",
        "permanent",
        original="",
    )
    yield sample(
        "delayed",
        parts(
            text("THIS IS A WARNING MESSAGE ONLY"),
            status(group("delayed", "4.4.1", "smtp; 421 try again later")),
            HEADERS,
            subject="Delayed Mail (still being retried)",
        ),
        "delayed",
    )
    yield sample(
        "delayed, will retry until",
        parts(
            text("Delivery is delayed"),
            status(group("delayed", "4.0.0", "", Will_Retry_Until="Sat, 7 Nov 2026")),
            HEADERS,
            subject="Delivery Status Notification (Delay)",
        ),
        "delayed",
    )
    yield sample(
        "delivered",
        parts(
            text("Successfully delivered"),
            status(group("delivered", "2.0.0", "smtp; 250 ok")),
            HEADERS,
            subject="Successful Mail Delivery Report",
        ),
        "arrived",
    )
    yield sample(
        "relayed",
        parts(
            text("Relayed to a server without notifications"),
            status(group("relayed", "2.0.0", "")),
            HEADERS,
            subject="Delivery Status Notification (Relay)",
        ),
        "arrived",
    )
    yield sample(
        "expanded",
        parts(text("expanded"), status(group("expanded", "2.0.0", "")), HEADERS),
        "arrived",
    )
    yield sample(
        "one failed of two",
        parts(
            text("x"),
            status(group("delivered", "2.0.0", "", to="pen@people.example"), group()),
            RETURNED,
        ),
        "failed",
        "permanent",
    )
    yield sample(
        "Action: failure",
        parts(text("x"), status(group("failure")), RETURNED),
        "failed",
        "permanent",
    )
    yield sample(
        "Action: Failed (capital, comment)",
        parts(text("x"), status(group("Failed (gave up)")), RETURNED),
        "failed",
        "permanent",
    )
    yield sample(
        "no action, 5",
        parts(
            text("Your message could not be delivered."), status(group("", "5.7.1", "")), RETURNED
        ),
        "failed",
        "permanent",
    )
    yield sample(
        "no action, 4",
        parts(
            text("Your message could not be delivered."), status(group("", "4.2.2", "")), RETURNED
        ),
        "failed",
        "temporary",
    )
    yield sample(
        "no action, 4, goes on",
        parts(
            text("Your message has been delayed. We will keep trying."),
            status(group("", "4.4.1", "")),
            RETURNED,
            subject="Delayed",
        ),
        "delayed",
    )
    yield sample(
        "status alone",
        parts(
            text("Your message could not be delivered."),
            status("Status: 5.7.1\nOriginal-Recipient: rfc822;quill@people.example"),
            RETURNED,
        ),
        "failed",
        "permanent",
    )
    yield sample(
        "empty status part",
        parts(
            text(f"<{TO}>: host mx.people.example said: 550 5.1.1 User unknown"),
            "Content-Type: message/delivery-status\n\n",
            RETURNED,
        ),
        "failed",
        "permanent",
    )
    yield sample(
        "no status part",
        parts(
            text(
                f"Delivery to the following recipient failed permanently:\n\n    {TO}\n\n550 5.1.1 unknown"
            ),
            RETURNED,
        ),
        "failed",
        "permanent",
    )
    yield sample(
        "global status (RFC 6533)",
        parts(
            text("x"),
            status(group(to="quill@people.example"), kind="message/global-delivery-status"),
            RETURNED,
        ),
        "failed",
        "permanent",
    )
    yield sample(
        "status in base64",
        parts(
            text("x"),
            "Content-Type: message/delivery-status\nContent-Transfer-Encoding: base64\n\nUmVwb3J0aW5nLU1UQTogZG5zOyBteAoKRmluYWwtUmVjaXBpZW50OiByZmM4MjI7IHF1aWxsQHBl\nb3BsZS5leGFtcGxlCkFjdGlvbjogZmFpbGVkClN0YXR1czogNS4xLjEK\n",
            RETURNED,
        ),
        "failed",
        "permanent",
    )
    yield sample(
        "original recipient only",
        parts(
            text("x"),
            status(
                "Original-Recipient: rfc822;quill@people.example\nAction: failed\nStatus: 5.1.1"
            ),
            RETURNED,
        ),
        "failed",
        "permanent",
    )
    yield sample(
        "no blank line between groups",
        parts(
            text("x"),
            "Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx\nFinal-Recipient: rfc822; quill@people.example\nAction: failed\nStatus: 5.1.1\n",
            RETURNED,
        ),
        "failed",
        "permanent",
    )
    yield sample(
        "folded diagnostic",
        parts(
            text("x"),
            status(group("failed", "5.0.0", "smtp; 550-The account\n 550 5.1.1 does not exist")),
            RETURNED,
        ),
        "failed",
        "permanent",
    )
    yield sample(
        "mixed, not report",
        parts(text("x"), status(group()), RETURNED, kind="mixed"),
        "failed",
        "permanent",
    )
    yield sample(
        "letter returned in base64",
        parts(
            text("x"),
            status(group()),
            "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\nTWVzc2FnZS1JRDogPFEtNEtYN00yLjdGM0s5UTJNLjAxMjM0NTY3ODlBQkNERUZAbGlicmFyeS5l\neGFtcGxlPgpUbzogcXVpbGxAcGVvcGxlLmV4YW1wbGUKCkhpCg==\n",
        ),
        "failed",
        "permanent",
    )
    yield sample(
        "with a picture",
        parts(
            text("x"),
            status(group()),
            "Content-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgoAAAA=\n",
            RETURNED,
        ),
        "failed",
        "permanent",
    )
    yield sample(
        "letter returned as a file",
        parts(
            text("x"),
            status(group()),
            f'Content-Type: application/octet-stream; name="message.eml"\nContent-Disposition: attachment; filename="message.eml"\n\n{HEAD}\n\n{LETTER}\n',
        ),
        "failed",
        "permanent",
    )


def _exchange():
    html = f"<html><body><p><b>Delivery has failed to these recipients or groups:</b></p><p><a href=\"mailto:{TO}\">Quill Sample ({TO})</a><br>The email address you entered couldn't be found. Please check the recipient's email address and try to resend the message.</p><p>Diagnostic information for administrators:</p><p>Generating server: AM0.example</p><p>{TO}<br>Remote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup'</p><p>Original message headers:</p><pre>{HEAD.replace('<', '&lt;').replace('>', '&gt;')}</pre></body></html>"
    sender = "postmaster@library.example"
    yield sample(
        "Exchange 365",
        parts(
            text(html, "text/html; charset=utf-8"),
            status(
                group(
                    "failed",
                    "5.1.10",
                    "smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found",
                )
            ),
            RETURNED,
            sender=sender,
            subject="Undeliverable: Re: An atlas",
            more="Auto-Submitted: auto-replied",
        ),
        "failed",
        "permanent",
    )
    yield sample(
        "Exchange, HTML alone",
        mail(
            html,
            sender="Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@library.example>",
            subject="Undeliverable: Re: An atlas",
            kind="text/html; charset=utf-8",
            more="Auto-Submitted: auto-replied",
        ),
        "failed",
        "permanent",
    )
    yield sample(
        "Exchange, delayed",
        parts(
            text(
                "Delivery is delayed to these recipients or groups:\n\nQuill Sample (quill@people.example)\n\nThis message hasn't been delivered yet. Delivery will continue to be attempted."
            ),
            status(group("delayed", "4.4.7", "")),
            HEADERS,
            sender=sender,
            subject="Delivery delayed: Re: An atlas",
        ),
        "delayed",
    )
    yield sample(
        "Exchange, expired",
        parts(
            text(
                "Delivery has failed to these recipients or groups:\n\nquill@people.example\nThe server has tried to deliver this message, without success, and has stopped trying."
            ),
            status(group("failed", "4.4.7", "smtp;550 4.4.7 QUEUE.Expired; message expired")),
            HEADERS,
            sender=sender,
            subject="Undeliverable: Re: An atlas",
        ),
        "failed",
        "temporary",
    )
    yield sample(
        "Exchange, German",
        parts(
            text(
                "Fehler bei der Nachrichtenzustellung an folgende Empfänger oder Gruppen:\n\nquill@people.example\nDie eingegebene E-Mail-Adresse konnte nicht gefunden werden."
            ),
            status(group("failed", "5.1.1", "")),
            HEADERS,
            sender=sender,
            subject="Unzustellbar: Re: An atlas",
        ),
        "failed",
        "permanent",
    )
    yield sample(
        "Exchange, read",
        parts(
            text("Your message was read on Monday."),
            "Content-Type: message/disposition-notification\n\nFinal-recipient: RFC822; quill@people.example\nDisposition: automatic-action/MDN-sent-automatically; displayed\nX-MSExch-Correlation-Key: x\nOriginal-Message-ID: <"
            + ORIGINAL
            + ">\n",
            kind="report; report-type=disposition-notification",
            sender=f"Quill Sample <{TO}>",
            subject="Read: Re: An atlas",
        ),
        "arrived",
    )
    yield sample(
        "deleted without being read",
        parts(
            text("Your message was deleted without being read."),
            f"Content-Type: message/disposition-notification\n\nFinal-Recipient: rfc822;{TO}\nOriginal-Message-ID: <{ORIGINAL}>\nDisposition: manual-action/MDN-sent-automatically; deleted\n",
            kind="report; report-type=disposition-notification",
            sender=TO,
            subject="Not read: Re: An atlas",
        ),
        "arrived",
    )
    yield sample(
        "processed with an error",
        parts(
            text("It could not be shown."),
            f"Content-Type: message/disposition-notification\n\nFinal-Recipient: rfc822;{TO}\nOriginal-Message-ID: <{ORIGINAL}>\nDisposition: automatic-action/MDN-sent-automatically; processed/error\nError: x\n",
            kind="report; report-type=disposition-notification",
            sender=TO,
        ),
        "failed",
        "unknown",
    )
    yield sample(
        "Exchange 5.5, words",
        mail(
            f"Your message\n\n  To:      Quill\n  Subject: Re: An atlas\n  Sent:    Mon, 2 Nov 2026\n\ndid not reach the following recipient(s):\n\n{TO} on Mon, 2 Nov 2026\n    The recipient name is not recognized\n    MSEXCH:IMS:People:Site:MX 0 (000C05A6) Unknown Recipient\n\nMessage-ID: <{ORIGINAL}>\n",
            sender="System Administrator <postmaster@people.example>",
            subject="Undeliverable: Re: An atlas",
        ),
        "failed",
        "permanent",
    )
    yield sample(
        "Exchange 2003, words",
        mail(
            f"This is an automatically generated Delivery Status Notification.\n\nDelivery to the following recipients failed.\n\n       {TO}\n\n{HEAD}\n",
            sender="postmaster@people.example",
            subject="Delivery Status Notification (Failure)",
        ),
        "failed",
        "unknown",
    )
    yield sample(
        "Notes",
        mail(
            f"Your message\n\n  Subject: Re: An atlas\n\nwas not delivered to:\n\n  {TO}\n\nbecause:\n\n  User quill (quill@people.example) not listed in Domino Directory\n\nMessage-ID: <{ORIGINAL}>",
            sender="Postmaster@people.example",
            subject="DELIVERY FAILURE: User quill not listed in Domino Directory",
        ),
        "failed",
        "permanent",
    )


def _words():
    """Reports in plain words, as each make of server writes them."""
    tail = f"\n{HEAD}\n\n{LETTER}\n"
    yield sample(
        "qmail",
        mail(
            f"Hi. This is the qmail-send program at mx.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n<{TO}>:\n192.0.2.25 does not like recipient.\nRemote host said: 550 5.1.1 User unknown\nGiving up on 192.0.2.25.\n\n--- Below this line is a copy of the message.\n{tail}",
            subject="failure notice",
        ),
        "failed",
        "permanent",
    )
    yield sample(
        "qmail, expired",
        mail(
            f"Hi. This is the qmail-send program.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up.\n\n<{TO}>:\nSorry, I wasn't able to establish an SMTP connection. (#4.4.1)\nI'm not going to try again; this message has been in the queue too long.\n\n--- Below this line is a copy of the message.\n{tail}",
            subject="failure notice",
        ),
        "failed",
        "temporary",
    )
    yield sample(
        "Exim",
        mail(
            f"This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  {TO}\n    host mx.people.example [192.0.2.25]\n    SMTP error from remote mail server after RCPT TO:<{TO}>:\n    550 5.1.1 <{TO}>: Recipient address rejected\n\n------ This is a copy of the message, including all the headers. ------\n{tail}",
            subject="Mail delivery failed: returning message to sender",
            more=f"X-Failed-Recipients: {TO}\nAuto-Submitted: auto-replied",
        ),
        "failed",
        "permanent",
    )
    yield sample(
        "Exim, quota",
        mail(
            f"A message that you sent could not be delivered to one or more of its recipients. This is a permanent error. The following address(es) failed:\n\n  {TO}\n    mailbox is full: retry timeout exceeded\n\n------ This is a copy of your message, including all the headers. ------\n{tail}",
            subject="Mail delivery failed: returning message to sender",
            more=f"X-Failed-Recipients: {TO}",
        ),
        "failed",
        "temporary",
    )
    yield sample(
        "Exim, warning",
        mail(
            f"This message was created automatically by mail delivery software.\nA message that you sent has not yet been delivered to one or more of its\nrecipients after more than 24 hours on the queue on mx.example.\n\nThe message identifier is:     1abc-2\nThe address to which the message has not yet been delivered is:\n\n  {TO}\n    Delay reason: Connection timed out\n\nNo action is required on your part. Delivery attempts will continue for\nsome time.\nMessage-ID: <{ORIGINAL}>\n",
            subject="Warning: message 1abc-2 delayed 24 hours",
            more="Auto-Submitted: auto-replied",
        ),
        "delayed",
    )
    yield sample(
        "Postfix, words alone",
        mail(
            f"This is the mail system at host mx.example.\n\nI'm sorry to have to inform you that your message could not\nbe delivered to one or more recipients. It's attached below.\n\n                   The mail system\n\n<{TO}>: host mx.people.example[192.0.2.25] said: 550 5.1.1 <{TO}>: Recipient\n    address rejected: User unknown in virtual mailbox table (in reply to RCPT TO\n    command)\n{tail}"
        ),
        "failed",
        "permanent",
    )
    yield sample(
        "sendmail",
        mail(
            f"The original message was received at Mon, 2 Nov 2026 15:02:12 GMT\nfrom library.example [192.0.2.7]\n\n   ----- The following addresses had permanent fatal errors -----\n<{TO}>\n    (reason: 550 5.1.1 User unknown)\n\n   ----- Transcript of session follows -----\n... while talking to mx.people.example.:\n>>> DATA\n<<< 550 5.1.1 User unknown\n550 5.1.1 <{TO}>... User unknown\n\n   ----- Original message follows -----\n{tail}",
            sender="Mail Delivery Subsystem <MAILER-DAEMON@mx.example>",
            subject="Returned mail: see transcript for details",
            more="Auto-Submitted: auto-generated (failure)",
        ),
        "failed",
        "permanent",
    )
    yield sample(
        "sendmail, warning",
        mail(
            f"    **********************************************\n    **      THIS IS A WARNING MESSAGE ONLY      **\n    **  YOU DO NOT NEED TO RESEND YOUR MESSAGE  **\n    **********************************************\n\nThe original message was received at Mon, 2 Nov 2026\n\n   ----- Transcript of session follows -----\n<{TO}>... Deferred: Connection timed out with mx.people.example.\nWarning: message still undelivered after 4 hours\nWill keep trying until message is 5 days old\n\n{tail}",
            sender="Mail Delivery Subsystem <MAILER-DAEMON@mx.example>",
            subject="Warning: could not send message for past 4 hours",
        ),
        "delayed",
    )
    yield sample(
        "Gmail",
        parts(
            text(
                f"** Address not found **\n\nYour message wasn't delivered to {TO} because the address couldn't be found, or is unable to receive mail.\n\nThe response from the remote server was:\n550 5.1.1 User unknown"
            ),
            status(group("failed", "5.1.1", "smtp; 550 5.1.1 User unknown")),
            RETURNED,
            sender="Mail Delivery Subsystem <mailer-daemon@googlemail.com>",
            subject="Delivery Status Notification (Failure)",
            more=f"X-Failed-Recipients: {TO}\nAuto-Submitted: auto-replied\nIn-Reply-To: <{ORIGINAL}>",
        ),
        "failed",
        "permanent",
    )
    yield sample(
        "Gmail, old",
        mail(
            f"Delivery to the following recipient failed permanently:\n\n     {TO}\n\nTechnical details of permanent failure:\nGoogle tried to deliver your message, but it was rejected by the server for the recipient domain.\nThe error that the other server returned was:\n550 5.1.1 unknown\n\n----- Original message -----\n{tail}",
            sender="Mail Delivery Subsystem <mailer-daemon@googlemail.com>",
            subject="Delivery Status Notification (Failure)",
            more="Auto-Submitted: auto-replied",
        ),
        "failed",
        "permanent",
    )
    yield sample(
        "Gmail, delay",
        mail(
            f"** Delivery incomplete **\n\nThere was a temporary problem delivering your message to {TO}. Gmail will retry for 46 more hours. You'll be notified if the delivery fails permanently.\n",
            sender="Mail Delivery Subsystem <mailer-daemon@googlemail.com>",
            subject="Delivery Status Notification (Delay)",
            more=f"X-Failed-Recipients: {TO}\nAuto-Submitted: auto-replied\nIn-Reply-To: <{ORIGINAL}>\nReferences: <{ORIGINAL}>",
        ),
        "delayed",
    )
    yield sample(
        "Yahoo",
        mail(
            f"Sorry, we were unable to deliver your message to the following address.\n\n<{TO}>:\nRemote host said:\n554 delivery error: dd This user doesn't have a people.example account (quill@people.example) [0]\n\n--- Below this line is a copy of the message.\n{tail}",
            sender="mailer-daemon@yahoo.example",
            subject="Failure Notice",
        ),
        "failed",
        "permanent",
    )
    yield sample(
        "GroupWise",
        mail(
            f"The message that you sent was undeliverable to the following:\n\tquill@people.example (user not found)\n\nPossibly truncated original message follows:\n{tail}",
            sender="Mailer-Daemon@people.example",
            subject="Message status - undeliverable",
        ),
        "failed",
        "permanent",
    )
    yield sample(
        "Courier",
        mail(
            f"This is a delivery status notification from mx.example,\nrunning the Courier mail server.\n\nThe original message was received on Mon, 2 Nov 2026.\n\n---------------------------------------------------------------------------\n\n                           UNDELIVERABLE MAIL\n\nYour message to the following recipients cannot be delivered:\n\n<{TO}>:\n    mx.people.example [192.0.2.25]:\n    <<< 550 User unknown.\n\n---------------------------------------------------------------------------\n{tail}",
            sender="Courier mail server <@mx.example>",
            subject="NOTICE: mail delivery status.",
        ),
        "failed",
        "permanent",
        recipient="",
    )
    yield sample(
        "MDaemon",
        mail(
            f"The following data may contain information of use in diagnosing the problem.\n\nThe following addresses did NOT receive a copy of your message:\n\n> {TO}\n\n--- Session Transcript ---\n 550 <{TO}>, Recipient unknown\n--- End Transcript ---\n: Message contains [1] file attachments\n{tail}",
            sender="MDaemon@people.example",
            subject="Warning: quill@people.example - User unknown!",
        ),
        "failed",
        "permanent",
    )
    yield sample(
        "Mercury",
        mail(
            f"The following message could not be delivered because the user name is not known: \n\n{TO}: 550 No such local user\n\n----- headers follow -----\n{tail}",
            sender="Mail Administrator <postmaster@people.example>",
            subject="Undeliverable mail: no such user",
        ),
        "failed",
        "permanent",
    )
    yield sample(
        "IMail",
        mail(
            f"User mailbox exceeds allowed size: {TO}\n\nOriginal message follows.\n\n{tail}",
            sender="Postmaster <postmaster@people.example>",
            subject="Undeliverable Mail",
        ),
        "failed",
        "temporary",
    )
    yield sample(
        "AOL",
        mail(
            f"Your mail to the following recipients could not be delivered because they are not accepting mail from ask@library.example:\n\tquill\n{tail}",
            sender="Mail Delivery Subsystem <MAILER-DAEMON@aol.example>",
            subject="Returned mail: not delivered",
        ),
        "failed",
        "unknown",
    )
    yield sample(
        "Barracuda",
        mail(
            f"**** This message was automatically generated. ****\n\nYour message to {TO} was blocked by our spam firewall. The email you sent with the following subject has NOT BEEN DELIVERED:\n\nSubject: Re: An atlas\nMessage-ID: <{ORIGINAL}>",
            sender="Barracuda Spam Firewall <no-reply@people.example>",
            subject="**Message you sent blocked by our bulk email filter**",
        ),
        "failed",
        "permanent",
    )
    yield sample(
        "Symantec, quoted",
        mail(
            f"Message delivery failed.\n\n> {HEAD.replace(chr(10), chr(10) + '> ')}\n\nRecipient: <{TO}>\nReason: 5.1.1 no such user",
            subject="Mail could not be delivered",
        ),
        "failed",
        "permanent",
    )
    yield sample(
        "Japanese",
        mail(
            f"次のメールは配信できませんでした。\n\n宛先: {TO}\n理由: 550 User unknown\n\nMessage-ID: <{ORIGINAL}>\n",
            subject="=?utf-8?B?6YWN5L+h5LiN6IO9?=",
        ),
        "failed",
        "permanent",
    )
    yield sample(
        "Chinese",
        mail(
            f"抱歉，您的邮件被退回来了……\n\n收件人：{TO}\n退信原因：550 User not found\n\nMessage-ID: <{ORIGINAL}>\n",
            sender="Postmaster@people.example",
            subject="=?utf-8?B?57O757uf6YCA5L+h?=",
        ),
        "failed",
        "permanent",
    )
    yield sample(
        "French",
        mail(
            f"Votre message n'a pas pu être remis au destinataire suivant :\n\n<{TO}>\n\nmotif : utilisateur inconnu\n\nMessage-ID: <{ORIGINAL}>\n",
            subject="Echec de la remise",
        ),
        "failed",
        "permanent",
    )
    yield sample(
        "Spanish",
        mail(
            f"No se pudo entregar su mensaje a: {TO}\n\nEl usuario no existe\n\nMessage-ID: <{ORIGINAL}>\n",
            sender="postmaster@people.example",
            subject="Correo devuelto",
        ),
        "failed",
        "permanent",
    )
    yield sample(
        "Russian",
        mail(
            f"Ваше письмо не было доставлено получателю {TO}.\n550 Mailbox not found\n\nMessage-ID: <{ORIGINAL}>\n",
            subject="=?utf-8?B?0J3QtdC00L7RgdGC0LDQstC70LXQvdC90L7QtSDRgdC+0L7QsdGJ0LXQvdC40LU=?=",
        ),
        "failed",
        "permanent",
    )
    yield sample(
        "head first, code below",
        mail(
            f"This report relates to a message you sent with the following header fields:\n\n  Message-id: <{ORIGINAL}>\n  Date: Mon, 2 Nov 2026\n  From: Ask <ask@library.example>\n  To: {TO}\n\nYour message cannot be delivered to the following recipients:\n\n  Recipient address: {TO}\n  Diagnostic code: smtp;550 5.1.1 <{TO}>: user unknown\n",
            sender="Internet Mail Delivery <postmaster@isp.example>",
            subject="Delivery Notification: Delivery has failed",
        ),
        "failed",
        "permanent",
    )
    yield sample(
        "id that looks like an address",
        mail(
            f"This is a permanent error. The following address(es) failed:\n\n  {TO}\n    Mailbox is full\n\n**********\n\nReturn-path: <ask@library.example>\n{HEAD}\n\nx",
            subject="Mail failure.",
        ),
        "failed",
        "temporary",
    )
    yield sample(
        "access denied, 5.4.1",
        mail(
            f"Your message to {TO} was not delivered. 550 5.4.1 Recipient address rejected: Access denied\n{tail}"
        ),
        "failed",
        "permanent",
    )
    yield sample(
        "no words that are known", mail("Qqq qqqq.\n\n" + HEAD, subject="Qqq"), "failed", "unknown"
    )
    yield sample(
        "no return path kept",
        mail(
            f"Delivery to {TO} failed: 550 5.1.1 unknown user\n\n{HEAD}\n",
            sender="Mail System <system@people.example>",
            subject="Mail delivery failed",
            path=None,
        ),
        "failed",
        "permanent",
    )
    yield sample(
        "person's name, null path",
        mail(
            f"Your message to {TO} could not be delivered: no such user\n\nMessage-ID: <{ORIGINAL}>",
            sender="people.example gateway <gateway@people.example>",
            subject="Delivery failure",
        ),
        "failed",
        "permanent",
    )


def _services():
    import json

    def ses(kind, inner, **more):
        return {
            "notificationType": kind,
            kind.lower(): inner,
            "mail": {
                "messageId": "0100-ses",
                "destination": [TO],
                "headers": [{"name": "Message-ID", "value": f"<{ORIGINAL}>"}],
                "commonHeaders": {"messageId": f"<{ORIGINAL}>"},
            },
            **more,
        }

    bounced = [
        {
            "emailAddress": TO,
            "action": "failed",
            "status": "5.1.1",
            "diagnosticCode": "smtp; 550 5.1.1 user unknown",
        }
    ]
    sns = "AWS Notifications <no-reply@sns.amazonaws.example>"
    yield sample(
        "SES",
        mail(
            json.dumps(ses("Bounce", {"bounceType": "Permanent", "bouncedRecipients": bounced}))
            + "\n\n--\nIf you wish to stop receiving notifications",
            sender=sns,
            subject="AWS Notification Message",
            path="<0100@amazonses.example>",
        ),
        "failed",
        "permanent",
    )
    yield sample(
        "SES, transient",
        mail(
            json.dumps(
                ses(
                    "Bounce",
                    {
                        "bounceType": "Transient",
                        "bounceSubType": "MailboxFull",
                        "bouncedRecipients": [{"emailAddress": TO}],
                    },
                ),
                indent=2,
            ),
            sender=sns,
            subject="AWS Notification Message",
            path="<0100@amazonses.example>",
        ),
        "failed",
        "temporary",
    )
    yield sample(
        "SES, complaint",
        mail(
            json.dumps(
                ses(
                    "Complaint",
                    {
                        "complainedRecipients": [{"emailAddress": TO}],
                        "complaintFeedbackType": "abuse",
                    },
                )
            ),
            sender=sns,
            subject="AWS Notification Message",
        ),
        "complaint",
    )
    yield sample(
        "SES, delivery",
        mail(
            json.dumps(ses("Delivery", {"recipients": [TO], "smtpResponse": "250 ok"})),
            sender=sns,
            subject="AWS Notification Message",
        ),
        "arrived",
    )
    yield sample(
        "SNS around SES",
        mail(
            json.dumps(
                {
                    "Type": "Notification",
                    "Message": json.dumps(
                        ses("Bounce", {"bounceType": "Permanent", "bouncedRecipients": bounced})
                    ),
                }
            ),
            sender=sns,
            subject="AWS Notification Message",
        ),
        "failed",
        "permanent",
    )
    yield sample(
        "SES, event",
        mail(
            json.dumps(
                {
                    "eventType": "Bounce",
                    "bounce": {"bounceType": "Permanent", "bouncedRecipients": bounced},
                    "mail": {"headers": [{"name": "Message-ID", "value": f"<{ORIGINAL}>"}]},
                }
            ),
            sender=sns,
            subject="Amazon SES Email Event Notification",
        ),
        "failed",
        "permanent",
    )
    yield sample(
        "flat notice",
        mail(
            json.dumps({"notificationType": "Bounce", "bouncedRecipients": bounced}),
            sender="Notices <no-reply@notices.example>",
            subject="Notice",
            path="<n@notices.example>",
        ),
        "failed",
        "permanent",
        original="",
    )
    yield sample(
        "web hook by mail",
        mail(
            json.dumps(
                {
                    "event": "bounced",
                    "recipient": TO,
                    "code": "550",
                    "error": "5.1.1 unknown",
                    "reason": "550 5.1.1 unknown",
                    "message-id": f"<{ORIGINAL}>",
                }
            ),
            sender="Hooks <hooks@service.example>",
            subject="Event",
            path="<h@service.example>",
        ),
        "failed",
        "permanent",
    )
    feedback = f"Content-Type: message/feedback-report\n\nFeedback-Type: abuse\nUser-Agent: Some/1\nVersion: 1\nOriginal-Rcpt-To: <{TO}>\nReported-Domain: library.example\n"
    yield sample(
        "feedback",
        parts(
            text("This is an email abuse report for an email message."),
            feedback,
            RETURNED,
            kind="report; report-type=feedback-report",
            sender="Abuse Desk <fbl@people.example>",
            subject="FW: Re: An atlas",
            path="<fbl@people.example>",
        ),
        "complaint",
    )
    yield sample(
        "feedback, headers only",
        parts(
            text("abuse report"),
            feedback,
            HEADERS,
            kind="report; report-type=feedback-report",
            sender="fbl@people.example",
            subject="Abuse report",
        ),
        "complaint",
    )
    yield sample(
        "feedback, not spam",
        parts(
            text("x"),
            feedback.replace("abuse", "not-spam"),
            RETURNED,
            kind="report; report-type=feedback-report",
            sender="fbl@people.example",
        ),
        "complaint",
    )
    yield sample(
        "feedback, no fields",
        parts(
            text("This is an abuse report."),
            RETURNED,
            kind="report; report-type=feedback-report",
            sender="fbl@people.example",
            subject="Abuse report",
        ),
        "complaint",
        recipient="",
    )
    yield sample(
        "feedback in the old form",
        parts(
            text("x"),
            RETURNED,
            kind="mixed",
            sender="staff@hotmail.example",
            subject="complaint about message from 192.0.2.7",
            path="<staff@hotmail.example>",
        ),
        "complaint",
        recipient="",
    )


REPORTS = [*_standard(), *_exchange(), *_words(), *_services()]
TUNED = REPORTS[::2]
HELD_OUT = REPORTS[1::2]
