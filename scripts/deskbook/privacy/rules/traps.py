"""Numbers in a library's texts that only look like phone or card numbers."""

import re
from typing import Final

MASK: Final = "\N{SECTION SIGN}"
"""Stands for each character of a trap, so that no pattern of a number can run across it."""

_NAMED: Final = (
    r"isbns?|e?-?issns?|oclc|ocm|ocn|lccn|pmc?id|arxiv|viaf|isni|accession|mms\s?id|"
    r"bib(?:\s(?:id|record))?|item|ref\.?(?:\sno\.?)?|box|vol\.?|volume|pp?\.|pages|call(?=\sn)|"
    r"(?:case|ticket|order|invoice|reference|record|catalogu?e|document|patent|report|serial|model|"
    r"grant|system|manuscript|request|incident|tracking|confirmation|transaction)"
)
"""Words for numbers of things: books, cases, orders."""

_TRAPS: Final = re.compile(
    rf"""
    (?<!\w)(?:
      https?://\S+ | www\.\S+
    | (?:{_NAMED})(?:\s(?:numbers?|no\.?|nr\.?|id|code|barcode))?
      [\s\#:.]{{0,4}}(?:is\s|was\s)?\(?
      (?=[A-Za-z-]{{0,8}}\d)[A-Za-z]{{0,8}}-?\d[\dXx./-]*(?:\s\d[\dXx-]*+)*+
    | 10\.\d{{4,9}}/\S+                                             # DOI
    | (?<!-)97[89][- ]?\d{{1,5}}[- ]?\d{{1,7}}[- ]?\d{{1,7}}[- ]?\d(?!\w)  # ISBN-13
    | (?<!-)\d{{1,5}}-\d{{1,7}}-\d{{1,7}}-[\dXx](?!\w)                # ISBN-10 as printed
    | (?<!-)\d{{4}}-\d{{3}}[\dXx](?![\w-])                          # ISSN; years from-to
    | (?:19|20)\d\d[-/.][01]?\d[-/.][0-3]?\d
      (?:[T ,]{{1,2}}[0-2]?\d[:.h][0-5]\d(?:[:.][0-5]\d)?Z?)?        # days and times
    | [0-3]?\d[-/.][0-3]?\d[-/.](?:(?:19|20)\d\d|\d\d)\b(?![-.]\d)  # as they are written elsewhere
    | (?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])
      (?:[0-2]\d(?:[0-5]\d){{1,2}})?\b                               # 20261112141400
    | [0-2]?\d:[0-5]\d(?::[0-5]\d)?\b
    | (?:19|20)\d\d\s?[-\N{{EN DASH}}/]\s?(?:19|20)?\d\d\b             # years from-to
    | [$\N{{EURO SIGN}}\N{{POUND SIGN}}]\s?\d[\d.,]*
    | (?<!\.)\d{{1,3}}\.\d{{1,3}}\.\d{{1,3}}\.\d{{1,3}}(?![\d.])    # network addresses
    )
    """,
    re.IGNORECASE | re.VERBOSE,
)


def masked(text: str) -> str:
    """The text with everything masked that only looks like somebody's number; its length stays."""
    return _TRAPS.sub(lambda found: MASK * len(found.group()), text)
