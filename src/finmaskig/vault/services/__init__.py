"""What can be done with the keys of records: make, share, open, rotate, renew, destroy."""

from finmaskig.vault.services.destruction import apply_destroyed_list, destroy
from finmaskig.vault.services.opening import (
    KeyGone,
    RingLost,
    box_of,
    boxes_of,
    make_box,
    share_box,
    unit_box,
)
from finmaskig.vault.services.renewal import finish_renewals, renew_records, renew_unit
from finmaskig.vault.services.rotation import finish_rotations, rotate_unit_key

__all__ = [
    "KeyGone",
    "RingLost",
    "apply_destroyed_list",
    "box_of",
    "boxes_of",
    "destroy",
    "finish_renewals",
    "finish_rotations",
    "make_box",
    "renew_records",
    "renew_unit",
    "rotate_unit_key",
    "share_box",
    "unit_box",
]
