"""The records of `knowledge/`: the library, its organisation, resources and answers."""

from deskbook.library.model.records.answers import Answer, NewsInstead, SaidInstead, Translation
from deskbook.library.model.records.organisation import (
    Absence,
    Department,
    Milestone,
    Project,
    Service,
    ServicePromise,
    Shift,
    Staff,
)
from deskbook.library.model.records.profile import Profile
from deskbook.library.model.records.resources import Problem, ProblemNews, Resource
from deskbook.library.model.records.settings import (
    ASK_FIELDS,
    PARAMETER,
    SPAN,
    AskFields,
    Care,
    DatedHours,
    Fact,
    GitHub,
    Holiday,
    Hours,
    Privacy,
    Term,
    TopicName,
)

__all__ = [
    "ASK_FIELDS",
    "PARAMETER",
    "SPAN",
    "Absence",
    "Answer",
    "AskFields",
    "Care",
    "DatedHours",
    "Department",
    "Fact",
    "GitHub",
    "Holiday",
    "Hours",
    "Milestone",
    "NewsInstead",
    "Privacy",
    "Problem",
    "ProblemNews",
    "Profile",
    "Project",
    "Resource",
    "SaidInstead",
    "Service",
    "ServicePromise",
    "Shift",
    "Staff",
    "Term",
    "TopicName",
    "Translation",
]
