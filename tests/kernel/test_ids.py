"""Identifiers as the standards define them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abaton.kernel.errors import Invalid
from abaton.kernel.ids import patient_id, traceparent

FRESH = bytes(range(1, 25))
CALLERS = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"


@pytest.mark.parametrize("text", ["1", "a" * 64, "hospital-7.patient-12"])
def test_a_fhir_id_is_accepted_as_it_is(text: str) -> None:
    assert patient_id(text) == text


@pytest.mark.parametrize("text", ["", "a" * 65, "a/b", "a b", "ä", "a\n", "٣"])
def test_what_fhir_does_not_allow_is_refused_and_named(text: str) -> None:
    with pytest.raises(Invalid, match=r"Patient\.id"):
        patient_id(text)


def test_the_caller_s_trace_goes_on() -> None:
    assert traceparent(CALLERS, FRESH) == CALLERS


@given(st.none() | st.text(max_size=60) | st.sampled_from([CALLERS + "\n", CALLERS.upper(), CALLERS.replace("4", "g")]))
def test_anything_else_begins_a_well_formed_trace(header: str | None) -> None:
    assert re.fullmatch(r"00-[0-9a-f]{32}-[0-9a-f]{16}-00", traceparent(header, FRESH))
