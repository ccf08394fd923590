"""Adds up what the test runs of `make test` reported and prints one closing line."""

import sys
from pathlib import Path
from xml.etree import ElementTree

WORDS = {"failures": "failed", "errors": "failed", "skipped": "skipped"}


def closing_line(reports: list[Path]) -> str:
    """`N passed, N failed, N skipped` over JUnit reports."""
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    for report in reports:
        for suite in ElementTree.parse(report).getroot().iter("testsuite"):
            not_passed = 0
            for attribute, word in WORDS.items():
                number = int(suite.get(attribute, 0))
                counts[word] += number
                not_passed += number
            counts["passed"] += int(suite.get("tests", 0)) - not_passed
    return ", ".join(f"{number} {word}" for word, number in counts.items())


if __name__ == "__main__":
    sys.stdout.write(closing_line([Path(name) for name in sys.argv[1:]]) + "\n")
