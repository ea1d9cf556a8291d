"""Reading search parameters: any value is understood as it was meant, or refused."""

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from abaton.kernel.errors import Invalid
from abaton.record import definitions
from abaton.record.search import cursor
from abaton.record.search.entries import normalised
from abaton.record.search.model import Coded, Position
from abaton.record.search.parameters import number_of, parameters
from abaton.record.search.query import read

UTC = ZoneInfo("UTC")
CODES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20)


def escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(",", "\\,").replace("|", "\\|").replace("$", "\\$")


@given(st.lists(st.tuples(CODES, CODES), min_size=1, max_size=5))
def test_what_is_escaped_means_itself(pairs: list[tuple[str, str]]) -> None:
    value = ",".join(f"{escaped(system)}|{escaped(code)}" for code, system in pairs)
    (condition,) = read("Observation", [("code", value)], UTC).conditions
    assert isinstance(condition, Coded)
    assert list(condition.pairs) == pairs


@given(
    st.sampled_from(sorted({*parameters("Observation"), "_id", "_sort", "_count", "_include"})), st.text(max_size=40)
)
def test_any_value_is_understood_or_refused_by_its_name(name: str, value: str) -> None:
    try:
        read("Observation", [(name, value)], UTC)
    except Invalid as refused:
        told = refused
    else:
        return
    assert told.element == name
    # Whole words of the value are never repeated; a letter or two may be in any sentence.
    assert len(value.strip()) < 12 or value not in str(told)


@given(CODES)
def test_case_accents_and_blanks_make_no_difference(text: str) -> None:
    assert normalised(text.upper().lower()) == normalised(normalised(text).upper().lower())
    assert normalised(f"  {text} ") == normalised(text)


@pytest.mark.parametrize(("one", "other"), [("Åström", "astrom"), ("STRASSE", "straße"), ("Ηώ", "ηω")])
def test_names_are_found_as_people_type_them(one: str, other: str) -> None:
    assert normalised(one) == normalised(other)


def test_every_parameter_has_a_number_of_its_own() -> None:
    names = [(kind, name) for kind in definitions.parameters() for name in parameters(kind)]
    assert len({number_of(*one) for one in names}) == len(names)


@given(st.datetimes(timezones=st.just(UTC)), st.integers(0, 2**63 - 1))
def test_a_cursor_comes_back_as_it_was_and_only_for_its_own_search(at: object, key: int) -> None:
    position = Position(at, key)  # pyright: ignore[reportArgumentType] a datetime
    search = [("code", "x")]
    signed = cursor.write(position, search, b"secret")
    assert cursor.read(signed, search, b"secret") == position
    for params, secret in (([("code", "y")], b"secret"), (search, b"other")):
        with pytest.raises(Invalid):
            cursor.read(signed, params, secret)
