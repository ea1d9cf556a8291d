"""Who lives and works in the town: made up, every one of them."""

from dataclasses import dataclass
from typing import Final, Literal

CLINIC: Final = "Harbour Street Clinic"
COUNTRY: Final = "GB"
ZONE: Final = "Europe/London"
LANGUAGE: Final = "en-GB"

# Of all that is drawn by chance.
SEED: Final = 20_260_301

Profile = Literal["healthy", "type2_diabetes", "hypertension", "ckd_stage3", "anaemia"]
Sex = Literal["F", "M"]


@dataclass(frozen=True, slots=True)
class Staff:
    key: str
    name: str
    work: str
    """What they are, as a door sign has it."""
    slot_minutes: int | None
    """How long a visit with them is; `None` for who sees no patients."""
    words: str = ""
    """Offered as one to be in the demo, in these words."""


@dataclass(frozen=True, slots=True)
class Resident:
    key: str
    name: str
    sex: Sex
    ages: tuple[int, int]
    profile: Profile
    problem: str | None = None
    """A long-standing problem beside the profile's own, by its name in `PROBLEMS`."""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Patch:
    """What a resident wears on the chest or a finger during a visit: a real recording, from a place of its own."""

    resident: str
    recording: str
    offset_s: float


STAFF: Final = (
    Staff("osei", "Dr Amara Osei", "General practitioner", 15, "Doctor. Somebody is waiting for you."),
    Staff("zielinski", "Dr Tomasz Zieliński", "General practitioner", 15),
    Staff("haddad", "Noor Haddad", "Nurse", 20, "Nurse. Looks after blood pressure and diabetes."),
    Staff("adeyemi", "Ruth Adeyemi", "Physiotherapist", 30),
    Staff("chua", "Dr Mei Lin Chua", "Psychologist", 30),
    Staff("strand", "Elin Strand", "Practice manager", None, "Administrator. Lets people in and sets hours."),
)

# SNOMED CT: code and what it means.
PROBLEMS: Final = {
    "asthma": ("195967001", "Asthma", 2009),
    "knee": ("239873007", "Osteoarthritis of knee", 2018),
    "migraine": ("37796009", "Migraine", 2014),
    "reflux": ("235595009", "Gastro-oesophageal reflux disease", 2020),
    "copd": ("13645005", "Chronic obstructive lung disease", 2016),
    "fibrillation": ("49436004", "Atrial fibrillation", 2021),
    "low_mood": ("35489007", "Depressive disorder", 2022),
}

RESIDENTS: Final = (
    Resident(
        "lindgren",
        "Maria Lindgren",
        "F",
        (56, 60),
        "hypertension",
        "migraine",
        "Patient, 58 or so. Sees Dr Osei in a few minutes.",
    ),
    Resident("cole", "Idris Cole", "M", (63, 67), "hypertension", "asthma", "Patient. Is in the waiting room now."),
    Resident("qureshi", "Hassan Qureshi", "M", (48, 52), "type2_diabetes", "reflux", "Patient. Sees the nurse today."),
    Resident("whitfield", "Grace Whitfield", "F", (71, 75), "ckd_stage3", "knee", "Patient. Her visit has just ended."),
    Resident("boateng", "Kwame Boateng", "M", (33, 37), "healthy", "asthma"),
    Resident("moreau", "Camille Moreau", "F", (27, 31), "anaemia"),
    Resident("okafor", "Chidi Okafor", "M", (58, 62), "type2_diabetes", "knee"),
    Resident("novak", "Jana Nováková", "F", (66, 70), "hypertension", "fibrillation"),
    Resident("tanaka", "Hiroshi Tanaka", "M", (77, 81), "ckd_stage3", "copd"),
    Resident("byrne", "Aoife Byrne", "F", (41, 45), "healthy", "migraine"),
    Resident("silva", "Rafael Silva", "M", (52, 56), "hypertension"),
    Resident("papadaki", "Eleni Papadaki", "F", (80, 84), "ckd_stage3", "fibrillation"),
    Resident("rahman", "Nadia Rahman", "F", (35, 39), "anaemia"),
    Resident("jensen", "Lars Jensen", "M", (60, 64), "type2_diabetes", "copd"),
    Resident("adebayo", "Tola Adebayo", "F", (29, 33), "healthy", "low_mood"),
    Resident("murphy", "Sean Murphy", "M", (68, 72), "hypertension", "knee"),
    Resident("kaur", "Simran Kaur", "F", (46, 50), "type2_diabetes"),
    Resident("ivanova", "Olga Ivanova", "F", (73, 77), "hypertension", "reflux"),
    Resident("hughes", "Owen Hughes", "M", (39, 43), "healthy"),
    Resident("mensah", "Abena Mensah", "F", (54, 58), "type2_diabetes", "migraine"),
    Resident("costa", "Tiago Costa", "M", (24, 28), "healthy", "asthma"),
    Resident("fischer", "Ingrid Fischer", "F", (62, 66), "ckd_stage3"),
    Resident("yildiz", "Emre Yildiz", "M", (44, 48), "hypertension", "reflux"),
    Resident("dlamini", "Thandi Dlamini", "F", (50, 54), "hypertension", "low_mood"),
    Resident("petrov", "Nikolai Petrov", "M", (70, 74), "type2_diabetes", "fibrillation"),
    Resident("larsson", "Astrid Larsson", "F", (31, 35), "healthy"),
    Resident("chen", "Wei Chen", "M", (57, 61), "hypertension"),
    Resident("garcia", "Lucía García", "F", (37, 41), "anaemia", "migraine"),
    Resident("evans", "Gwen Evans", "F", (64, 68), "hypertension", "copd"),
    Resident("ahmed", "Yusuf Ahmed", "M", (49, 53), "type2_diabetes"),
)

# Places where a minute or two of the recording is undisturbed; docs/science/live-pulse.md.
PATCHES: Final = (
    Patch("lindgren", "data3", 0.0),
    Patch("cole", "data3", 15.0),
    Patch("qureshi", "data3", 30.0),
    Patch("whitfield", "data2", 0.0),
    Patch("boateng", "data2", 72.0),
)
