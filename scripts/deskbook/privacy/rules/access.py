"""What opens an account or leads to one: passwords, login names, network addresses, profiles."""

import re
from collections.abc import Iterator
from ipaddress import IPv6Address, ip_address
from typing import Final

from deskbook.privacy.model.access_cues import FIRST_PERSON, IS, NO_SECRETS, PASSWORDS
from deskbook.privacy.model.privacy import Hit
from deskbook.privacy.rules.triggers import Lowered


def _either(phrases: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))


_PASSWORD: Final = re.compile(
    rf"(?:(?<![^\W_])|(?<=[^\x00-\x7f]))(?:{_either(PASSWORDS)})(?:(?:[ \t]{{0,3}}(?:(?<=[ "
    rf"\t]){_either(IS)}|[:=]|[\u3400-\u9fff\uac00-\ud7af\u3040-\u30ff])){{0,2}})"
    r"[ \t:=]{0,3}[\"'\u201c\u201e\u00ab]?(?P<secret>[\x21-\x5a\x5c\x5e-\x7e]{4,64})",
    re.IGNORECASE,
)
_ADDRESS_4: Final = re.compile(
    r"(?<![\w./:-])(?:\d{1,3}\.){3}\d{1,3}(?![\w/]|\.\d|-\d|\s?[-\u2013]\s?\d)"
)
_ADDRESS_6: Final = re.compile(
    r"(?<![\w:.])(?:[0-9a-f]{1,4}(?:::?[0-9a-f]{1,4}){1,7}|[0-9a-f]{1,4}::|"
    r"::(?:[0-9a-f]{1,4}:){0,6}[0-9a-f]{1,4})(?![\w:/])",
    re.IGNORECASE,
)
_TWO_COLONS: Final = re.compile(r":[0-9a-f]{1,4}:", re.IGNORECASE)
_VERSION: Final = re.compile(
    r"(?:\bv|version|release|update|build|firmware|section|chapter|\u00a7|mask|range|proxy "
    r"server)\s?\.?\s?\Z",
    re.IGNORECASE,
)
_HOME: Final = re.compile(
    r"(?:(?<![\w.])/(?:home|Users|export/home|var/home)/|\b[A-Z]:[\\/]{1,2}(?:Users|Documents "
    r"and Settings)[\\/]{1,2})"
    r"(?P<who>[^\\/\s:\"'<>|]{2,40})",
    re.IGNORECASE,
)
_SHARED_HOMES: Final = frozenset(
    {
        "public",
        "shared",
        "default",
        "all",
        "user",
        "users",
        "username",
        "name",
        "guest",
        "admin",
        "you",
    }
)
_LOGIN_PATH: Final = re.compile(
    r"https?://[^\s/]{1,200}/(?:[\w.-]{1,40}/){0,4}(?:login|user|users|u|member|members|patron|"
    r"patrons|account|~)(?:/|\?|(?<=~))"
    r"(?P<who>[A-Za-z][\w.-]{2,40})(?=[/?#\s&,)]|[.!?](?:\s|\Z)|\Z)",
    re.IGNORECASE,
)
_USER_AT: Final = re.compile(r"\bhttps?://(?P<who>[^\s/@:\[\]]{1,100})(?=@)", re.IGNORECASE)
_PAGES: Final = frozenset(
    [
        "login",
        "logout",
        "home",
        "index",
        "settings",
        "profile",
        "password",
        "reset",
        "register",
        "signup",
        "signin",
        "sso",
        "saml",
        "help",
        "dashboard",
        "verify",
        "confirm",
        "activate",
        "oauth",
        "auth",
        "session",
        "new",
        "edit",
        "search",
        "menu",
        "form",
    ]
)
_LOGIN: Final = re.compile(
    r"\b(?:net\s?-?id|user\s?-?(?:id|name)|login(?:\s?name)?|benutzername|kennung|usuario|"
    r"identifiant|nome utente|"
    r"usu\u00e1rio|gebruikersnaam|anv\u00e4ndarnamn|\u043b\u043e\u0433\u0438\u043d|"
    r"kullan\u0131c\u0131 ad\u0131m)[ \t]?(?:is|ist|es|est|\u00e8|\u00e9|\u00e4r|:|=)[ \t]{1,2}"
    r"[\"'\u201c]?(?P<who>[a-z][a-z\d._-]{2,30}[a-z\d])(?![\w@])"
)
_LOGIN_NAMES: Final = """
net netid user userid username login loginname benutzername kennung usuario identifiant utente
usu\u00e1rio gebruikersnaam anv\u00e4ndarnamn \u043b\u043e\u0433\u0438\u043d kullan\u0131c\u0131
"""
_LOGIN_WORDS: Final = frozenset(_LOGIN_NAMES.split())
"""Words of which each expression for a login name has one."""

_HANDLE: Final = re.compile(r"(?<![\w.@/:])@(?P<who>[A-Za-z_][\w.]{2,29})(?![\w@])")
_OWN: Final = re.compile(
    rf"(?<!\w)(?:{_either(FIRST_PERSON)})(?!\w)[^.?!\n@]{{0,40}}\Z", re.IGNORECASE
)
_REACH: Final = 50
"""Characters before a handle in which the writer may say that it is theirs."""
_ACCOUNT_CUE: Final = re.compile(
    r"\b(?:instagram|insta|twitter|tiktok|telegram|snapchat|mastodon|threads|bluesky|wechat|"
    r"line|kakao|discord)"
    r"(?:[ \t](?:handle|account|name|id))?[ \t]?(?:is|:)[ \t]?\Z",
    re.IGNORECASE,
)
_PROFILE: Final = re.compile(
    r"(?:https?://)?(?:[\w-]{1,20}\.){0,2}(?:linkedin\.com/in|researchgate\.net/profile|"
    r"xing\.com/profile|t\.me|wa\.me|zalo\.me|"
    r"vk\.com|weibo\.com(?:/u)?|(?P<own>facebook\.com|instagram\.com|twitter\.com|x\.com|"
    r"github\.com|bsky\.app/profile)|"
    r"tiktok\.com|mastodon\.social|scholar\.google\.com/citations\?user=)/@?(?P<who>[\w"
    r".%+-]{2,60})",
    re.IGNORECASE,
)
_SECRET_PATH: Final = re.compile(
    r"/(?:reset|reset-?password|password-?reset|verify|verification|verify-?email|confirm|"
    r"confirmation|activate|activation|"
    r"invite|invitation|invites|magic|magic-?link|token|tokens|session|sessions|auth|sso|"
    r"unsubscribe|login|signin|"
    r"sign-?in|share|shared|secret|key|access|one-?time|otl|callback)/(?P<secret>[\w~."
    r"=-]{8,400}\w)",
    re.IGNORECASE,
)
_LONG_PATH: Final = re.compile(r"(?<=/)[A-Za-z\d_]{20,400}(?=[/?#\s.,;:!)\"'>]|\Z)")
_CHANGES: Final = re.compile(r"(?<=[A-Za-z])\d|(?<=\d)[A-Za-z]")
_URL: Final = re.compile(r"https?://[^\s<>\"]{8,2000}", re.IGNORECASE)
_ENOUGH_CHANGES: Final = 6
"""Changes between letters and digits that no record number has: alma991012, S0140673620, 1a2b3c."""


def passwords(text: str, lower: str) -> Iterator[Hit]:
    """Passwords stated in words: "my password is Tulip-7". A word that only describes one stays."""
    if not any(word in lower for word in PASSWORDS):
        return
    for found in _PASSWORD.finditer(text):
        secret = found.group("secret")
        secret = secret.rstrip(".,;\"'") or secret
        if _is_secret(secret):
            start = found.start("secret")
            yield Hit(start, start + len(secret), "password")


def network_addresses(text: str, lower: Lowered) -> Iterator[Hit]:
    """Addresses of single computers, versions 4 and 6: no ranges, no masks, no version numbers."""
    if lower.shape.count("0.0") > 1:
        for found in _ADDRESS_4.finditer(text):
            before = text[max(0, found.start() - 16) : found.start()]
            if not _VERSION.search(before) and _is_computer(found.group()):
                yield Hit(*found.span(), "ip-address")
    if "::" in text or _TWO_COLONS.search(text):
        for found in _ADDRESS_6.finditer(text):
            if _is_computer(found.group()):
                yield Hit(*found.span(), "ip-address")


def login_names(text: str, lower: Lowered) -> Iterator[Hit]:
    """Login names: told as such, in home folders, and in addresses of proxies and accounts."""
    if "/" in text or "\\" in text:
        yield from _homes(text)
    if "://" in text:
        yield from (
            Hit(*found.span("who"), "login")
            for shape in (_USER_AT, _LOGIN_PATH)
            for found in shape.finditer(text)
            if found.group("who").lower() not in _PAGES
        )
    if not _LOGIN_WORDS.isdisjoint(lower.words):
        for found in _LOGIN.finditer(text):
            who = found.group("who")
            if who not in NO_SECRETS and not who.endswith(("ed", "ing")):
                yield Hit(*found.span("who"), "login")


def _homes(text: str) -> Iterator[Hit]:
    for found in _HOME.finditer(text):
        who = found.group("who").rstrip(".,;)!?")
        if len(who) > 1 and who.lower() not in _SHARED_HOMES and "[" not in who:
            yield Hit(found.start("who"), found.start("who") + len(who), "login")


def handles(text: str, lower: str) -> Iterator[Hit]:
    """A writer's own handle ("I am @vera.reads") and links to people's profiles."""
    if "@" in text:
        for found in _HANDLE.finditer(text):
            before = text[max(0, found.start() - _REACH) : found.start()]
            if _OWN.search(before) or _ACCOUNT_CUE.search(before):
                end = found.start() + len(found.group().rstrip("."))
                yield Hit(found.start(), end, "handle")
    if ".com/" in lower or ".me/" in lower or ".net/" in lower or ".app/" in lower:
        for found in _PROFILE.finditer(text):
            before = text[max(0, found.start() - _REACH) : found.start()]
            sure = not found.group("own") or _OWN.search(before)
            end = found.start("who") + len(found.group("who").rstrip("."))
            yield Hit(found.start("who"), end, "handle", "sure" if sure else "doubtful")


def path_tokens(text: str) -> Iterator[Hit]:
    """Secrets in the path of an address: behind "reset" and the like, or a long mix of signs."""
    if "://" not in text:
        return
    for url in _URL.finditer(text):
        words = url.group()
        for found in _SECRET_PATH.finditer(words):
            if any(sign.isdigit() for sign in found.group("secret")):
                yield _moved(url, *found.span("secret"))
        for found in _LONG_PATH.finditer(words):
            if (
                len(_CHANGES.findall(found.group())) >= _ENOUGH_CHANGES
                and not found.group().isupper()
            ):
                yield _moved(url, *found.span())


def _moved(url: re.Match[str], start: int, end: int) -> Hit:
    return Hit(url.start() + start, url.start() + end, "token")


def _is_secret(words: str) -> bool:
    plain = words.lower().strip(".,;!?\"'()")
    if plain in NO_SECRETS or "[" in words:
        return False
    return not words.isalpha() and any(sign.isalnum() for sign in words)


def _is_computer(words: str) -> bool:
    try:
        address = ip_address(words)
    except ValueError:
        return False
    if isinstance(address, IPv6Address):
        return (
            len(words) > 6 and not address.is_loopback and (words.count(":") == 7 or "::" in words)
        )
    numbers = address.packed
    return not (address.is_loopback or numbers[0] in (0, 255) or numbers[3] in (0, 255))
