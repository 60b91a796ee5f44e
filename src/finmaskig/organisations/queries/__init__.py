"""What others may read of this domain."""

from finmaskig.organisations.queries.counties import CountyView, counties, county_on
from finmaskig.organisations.queries.directory import directory, shipped_directory
from finmaskig.organisations.queries.keeping import (
    Agreements,
    AgreementView,
    agreement_view,
    agreements_on,
    arenas,
    arenas_on,
    services_of_board,
    words_of,
)
from finmaskig.organisations.queries.kept import forget_marks, kept_for_request
from finmaskig.organisations.queries.matching import (
    Match,
    Matches,
    Places,
    places_to_link,
    service_by_id,
    services_for,
)
from finmaskig.organisations.queries.memberships import (
    actor_of,
    chosen,
    membership_of,
    memberships_of,
    register_mark,
)
from finmaskig.organisations.queries.on_call import Situation, on_call, on_call_table
from finmaskig.organisations.queries.opening import Opening, opening
from finmaskig.organisations.queries.places import (
    county_of,
    home_counties,
    place_choices,
)
from finmaskig.organisations.queries.staff import staff_of
from finmaskig.organisations.queries.units import (
    Search,
    UnitView,
    hours_of,
    kinds_of,
    staffed_units,
    unit_by_code,
    unit_by_id,
    unit_is_of_kinds,
    unit_view,
    units_found,
)
from finmaskig.organisations.queries.words import (
    every_label,
    every_word,
    label,
    word_choices,
    word_lists,
)

__all__ = [
    "AgreementView",
    "Agreements",
    "CountyView",
    "Match",
    "Matches",
    "Opening",
    "Places",
    "Search",
    "Situation",
    "UnitView",
    "actor_of",
    "agreement_view",
    "agreements_on",
    "arenas",
    "arenas_on",
    "chosen",
    "counties",
    "county_of",
    "county_on",
    "directory",
    "every_label",
    "every_word",
    "forget_marks",
    "home_counties",
    "hours_of",
    "kept_for_request",
    "kinds_of",
    "label",
    "membership_of",
    "memberships_of",
    "on_call",
    "on_call_table",
    "opening",
    "place_choices",
    "places_to_link",
    "register_mark",
    "service_by_id",
    "services_for",
    "services_of_board",
    "shipped_directory",
    "staff_of",
    "staffed_units",
    "unit_by_code",
    "unit_by_id",
    "unit_is_of_kinds",
    "unit_view",
    "units_found",
    "word_choices",
    "word_lists",
    "words_of",
]
