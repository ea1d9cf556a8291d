"""Whether a condition holds for one resource, by its entries: what SQL asks of the index tables, asked in Python.

For what is made when it is asked for, and has no rows.
"""

from abaton.record.search.model import (
    Coded,
    Comparison,
    Condition,
    Dated,
    Entries,
    Missing,
    Named,
    Of,
    Referring,
    Span,
    Written,
)


def holds(condition: Condition, id_: str, at: Span, patients: frozenset[str], entries: Entries) -> bool:  # noqa: PLR0911 a kind a line
    """Tell whether a resource is found.

    Args:
        condition: Of a search.
        id_: Of the resource.
        at: When it was last updated, as a span without length.
        patients: In whose compartments it lies.
        entries: What it is found by.
    """
    match condition:
        case Named():
            return id_ in condition.ids
        case Of():
            return not patients.isdisjoint(condition.patients)
        case Coded():
            return condition.negated is not any(_is_one(one.system, one.code, condition) for one in entries.tokens
                                                if one.param in condition.params)  # fmt: skip
        case Dated(params=()):
            return any(_compare(comparison, at, span) for comparison, span in condition.comparisons)
        case Dated():
            spans = [Span(one.low, one.high) for one in entries.dates if one.param in condition.params]
            return any(_compare(comparison, one, span) for one in spans for comparison, span in condition.comparisons)
        case Referring():
            return any(
                one.target_id == id_ and kind in {"", one.target_type}
                for one in entries.references
                if one.param in condition.params
                for kind, id_ in condition.targets
            )
        case Written():
            return any(
                _reads(one.value, one.exact, condition) for one in entries.texts if one.param in condition.params
            )
        case Missing():
            every = (*entries.tokens, *entries.dates, *entries.texts, *entries.references)
            return condition.missing is not any(one.param in condition.params for one in every)


def _is_one(system: str, code: str, condition: Coded) -> bool:
    return code in condition.codes or (code, system) in condition.pairs or system in condition.systems


def _reads(value: str, exact: str, condition: Written) -> bool:
    match condition.modifier:
        case "exact":
            return any(exact == asked for _, asked in condition.texts)
        case "contains":
            return any(normalised in value for normalised, _ in condition.texts)
        case _:
            return any(value.startswith(normalised) for normalised, _ in condition.texts)


def _compare(comparison: Comparison, one: Span, asked: Span) -> bool:
    within = one.low >= asked.low and one.high <= asked.high
    return {
        Comparison.EQUAL: within,
        Comparison.NOT_EQUAL: not within,
        Comparison.GREATER: one.high > asked.high,
        Comparison.LESS: one.low < asked.low,
        Comparison.GREATER_OR_EQUAL: within or one.high > asked.high,
        Comparison.LESS_OR_EQUAL: within or one.low < asked.low,
        Comparison.STARTS_AFTER: one.low >= asked.high,
        Comparison.ENDS_BEFORE: one.high <= asked.low,
    }[comparison]
