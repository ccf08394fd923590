"""An invitation that came by mail, in words; nothing is accepted, nothing is looked up."""

import re
from typing import Final

_UNFOLD: Final = re.compile(r"\r?\n[ \t]")
_LINE: Final = re.compile(
    r"([A-Za-z-]{1,30})((?:;[^:\n\"]{0,200}|;[^=\n]{1,60}=\"[^\"\n]{0,200}\")*):(.*)"
)
_ESCAPE: Final = re.compile(r"\\([nN,;\\])")
_TIME: Final = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d\d(Z?))?")
_SAID: Final = {"SUMMARY": "what", "DTSTART": "from", "DTEND": "until", "LOCATION": "where"}
_METHODS: Final = {
    "REQUEST": "Invitation",
    "CANCEL": "Cancelled",
    "REPLY": "Answer to an invitation",
}
_LONGEST: Final = 100_000


def summarise(source: str) -> str:
    """The first event of a calendar in a few lines; nothing where there is none."""
    lines = _UNFOLD.sub("", source[:_LONGEST]).splitlines()
    found: dict[str, str] = {}
    method, inside = "Event", False
    for line in lines:
        if not (parts := _LINE.fullmatch(line.rstrip())):
            continue
        key, options, value = parts[1].upper(), parts[2], parts[3]
        if key == "METHOD":
            method = _METHODS.get(value.strip().upper(), method)
        elif key == "BEGIN":
            inside = value.strip().upper() == "VEVENT"
        elif key == "END" and value.strip().upper() == "VEVENT":
            break
        elif inside and key in _SAID:
            found.setdefault(key, _value(value, options))
    if not found:
        return ""
    told = [f"{_SAID[key]}: {found[key]}" for key in _SAID if found.get(key)]
    return "\n".join([f"[{method}]", *told])


def _value(value: str, options: str) -> str:
    """A value as people read it; a time with its zone where it names one."""
    if time := _TIME.fullmatch(value.strip()):
        day = f"{time[1]}-{time[2]}-{time[3]}"
        zone = re.search(r";TZID=\"?([^;\":]+)", options)
        named = "UTC" if time[6] else zone[1] if zone else ""
        return f"{day} {time[4]}:{time[5]} {named}".rstrip() if time[4] else day
    plain = _ESCAPE.sub(lambda it: " " if it[1] in "nN" else it[1], value)
    return " ".join(plain.split())
