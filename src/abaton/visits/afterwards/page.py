"""The patient's page as one file: readable anywhere, without a script and without anything from another place."""

from collections.abc import Sequence
from datetime import datetime
from html import escape

from abaton.kernel.time import zone
from abaton.visits.afterwards.model import Summary

# A file that is opened from a folder cannot fetch a style sheet.
_STYLE = """
body { font: 18px/1.5 system-ui, sans-serif; max-width: 38em; margin: 2em auto; padding: 0 1em; color: #23211d; }
h1 { font-size: 1.6em; } h2 { font-size: 1.2em; margin-top: 1.6em; } .soft { color: #5c574d; }
@media print { body { margin: 0; } }
"""


def html(summary: Summary) -> str:
    """Write the page. Every text in it is escaped: a note may hold any letter."""
    when = _when(summary.when, summary.until, summary.zone)
    parts = [
        f"<h1>Your visit with {escape(summary.who)}</h1>",
        f'<p class="soft">{escape(when)}<br>{escape(summary.clinic)}, for {escape(summary.patient_name)}</p>',
        _section("What you told us", summary.says),
        _section("What we saw", summary.sees),
        _list("What to do now", summary.plan),
        _next(summary),
        _help(summary),
        _signed(summary),
    ]
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Your visit, {escape(_day(summary.when, summary.zone))}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n{chr(10).join(part for part in parts if part)}\n</body>\n</html>\n"
    )


def _section(title: str, text: str) -> str:
    if not text:
        return ""
    paragraphs = "".join(f"<p>{escape(part).replace(chr(10), '<br>')}</p>" for part in text.split("\n\n"))
    return f"<h2>{title}</h2>\n{paragraphs}"


def _list(title: str, lines: Sequence[str]) -> str:
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f"<h2>{title}</h2>\n<ul>{items}</ul>" if items else ""


def _next(summary: Summary) -> str:
    if summary.next_visit is None:
        return ""
    start = summary.next_visit.start
    at = f"{_day(start, summary.zone)}, {start.astimezone(zone(summary.zone)):%H:%M} ({summary.zone})"
    return f"<h2>Your next visit</h2>\n<p>{escape(at)}, with {escape(summary.next_visit.practitioner_name)}</p>"


def _help(summary: Summary) -> str:
    lines = "".join(
        f"<li>{escape(one.name)}: <strong>{escape(one.number)}</strong>, {escape(one.hours)}</li>"
        for one in summary.helplines
    )
    return (
        "<h2>If it gets worse</h2>\n"
        f"<p>In an emergency call <strong>{escape(summary.emergency_number)}</strong>.</p>\n"
        f'<ul>{lines}</ul>\n<p class="soft">Numbers as of {summary.numbers_as_of.isoformat()}.</p>'
    )


def _signed(summary: Summary) -> str:
    day = _day(summary.signed_at, summary.zone)
    return f'<p class="soft">Signed by {escape(summary.who)} on {escape(day)}.</p>'


def _when(start: datetime, end: datetime, where: str) -> str:
    begins, ends = start.astimezone(zone(where)), end.astimezone(zone(where))
    return f"{_day(start, where)}, {begins:%H:%M} to {ends:%H:%M} ({where})"


def _day(at: datetime, where: str) -> str:
    there = at.astimezone(zone(where))
    return f"{there:%A} {there.day} {there:%B} {there.year}"
