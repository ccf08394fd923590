"""The view of each outcome: a function that puts it into words, or into values for programs."""

from collections.abc import Mapping
from typing import Final

VIEWS: Final[Mapping[str, str]] = {
    "checks.model.outcomes:KindsListed": "checks.views.outcomes:list_kinds",
    "checks.model.outcomes:LibraryChecked": "checks.views.outcomes:list_findings",
    "checks.model.outcomes:SchemaMade": "checks.views.outcomes:print_schema",
    "reports.model.outcomes:ContactExplained": "reports.views.outcomes:explain_contact",
    "reports.model.outcomes:GroupsMeasured": "reports.views.outcomes:describe_measures",
    "reports.model.outcomes:NeedTaken": "reports.views.outcomes:describe_taken",
    "reports.model.outcomes:NeedsFound": "reports.views.outcomes:describe_needs",
    "reports.model.outcomes:OneTable": "reports.formats.csv_text:write_outcome",
    "reports.model.outcomes:PublicNeeds": "reports.views.outcomes:describe_public_needs",
    "reports.model.outcomes:PublicReport": "reports.views.outcomes:describe_public_report",
    "reports.model.outcomes:SetsListed": "reports.views.outcomes:list_sets",
    "reports.model.outcomes:SignalsFound": "reports.views.outcomes:describe_signals",
    "reports.model.outcomes:StaffReport": "reports.views.outcomes:describe_report",
    "reports.model.outcomes:TablesWritten": "reports.views.outcomes:name_tables",
    "reports.model.outcomes:YearCounted": "reports.views.outcomes:describe_year",
    "privacy.model.outcomes:FilesSearched": "privacy.views.outcomes:describe_search",
    "privacy.model.outcomes:HookInstalled": "privacy.views.outcomes:describe_hook",
    "privacy.model.outcomes:TextCleaned": "privacy.views.outcomes:show_text",
    "privacy.model.outcomes:WordsAllowed": "privacy.views.outcomes:describe_words",
    "jobs.model.outcomes:JobDone": "jobs.views.jobs:done",
    "sharing.model:DriverInstalled": "sharing.views:driver_installed",
    "sharing.model:Exchange": "sharing.views:exchange",
    "sharing.model:FileMerge": "sharing.views:file_merge",
    "sharing.model:Unmerged": "sharing.views:unmerged",
    "search.model.outcomes:HelpSuggested": "search.views.suggestions:describe_help",
    "search.model.outcomes:RoutesSuggested": "search.views.routing:describe_routes",
    "search.model.outcomes:TicketsFound": "search.views.hits:describe_hits",
    "tickets.model:TicketChanged": "tickets.views.outcomes:changed",
}
"""The views by outcome (both below `deskbook`): `(outcome, screen)` to words, or to a `Said`."""

VALUES: Final[Mapping[str, str]] = {
    "checks.model.outcomes:LibraryChecked": "checks.views.outcomes:finding_values",
    "reports.model.outcomes:GroupsMeasured": "reports.views.outcomes:measure_values",
    "reports.model.outcomes:NeedsFound": "reports.views.outcomes:need_values",
    "reports.model.outcomes:PublicReport": "reports.views.outcomes:public_report_values",
    "reports.model.outcomes:SignalsFound": "reports.views.outcomes:signal_values",
    "reports.model.outcomes:StaffReport": "reports.views.outcomes:report_values",
    "reports.model.outcomes:YearCounted": "reports.views.outcomes:year_values",
    "search.model.outcomes:HelpSuggested": "search.views.suggestions:help_values",
    "search.model.outcomes:RoutesSuggested": "search.views.routing:route_values",
    "search.model.outcomes:TicketsFound": "search.views.hits:hit_values",
}
"""The content of `--json` of outcomes with a shape of their own: `(outcome)` to kind and values."""
