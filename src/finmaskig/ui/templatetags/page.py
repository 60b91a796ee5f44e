"""Template tags of every page: icons, phone links, times, deadlines, numbers."""

from datetime import date, datetime

from django import template
from django.conf import settings
from django.forms import BoundField, CheckboxInput
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from finmaskig.shared import clock
from finmaskig.ui import wording

register = template.Library()

_LEVEL_WORDS = {"must": _("Måste"), "offer": _("Erbjud"), "may": _("Kan")}
_LEVEL_TAGS = {"must": "late", "offer": "ok", "may": "plain"}


@register.simple_tag
def theme_url() -> str:
    """Return the address of the municipality's own style sheet, or nothing."""
    return reverse("theme_css") if settings.THEME_CSS else ""


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw a symbol of the sprite; it says nothing to a screen reader."""
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        static("ui/icons.svg"),
        name,
    )


@register.simple_tag
def phone(number: str, css_class: str = "phone") -> SafeString:
    """Link a phone number so that one tap calls it."""
    dial = "".join(sign for sign in number if sign.isdigit() or sign == "+")
    return format_html(
        '<a class="{}" href="tel:{}">{} {}</a>', css_class, dial, icon("phone"), number
    )


@register.filter(name="when")
def when_text(value: date | datetime | None) -> str:
    """Write a moment or a day: i dag kl. 21.40, tisdag 16 juni."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return wording.moment_text(value, clock.today())
    return wording.day_text(value, clock.today())


@register.simple_tag(name="when")
def when(value: date | datetime | None) -> SafeString | str:
    """Write a moment or a day as a time element."""
    if value is None:
        return ""
    return format_html('<time datetime="{}">{}</time>', machine_time(value), when_text(value))


@register.filter
def clock_time(value: datetime) -> str:
    """Write only the time of a moment: 21.40."""
    return wording.clock_text(clock.local(value))


@register.filter
def machine_time(value: date | datetime) -> str:
    """Write a moment or a day for machines."""
    return (
        clock.local(value).isoformat(timespec="minutes")
        if isinstance(value, datetime)
        else value.isoformat()
    )


@register.simple_tag
def due(value: date | datetime | None) -> SafeString | str:
    """Write a deadline as a tag: 1 dag sen, Idag, 20 juni."""
    if value is None:
        return ""
    words = wording.due_text(value, clock.now())
    return format_html(
        '<time class="tag tag-{}" datetime="{}">{}</time>',
        words.kind,
        machine_time(value),
        words.text,
    )


@register.filter
def number(value: object) -> str:
    """Write a number the Swedish way: 12 345."""
    return wording.number_text(value)


@register.simple_tag
def level_word(level: str) -> str:
    """Say what a level of advice means: Måste, Erbjud, Kan."""
    return str(_LEVEL_WORDS[level])


@register.simple_tag
def level_tag(level: str) -> str:
    """Return the kind of tag that a level of advice has."""
    return _LEVEL_TAGS[level]


@register.filter
def is_checkbox(field: BoundField) -> bool:
    """Tell whether a field is one lone checkbox, whose label stands after it."""
    return isinstance(field.field.widget, CheckboxInput)
