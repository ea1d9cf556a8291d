"""Where conditions lie in the shared body."""

import pytest

from abaton.visits.body.places import Coding, Place, place

SNOMED = "http://snomed.info/sct"
ICD = "http://hl7.org/fhir/sid/icd-10"


@pytest.mark.parametrize(
    ("codings", "text", "where"),
    [
        ([(SNOMED, "59621000")], "", "heart"),
        ([(SNOMED, "195967001")], "", "lungs"),
        ([(SNOMED, "239873007")], "Osteoarthritis of knee", "joints"),
        ([(ICD, "I10")], "", "heart"),
        ([(ICD, "I63.9")], "", "head"),
        ([(ICD, "J45.9")], "", "lungs"),
        ([(ICD, "J01")], "", "head"),
        ([(ICD, "K21.0")], "", "belly"),
        ([(ICD, "N18.3")], "", "belly"),
        ([(ICD, "B18.2")], "", "belly"),
        ([(ICD, "M05")], "", "joints"),
        ([(ICD, "E11.9")], "Type 2 diabetes mellitus", "whole"),
        ([], "Pulmonary hypertension", "lungs"),
        ([], "Hypertension", "heart"),
        ([], "Chronic migraine", "head"),
        ([], "Acute appendicitis", "belly"),
        ([], "Fracture of ankle", "joints"),
        ([], "Full-time employment (finding)", "whole"),
        ([], "Shipping clerk", "whole"),
        ([("urn:other", "I10")], "Nothing known", "whole"),
        ([], "", "whole"),
    ],
)
def test_a_condition_lies_where_its_code_says_or_else_its_words(codings: list[Coding], text: str, where: Place) -> None:
    assert place(codings, text) == where


def test_a_code_is_stronger_than_words() -> None:
    assert place([(ICD, "M54.5")], "Pain that feels like the heart") == "joints"
    assert place([(ICD, "J45.9"), (SNOMED, "38341003")], "") == "heart"
