"""What the events of users and logins are called in the access log."""

from django.utils.translation import gettext_lazy as _

LOGIN_EVENTS = {
    "accounts.logged_in": _("Loggade in"),
    "accounts.user_added": _("Lade upp en användare"),
    "accounts.user_invited": _("Gjorde en engångslänk"),
    "accounts.user_closed": _("Stängde en inloggning"),
    "accounts.user_opened": _("Öppnade en inloggning igen"),
    "accounts.password_chosen": _("Valde lösenord med en engångslänk"),
    "accounts.password_changed": _("Bytte lösenord"),
    "accounts.factor_added": _("Lade till ett andra steg"),
    "accounts.factor_removed": _("Tog bort ett andra steg"),
    "accounts.codes_renewed": _("Gjorde nya reservkoder"),
    "accounts.factor_reset_requested": _("Begärde återställning av en inloggning"),
    "accounts.factor_reset_approved": _("Godkände återställning av en inloggning"),
    "accounts.factor_reset_declined": _("Avslog återställning av en inloggning"),
}
