"""Contact data such as addresses, card numbers and names, in the form they are compared in."""

import re


def normalize(text: str) -> str:
    """Return words in lower case and numbers as their digits, without a country code of +1."""
    digits = re.sub(r"[\s().\-/\u2013]", "", text)
    if re.fullmatch(r"\+?\d{5,}", digits):
        digits = digits.lstrip("+0")
        return digits[1:] if len(digits) == 11 and digits[0] == "1" else digits
    return " ".join(text.lower().split())
