"""Where in the shared body a condition lies.

By code where there is one that we know, else by the words of the condition; what neither tells concerns the whole
person. A place is where to point while talking, not a statement about anatomy.

Sources: ICD-10 chapters and blocks (WHO, https://icd.who.int/browse10/2019/en). SNOMED CT: the disorders that occur
most often in Synthea's and carebundle's records, each placed by its finding site. Words: as these names are written.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final, Literal, TypeAlias

Place: TypeAlias = Literal["head", "heart", "lungs", "belly", "joints", "whole"]
Coding: TypeAlias = tuple[str, str]
"""System and code."""

SNOMED: Final = "http://snomed.info/sct"
ICD_10: Final = ("http://hl7.org/fhir/sid/icd-10", "http://hl7.org/fhir/sid/icd-10-cm")

_SNOMED: Final[Mapping[str, Place]] = {
    "38341003": "heart",  # hypertensive disorder
    "59621000": "heart",  # essential hypertension
    "53741008": "heart",  # coronary arteriosclerosis
    "49436004": "heart",  # atrial fibrillation
    "88805009": "heart",  # chronic congestive heart failure
    "84114007": "heart",  # heart failure
    "22298006": "heart",  # myocardial infarction
    "414545008": "heart",  # ischaemic heart disease
    "13645005": "lungs",  # chronic obstructive lung disease
    "195967001": "lungs",  # asthma
    "233678006": "lungs",  # childhood asthma
    "10509002": "lungs",  # acute bronchitis
    "185086009": "lungs",  # chronic obstructive bronchitis
    "87433001": "lungs",  # pulmonary emphysema
    "233604007": "lungs",  # pneumonia
    "254637007": "lungs",  # non-small cell lung cancer
    "840539006": "lungs",  # COVID-19
    "37796009": "head",  # migraine
    "230690007": "head",  # cerebrovascular accident
    "26929004": "head",  # Alzheimer's disease
    "128613002": "head",  # seizure disorder
    "84757009": "head",  # epilepsy
    "62106007": "head",  # concussion without loss of consciousness
    "40055000": "head",  # chronic sinusitis
    "444814009": "head",  # viral sinusitis
    "195662009": "head",  # acute viral pharyngitis
    "43878008": "head",  # streptococcal sore throat
    "65363002": "head",  # otitis media
    "36923009": "head",  # major depression, single episode
    "35489007": "head",  # depressive disorder
    "80583007": "head",  # severe anxiety (panic)
    "235595009": "belly",  # gastro-oesophageal reflux
    "74400008": "belly",  # appendicitis
    "68496003": "belly",  # polyp of colon
    "363406005": "belly",  # malignant tumour of colon
    "431855005": "belly",  # chronic kidney disease stage 1
    "431856006": "belly",  # stage 2
    "433144002": "belly",  # stage 3
    "431857002": "belly",  # stage 4
    "709044004": "belly",  # chronic kidney disease
    "307731004": "joints",  # injury of rotator cuff
    "396275006": "joints",  # osteoarthritis
    "239873007": "joints",  # osteoarthritis of knee
    "239872002": "joints",  # osteoarthritis of hip
    "69896004": "joints",  # rheumatoid arthritis
    "90560007": "joints",  # gout
    "44465007": "joints",  # sprain of ankle
    "64859006": "joints",  # osteoporosis
    "279039007": "joints",  # low back pain
}
# The first that fits counts; blocks stand before the chapter that they are taken out of.
_ICD: Final[tuple[tuple[str, Place], ...]] = (
    (r"I6[0-9]|G0[0-9]|G[1-4]|F|H", "head"),
    (r"J0[0-6]|J3[0-9]", "head"),
    (r"I", "heart"),
    (r"J", "lungs"),
    (r"K|N[0-3]|B1[5-9]", "belly"),
    (r"M|S[0-9]3", "joints"),
)
_WORDS: Final[tuple[tuple[str, Place], ...]] = (
    (r"pulmonary|lung|asthma|bronch|pneumon|emphysema|copd|respiratory|breath", "lungs"),
    (r"heart|cardiac|coronary|myocard|atrial|hypertens|blood pressure|angina|arrhythm|valve", "heart"),
    (
        (
            r"head|brain|migraine|stroke|cerebr|epilep|seizure|dementia|alzheimer|concussion|sinus|pharyng|throat|otitis"
            r"|hearing|eye|vision|retin|glaucoma|cataract|depress|anxiety|panic|insomnia|dental|gingiv|tooth"
        ),
        "head",
    ),
    (
        (
            r"stomach|gastr|oesophag|esophag|bowel|colon|colitis|crohn|append|liver|hepat|gallbladder|cholecyst|pancrea"
            r"|kidney|renal|nephr|bladder|urinary|abdom|hernia|reflux|uter|ovar|prostat"
        ),
        "belly",
    ),
    (
        r"arthr|joint|gout|osteopor|sprain|fracture|rotator|tendon|ligament|menisc|back pain|spine|knee|hip\b|shoulder",
        "joints",
    ),
)


def place(codings: Iterable[Coding], text: str) -> Place:
    """Find the place by SNOMED CT, then ICD-10, then the words."""
    known = list(codings)
    for system, code in known:
        if system == SNOMED and code in _SNOMED:
            return _SNOMED[code]
    for system, code in known:
        if system in ICD_10:
            for pattern, where in _ICD:
                if re.match(pattern, code.upper()):
                    return where
    for pattern, where in _WORDS:
        if re.search(rf"\b(?:{pattern})", text.lower()):
            return where
    return "whole"
