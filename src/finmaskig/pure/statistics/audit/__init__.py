"""The attacker: what can be worked out from what is published, and nothing else.

Shares no code with the protection. She knows the structure of every table, everything that is
published, that counts are whole and not negative, that zeros are shown (so that a hidden cell is
at least 1), the threshold, and what always is equal between measures.
"""

from finmaskig.pure.statistics.audit.judging import Audit, Finding, Interval, Knowledge, audit
from finmaskig.pure.statistics.audit.model import Contradiction

__all__ = ["Audit", "Contradiction", "Finding", "Interval", "Knowledge", "audit"]
