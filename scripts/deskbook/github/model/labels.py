"""Labels as a library wants them on GitHub, and the steps towards them."""

from dataclasses import dataclass, field

from deskbook.github.model.github import SeenLabel
from deskbook.library.model.fields import doc


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelSpec:
    """One label of `.github/labels.yml`."""

    name: str = field(
        metadata=doc("What people see, at most 50 characters.", pattern=r"\S(?:.{0,48}\S)?")
    )
    colour: str = field(
        metadata=doc("Six hexadecimal digits.", pattern="[0-9a-fA-F]{6}", example="1d5f8a")
    )
    description: str = field(
        default="", metadata=doc("At most 100 characters.", pattern=".{0,100}")
    )
    was: tuple[str, ...] = field(default=(), metadata=doc("Names it had before."))

    @property
    def wanted(self) -> SeenLabel:
        """The label as GitHub is to show it."""
        return SeenLabel(self.name, self.colour.lower(), self.description)


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelsFile:
    """The whole of `.github/labels.yml`."""

    labels: tuple[LabelSpec, ...] = field(metadata=doc("The labels, one a line."))


@dataclass(frozen=True, slots=True)
class MakeLabel:
    """Make a label that is not there under any of its names."""

    label: SeenLabel


@dataclass(frozen=True, slots=True)
class ChangeLabel:
    """Rename a label, or change its colour or description; it stays on its issues."""

    before: SeenLabel
    after: SeenLabel


@dataclass(frozen=True, slots=True)
class DropLabel:
    """Delete a label, from its issues too."""

    name: str


LabelStep = MakeLabel | ChangeLabel | DropLabel


@dataclass(frozen=True, slots=True)
class LabelPlan:
    """The steps to do, and old names that still exist beside the new ones."""

    steps: tuple[LabelStep, ...]
    leftovers: tuple[tuple[str, str], ...] = ()
    """Each old name with the label that it was; GitHub cannot make one of the two."""
