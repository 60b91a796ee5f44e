"""What happens to the log itself, in words."""

from django.utils.translation import gettext_lazy as _

LOG_EVENTS = {
    "accounts.log_listed": _("Läste läsloggen"),
    "accounts.log_entry_seen": _("Öppnade en rad i läsloggen"),
    "accounts.log_sample_seen": _("Öppnade månadens stickprov ur läsloggen"),
    "accounts.log_reviewed": _("Granskade månadens stickprov ur läsloggen"),
    "accounts.log_reviews_listed": _("Läste granskningar av läsloggen"),
    "accounts.log_months_listed": _("Såg vilka månader av läsloggen som kan förstöras"),
    "accounts.log_month_proposed": _("Föreslog att en månad av läsloggen förstörs"),
    "accounts.log_month_declined": _("Avslog att en månad av läsloggen förstörs"),
    "accounts.log_month_confirmed": _("Beslutade att en månad av läsloggen förstörs"),
    "accounts.log_month_destroyed": _("Förstörde en månad av läsloggen"),
}
