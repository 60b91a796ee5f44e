"""The invented staff of the demo: first names and functions only."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """Someone to log in as."""

    slug: str
    name: str
    role: str
    unit: str
    number: str

    @property
    def email(self) -> str:
        """Return an address that leads nowhere."""
        return f"{self.slug}@finmaskig.example"


PEOPLE = (
    Person("sara", "Sara", "worker", "mikamottagningen-stockholm", "M-104"),
    Person("amir", "Amir", "worker", "mikamottagningen-stockholm", "M-117"),
    Person("karin", "Karin", "lead", "mikamottagningen-stockholm", "M-001"),
    Person("jonas", "Jonas", "worker", "kast-stockholm", "K-203"),
    Person("petra", "Petra", "lead", "kast-stockholm", "K-001"),
    Person("maja", "Maja", "worker", "ungdomsjouren-stockholm", "U-311"),
    Person("elin", "Elin", "worker", "social-emergency-0180", "S-402"),
    Person("mona", "Mona", "lead", "social-emergency-0180", "S-001"),
    Person("nora", "Nora", "worker", "district-sodermalm", "D-801"),
    Person("hanna", "Hanna", "lead", "district-sodermalm", "D-001"),
    Person("nadia", "Nadia", "worker", "coordinator-adult-stockholm", "R-501"),
    Person("tove", "Tove", "worker", "coordinator-child-stockholm", "R-502"),
    Person("lena", "Lena", "coordinator", "county-offer-stockholm", "L-601"),
    Person("utredaren", "Utredaren", "analyst", "county-offer-stockholm", "L-611"),
    Person("sekreteraren", "Sekreteraren", "secretary", "county-offer-stockholm", "L-621"),
    Person("granskaren", "Granskaren", "auditor", "county-offer-stockholm", "L-631"),
    Person(
        "administratoren", "Administratören", "administrator", "county-offer-stockholm", "L-641"
    ),
    Person("linnea", "Linnea", "worker", "frideborg", "N-701"),
)
