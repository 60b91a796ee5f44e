"""The closed list of those who can receive a step, and who steps in for whom."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Receiver:
    """A kind of receiver; the directory knows the units of each kind.

    ``home`` is sought where the person lives when that is known, the others where the work is done.
    ``after_hours`` answers when every unit of the kind is closed, ``fallback`` when there is none.
    """

    label: str
    home: bool = False
    after_hours: str = ""
    fallback: str = ""


OWN = ("own_unit", "own_lead")  # always there: the worker who asks, and that worker's lead

RECEIVERS: Mapping[str, Receiver] = {
    "emergency": Receiver("Nödnumret 112"),
    "own_unit": Receiver("Din egen enhet"),
    "own_lead": Receiver("Din chef"),
    "social_board": Receiver(
        "Socialnämnden", home=True, after_hours="social_emergency", fallback="social_emergency"
    ),
    "social_emergency": Receiver("Socialjouren", after_hours="police", fallback="police"),
    "district_board": Receiver(
        "Stadsdelsnämnden", after_hours="social_emergency", fallback="social_board"
    ),
    "victim_reception": Receiver(
        "Mottagningen för utsatta", after_hours="social_emergency", fallback="national_line"
    ),
    "health_clinic": Receiver(
        "Mottagningens hälsoklinik", after_hours="health_care", fallback="health_care"
    ),
    "buyer_reception": Receiver(
        "Mottagningen för köpare", after_hours="social_emergency", fallback="national_line"
    ),
    "youth_unit": Receiver(
        "Ungdomsenheten", after_hours="social_emergency", fallback="social_board"
    ),
    "child_coordinator": Receiver(
        "Regionkoordinatorn för barn",
        after_hours="social_emergency",
        fallback="adult_coordinator",
    ),
    "adult_coordinator": Receiver(
        "Regionkoordinatorn för vuxna", after_hours="social_emergency", fallback="national_line"
    ),
    "young_victims_centre": Receiver(
        "Stödcentrum för unga brottsutsatta",
        after_hours="social_emergency",
        fallback="social_board",
    ),
    "police": Receiver("Polisen", after_hours="emergency", fallback="emergency"),
    "psychiatric_emergency": Receiver(
        "Psykiatriska akutmottagningen", after_hours="health_care", fallback="health_care"
    ),
    "migration_agency": Receiver(
        "Migrationsverket", after_hours="national_line", fallback="national_line"
    ),
    "return_programme": Receiver(
        "Återvändandeprogrammet", after_hours="adult_coordinator", fallback="adult_coordinator"
    ),
    "contact_function": Receiver(
        "Kommunens kontaktfunktion", home=True, after_hours="own_lead", fallback="project_leader"
    ),
    "project_leader": Receiver(
        "Projektledaren för länserbjudandet", after_hours="own_lead", fallback="own_lead"
    ),
    "national_line": Receiver(
        "Nationella stödlinjen", after_hours="social_emergency", fallback="social_emergency"
    ),
    "health_care": Receiver("Sjukvården", after_hours="emergency", fallback="emergency"),
    "addiction_care": Receiver("Beroendevården", after_hours="health_care", fallback="health_care"),
    "licensing_unit": Receiver("Tillståndsenheten", after_hours="own_lead", fallback="own_lead"),
    "online_group": Receiver("Nätgruppen", home=True, after_hours="own_unit", fallback="own_unit"),
}
