"""What of handovers fades: with the sender's contact, or by itself where there is no contact."""

from django.utils.translation import gettext_lazy as _

from finmaskig.cases.retention import CODES
from finmaskig.handovers.queries import fading as queries
from finmaskig.handovers.queries.disclosures import SUBJECT_KIND as DISCLOSURE
from finmaskig.handovers.queries.handovers import IN_KIND, OUT_KIND
from finmaskig.handovers.services.fading import CONSENT, forget_disclosures, forget_sent
from finmaskig.vault import fading
from finmaskig.vault.fading import Follower, Kind


def register() -> None:
    """Tell the registry; called once, when the program starts."""
    fading.register_follower(
        "handovers",
        Follower(
            kinds=frozenset(CODES.values()),
            keys=queries.sent_with,
            last_days=queries.last_told,
            forget=forget_sent,
        ),
    )
    fading.register(
        Kind(
            code="disclosure",
            name=_("Utlämnanden som inte gäller en stödkontakt"),
            boards=queries.boards_apart,
            of_board=queries.apart_of_board,
            by_ids=queries.apart_by_ids,
            next_day=queries.next_apart,
            lock=queries.lock_disclosures,
            condemn=lambda _ids: None,
            forget=forget_disclosures,
            page="handovers:disclosure_detail",
            subject_kinds=(DISCLOSURE, CONSENT, OUT_KIND, IN_KIND),
        )
    )
