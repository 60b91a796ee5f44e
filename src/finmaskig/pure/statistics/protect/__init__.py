"""Choose what to hide, so that no attacker who knows the method learns a small count."""

from finmaskig.pure.statistics.protect.protecting import Protected, protect
from finmaskig.pure.statistics.task import Task, Unprotectable

__all__ = ["Protected", "Task", "Unprotectable", "protect"]
