"""What has happened in the clinic, what happens now, and what is booked: as stories, by whom, with whom and when."""

from dataclasses import dataclass
from typing import Final, Literal

End = Literal["booked", "waiting", "to_sign", "signed"]


@dataclass(frozen=True, slots=True)
class Written:
    """A note under its three headings."""

    says: str
    sees: str
    does: str


@dataclass(frozen=True, slots=True)
class Story:
    """One visit, and how far it has come."""

    resident: str
    staff: str
    when: int
    """Whole slots from now: 0 is the one that runs, 1 the next. Days ago, when `days_ago` is not 0: the hour then."""
    reason: str
    end: End
    wants: tuple[str, ...] = ()
    note: Written | None = None
    days_ago: int = 0
    says: tuple[str, ...] = ()
    """What the patient writes while waiting."""
    trip_km: float | None = None
    """How far they would have gone; `None` if they were not asked yet."""


PRESSURE: Final = Written(
    "Feels well. Takes the tablets every morning, sometimes light-headed when getting up quickly.",
    "Home readings of two weeks between 128/78 and 142/86. Pulse regular. No swelling of the ankles.",
    "Stay on the same tablets.\nMeasure on three mornings a week, sitting, and write it down.\nBlood test for salts"
    " and kidneys next month.",
)
SUGAR: Final = Written(
    "Thirst is gone. Walks half an hour most days, finds evenings without bread hard.",
    "HbA1c has come down since spring. Feet: feeling intact on both sides, skin sound.",
    "Go on with metformin, with meals.\nFeet once a year, next in autumn.\nTalk to the nurse about evening meals.",
)
BREATH: Final = Written(
    "Wheezes at night twice a week since the heating is on. Uses the blue inhaler then.",
    "Speaks in whole sentences. Shows how the inhaler is used: breathes in before pressing.",
    "Practise the inhaler with the film that we sent.\nBrown inhaler morning and evening, also on good days.\nCome"
    " back in four weeks, sooner if sleep gets worse.",
)
KNEE: Final = Written(
    "The right knee hurts on stairs, not at rest. Stopped swimming in summer.",
    "Bends to about 110 degrees in front of the camera, stands up without hands. No warmth or redness seen.",
    "Thigh exercises on the sheet, every second day.\nSwimming again, half an hour to begin with.\nNo X-ray now.",
)
TIRED: Final = Written(
    "Tired since the summer, sleeps well. No blood seen in the stool.",
    "Pale lids in good light. The blood test shows little iron and a low haemoglobin.",
    "Iron tablets every second day, with juice, not with tea.\nBlood test again in six weeks.\nCall us if the stool"
    " turns black before that.",
)
SLEEP: Final = Written(
    "Lies awake from three. Worries about work. Still meets friends.",
    "Alert, looks into the camera, laughs once. No thoughts of not wanting to live, asked directly.",
    "Get up at the same time for two weeks, no clock in the bedroom.\nWrite worries down before eight in the"
    " evening.\nNext talk in two weeks.",
)

# Earlier today, now, and to come. Then the weeks before.
STORIES: Final = (
    Story("whitfield", "osei", -4, "Kidneys: results of the blood test", "signed", note=PRESSURE, trip_km=14.0),
    Story("silva", "osei", -3, "Blood pressure", "signed", note=PRESSURE),
    Story("byrne", "osei", -2, "Migraine more often", "to_sign"),
    Story(
        "cole",
        "osei",
        0,
        "Short of breath on stairs since last week",
        "waiting",
        ("Know if this is the asthma",),
        says=("I am here. My daughter may join later if that is all right.",),
    ),
    Story(
        "lindgren",
        "osei",
        1,
        "Blood pressure and headaches",
        "booked",
        ("Fewer tablets, if that is safe", "Something for the headaches"),
    ),
    Story("okafor", "osei", 3, "Results of the sugar test", "booked"),
    Story("novak", "osei", 5, "Heart skips a beat", "booked", ("Somebody to look at the tablets",)),
    Story("costa", "osei", 8, "Inhaler runs out", "booked"),
    Story("kaur", "haddad", -2, "Feet, once a year", "signed", note=SUGAR, trip_km=6.5),
    Story("qureshi", "haddad", 1, "Sugar goes up in the evening", "booked", ("Talk about food",)),
    Story("mensah", "haddad", 3, "How to use the meter", "booked"),
    Story("petrov", "haddad", 5, "Blood thinner: questions", "booked"),
    Story("murphy", "adeyemi", 1, "Knee exercises", "booked"),
    Story("hughes", "adeyemi", 4, "Back after lifting", "booked"),
    Story("adebayo", "chua", 1, "Second talk", "booked"),
    Story("evans", "zielinski", -1, "Cough", "signed", note=BREATH),
    Story("tanaka", "zielinski", 1, "Cough and phlegm", "booked"),
    Story("jensen", "zielinski", 4, "Renewal of a prescription", "booked"),
    Story("lindgren", "osei", 9, "Blood pressure", "signed", note=PRESSURE, days_ago=33, trip_km=11.0),
    Story("cole", "osei", 11, "Asthma", "signed", note=BREATH, days_ago=26, trip_km=22.0),
    Story("qureshi", "haddad", 10, "Diabetes, first talk", "signed", note=SUGAR, days_ago=19, trip_km=9.0),
    Story("whitfield", "adeyemi", 14, "Right knee", "signed", note=KNEE, days_ago=12),
    Story("moreau", "osei", 9, "Tired", "signed", note=TIRED, days_ago=9, trip_km=18.0),
    Story("adebayo", "chua", 15, "Sleep", "signed", note=SLEEP, days_ago=14),
    Story("rahman", "zielinski", 13, "Tired, pale", "signed", note=TIRED, days_ago=7, trip_km=4.0),
    Story("chen", "zielinski", 10, "Blood pressure", "signed", note=PRESSURE, days_ago=5),
    Story("dlamini", "chua", 11, "Low mood", "signed", note=SLEEP, days_ago=4),
    Story("yildiz", "haddad", 16, "Blood pressure at home", "signed", note=PRESSURE, days_ago=2, trip_km=31.0),
)
