"""What `docs/signals.md` shows is what the sample library gives, and its numbers were measured."""

import json
import re
from datetime import date
from pathlib import Path

from deskbook.calendar.rules.opening_hours import Calendar
from deskbook.library.adapters import repo
from deskbook.reports.rules import report
from deskbook.reports.rules.signals import signals
from deskbook.reports.views import signals as view

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/signals.md").read_text(encoding="utf-8")


def test_the_signal_of_the_sample_library_is_the_one_that_the_page_shows():
    (day,) = re.findall(r"--of (\S+)", PAGE)
    library = repo.load(ROOT).library
    found = signals.scan_library(library, Calendar(library.profile), date.fromisoformat(day))
    made = view.describe(found, report.collect_names(library))
    shown = re.search(r"```\n(## 1\..*?)```", PAGE, flags=re.DOTALL)[1]
    for line in shown.splitlines():
        assert line.removesuffix("…") in made


def test_the_numbers_are_those_that_were_measured():
    kept = json.loads((ROOT / "benchmarks/numbers/bursts.json").read_text())
    plain = " ".join(PAGE.split())
    ours, peers = {}, {}
    for line in kept["lines"]:
        what = line["work"].rpartition(" ")[2]
        ours[what] = line["ours"]
        peers[line["peer"], what] = line["theirs"]
    assert f"it found {ours['recall']:.0%}".replace("%", " %") in plain
    assert f"precision of {ours['precision']:.0%}".replace("%", " %") in plain
    for peer in {name for name, _ in peers}:
        pair = f"{peers[peer, 'recall']:.0%} and {peers[peer, 'precision']:.0%}".replace("%", " %")
        assert pair in plain
    note = " ".join(kept["notes"])
    false = re.search(r"It raised ([\d.]+) false alarms a year", note)[1]
    assert f"**{false} false alarms a year**" in plain
