"""What each cause of the closed list means, so that two colleagues choose the same one."""

from collections.abc import Mapping
from typing import Final

from deskbook.library.model.vocabulary import Cause

MEANINGS: Final[Mapping[Cause, str]] = {
    "user-credentials": "A wrong or forgotten password, or an account that was not activated.",
    "bypassed-access-path": "The patron came past the library's link, for example by a search "
    "engine or a bookmark, so that nobody signed them in.",
    "affiliation-lapsed": "The patron is no member any more, or not yet.",
    "account-blocked-or-abuse": "The account or our addresses were blocked for downloads or debts.",
    "browser-or-device": "A setting, extension, old browser, or the network on the patron's side.",
    "proxy-config": "Our proxy does not know the address, or handles it wrongly.",
    "ip-registration": "The vendor does not have our current network addresses.",
    "activation": "We subscribe, but the title or package was not switched on.",
    "knowledge-base-holdings": "Our knowledge base says that we have what we have not, or "
    "the other way round: wrong dates, volumes or embargo.",
    "openurl-source-metadata": "The index that the link came from has wrong data of the item.",
    "resolver-target-syntax": "The link resolver builds a link that the platform cannot read.",
    "platform-migration": "The platform moved, and links or accounts did not move with it.",
    "platform-outage": "The platform was down or slow.",
    "content-missing": "The platform lacks an item that its own list promises.",
    "content-delayed": "The item came, or comes, later than the list and its embargo say.",
    "licence-or-payment": "A licence ended, a limit of readers is reached, or a bill is unpaid.",
    "false-alarm": "All was as it should be: the item is not ours, or the patron found it.",
    "unknown": "Nobody found out.",
}
"""After published studies of e-resource troubleshooting; staff choose one when they resolve."""
