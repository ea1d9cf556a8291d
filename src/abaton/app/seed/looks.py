"""How the people of the town look: as they might have chosen it themselves."""

from typing import Final, Literal

from abaton.identity.model import Look

Hair = Literal["short", "bob", "long", "curly", "bald", "headscarf"]
Extra = Literal["coat", "glasses", "beard", "hearing_aid", "wheelchair"]

DEEP, BROWN, WARM, OLIVE, TAN, FAIR, PALE = (
    "#6b4230",
    "#8f5b3c",
    "#b98258",
    "#c78d68",
    "#d9a98a",
    "#e3b896",
    "#ecc3a6",
)
BLACK, DARK, CHESTNUT, COPPER, BLOND, GREY, WHITE = (
    "#1f1a1a",
    "#3a2618",
    "#6a3d24",
    "#a2552a",
    "#c9a063",
    "#8a8078",
    "#c9c6bf",
)
TEAL, OCHRE, BLUE, YELLOW, ROSE, PINE, MOSS, PLUM = (
    "#5b8f8a",
    "#b08457",
    "#8aa0b4",
    "#d9b15f",
    "#b5656a",
    "#5f7a6d",
    "#7d8f62",
    "#7a6488",
)


def _look(skin: str, hair: Hair, hair_colour: str, top: str, *extras: Extra) -> Look:
    return Look(
        skin=skin,
        hair=hair,
        hair_colour=hair_colour,
        top=top,
        coat="coat" in extras,
        glasses="glasses" in extras,
        beard="beard" in extras,
        hearing_aid="hearing_aid" in extras,
        wheelchair="wheelchair" in extras,
    )


# By the key that they have in `town`.
OF: Final = {
    "osei": _look(DEEP, "curly", BLACK, TEAL, "coat"),
    "zielinski": _look(FAIR, "short", CHESTNUT, BLUE, "coat", "glasses", "beard"),
    "haddad": _look(TAN, "headscarf", TEAL, PINE, "coat"),
    "adeyemi": _look(BROWN, "bob", BLACK, ROSE),
    "chua": _look(FAIR, "bob", BLACK, PLUM, "glasses"),
    "strand": _look(PALE, "long", BLOND, PINE),
    "lindgren": _look(PALE, "bob", COPPER, BLUE, "glasses"),
    "cole": _look(BROWN, "short", GREY, OCHRE, "beard"),
    "qureshi": _look(WARM, "short", BLACK, MOSS, "beard", "glasses"),
    "whitfield": _look(PALE, "curly", WHITE, ROSE, "glasses", "hearing_aid"),
    "boateng": _look(DEEP, "short", BLACK, YELLOW),
    "moreau": _look(FAIR, "long", CHESTNUT, PLUM),
    "okafor": _look(DEEP, "bald", GREY, PINE, "beard", "glasses"),
    "novak": _look(PALE, "bob", GREY, TEAL),
    "tanaka": _look(TAN, "short", WHITE, BLUE, "glasses", "hearing_aid"),
    "byrne": _look(PALE, "long", COPPER, MOSS),
    "silva": _look(OLIVE, "short", DARK, OCHRE, "beard"),
    "papadaki": _look(OLIVE, "curly", WHITE, PLUM, "glasses", "wheelchair"),
    "rahman": _look(WARM, "headscarf", ROSE, PLUM),
    "jensen": _look(PALE, "short", GREY, PINE, "glasses"),
    "adebayo": _look(BROWN, "curly", BLACK, YELLOW),
    "murphy": _look(PALE, "bald", WHITE, BLUE, "hearing_aid"),
    "kaur": _look(WARM, "long", BLACK, ROSE),
    "ivanova": _look(FAIR, "bob", WHITE, OCHRE, "glasses"),
    "hughes": _look(FAIR, "short", COPPER, TEAL, "beard"),
    "mensah": _look(DEEP, "headscarf", OCHRE, YELLOW, "glasses"),
    "costa": _look(OLIVE, "curly", DARK, MOSS),
    "fischer": _look(PALE, "short", GREY, ROSE),
    "yildiz": _look(TAN, "short", DARK, BLUE, "beard"),
    "dlamini": _look(BROWN, "short", BLACK, PLUM),
    "petrov": _look(PALE, "short", WHITE, PINE, "beard", "wheelchair"),
    "larsson": _look(PALE, "long", BLOND, TEAL),
    "chen": _look(TAN, "short", BLACK, OCHRE, "glasses"),
    "garcia": _look(OLIVE, "long", DARK, ROSE),
    "evans": _look(FAIR, "bob", GREY, MOSS),
    "ahmed": _look(BROWN, "short", BLACK, BLUE, "beard"),
}
