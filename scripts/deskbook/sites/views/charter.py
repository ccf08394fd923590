"""The charter: what this software will never tell of colleagues and patrons, and what holds it."""

from typing import Final

TEXT: Final = """\
# Nobody is measured here

What patrons ask is counted, so that the library can serve them better. Who among us answers is
not.

- **No number about a colleague.** No report, chart, table, export or signal is by person, or can
  be made so: the facts that they are made from have no place for a handle. There is no ranking, no
  time to close by name, no count of tickets led, and no option that would give one.
- **No number about a patron.** A pseudonym stands in the tickets; no figure is by it. Numbers so
  small that they could tell who asked are not published, nor others from which they could be
  worked out.
- **Names stand where work is handed on.** A ticket has a lead so that its patron has somebody to
  turn to; a queue shows whose turn it is, a reminder whom it is for. Nothing adds that up: a
  digest shows what is to be done, in the order in which it is due, and whoever has more to do
  stands no higher.
- **Effort is about questions.** The READ scale and minutes say how hard a question was, for
  surveys that ask for it. They are summed by service and kind of question.
- **A signal is about a thing**: a resource, a cause, a topic, a department, a service. A slow
  service is a reason to look at hours, promises and tools.
- **What is kept can be seen.** Everything is in files that all colleagues can read. There is no
  other record and no telemetry.

Tests hold this, and fail if it changes: one renames everybody and expects the same figures, one
gives two colleagues each other's load and expects the same pages, one reads every query of the
index, and one looks for a field, an option or a column that names a person in all that aggregates.
Whoever has the files can count what they like with other tools: that is a matter for the library's
own rules, and this page is a good beginning for them.
"""
