"""The directory as it ships: dated files read into plain values, without a database."""

from finmaskig.organisations.shipped.agreements import agreements, services, statuses
from finmaskig.organisations.shipped.organisations import organisations
from finmaskig.organisations.shipped.reading import mark, rows
from finmaskig.organisations.shipped.units import units

__all__ = ["agreements", "mark", "organisations", "rows", "services", "statuses", "units"]
