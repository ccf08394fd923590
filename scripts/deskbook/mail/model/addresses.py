"""The addresses of a library, its services and its colleagues."""

from collections.abc import Mapping
from dataclasses import dataclass

from deskbook.library.model.records import Service, Staff
from deskbook.mail.model.mail import Address


@dataclass(frozen=True, slots=True)
class Addresses:
    """Addresses that are not patrons', in lower case.

    Args:
        front_doors: where questions come to; nothing new comes from there.
        services: the services by their addresses.
        staff: the colleagues by their addresses.
    """

    front_doors: tuple[str, ...]
    services: Mapping[str, Service]
    staff: Mapping[str, Staff]

    def is_own(self, address: Address) -> bool:
        """Whether an address is the library's or a service's."""
        return address.base in self.front_doors or address.base in self.services

    def colleague(self, address: Address | None) -> str:
        """Return the handle or the service whose address it is; empty where it is neither."""
        if address is None:
            return ""
        if address.email in self.staff:
            return self.staff[address.email].handle
        is_services = address.base in self.services and address.base not in self.front_doors
        return self.services[address.base].slug if is_services else ""

    def is_staff(self, address: Address | None) -> bool:
        """Whether an address is a colleague's or a service's."""
        return bool(self.colleague(address))
