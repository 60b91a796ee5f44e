"""The proof of the net: every claim, over the whole space of situations."""

from finmaskig.pure.guidance.coverage.check import check, dates_of
from finmaskig.pure.guidance.coverage.report import Finding, Net, Report

__all__ = ["Finding", "Net", "Report", "check", "dates_of"]
