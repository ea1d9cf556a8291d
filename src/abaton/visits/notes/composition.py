"""A signed note as FHIR R4: a Composition of three sections, and what we do as a CarePlan."""

from datetime import UTC, datetime
from html import escape
from html.parser import HTMLParser
from typing import Any, Final, TypeAlias

from abaton.kernel.errors import Invalid
from abaton.visits.notes.model import Note
from abaton.visits.wording import printable

Resource: TypeAlias = dict[str, Any]

LONGEST: Final = 20_000
"""Letters of one heading. Chosen: about ten pages."""
_LOINC: Final = "http://loinc.org"
_XHTML: Final = "http://www.w3.org/1999/xhtml"
# LOINC: 61150-9 Subjective, 61149-1 Objective, 18776-5 Plan of care note; 11488-4 Consult note.
_SECTIONS: Final = (
    ("says", "What you told us", "61150-9"),
    ("sees", "What we saw", "61149-1"),
    ("does", "What we do", "18776-5"),
)


def check_draft(note: Note) -> None:
    """Refuse what is too long to be a note.

    Raises:
        Invalid: by its heading.
    """
    for heading, _, _ in _SECTIONS:
        if len(getattr(note, heading)) > LONGEST:
            raise Invalid(heading, f"at most {LONGEST} letters")


def is_sent_again(draft: Note, kept: Note) -> bool:
    """Tell whether a draft is the one that is kept, sent once more because the reply to it was lost."""
    same = (draft.says, draft.sees, draft.does) == (kept.says, kept.sees, kept.does)
    return same and draft.version + 1 == kept.version and kept.signed_at is None


def check_signable(note: Note) -> None:
    """Refuse to sign nothing.

    Raises:
        Invalid: all three headings are empty.
    """
    if not any(getattr(note, heading).strip() for heading, _, _ in _SECTIONS):
        raise Invalid("note", "something under one heading at least")


def composition(
    note: Note,
    *,
    patient: str,
    practitioner: str,
    practitioner_name: str,
    encounter: str,
    plan: str | None,
    at: datetime,
) -> Resource:
    """Write the note as it is filed; what was left empty has no section."""
    author = {"reference": f"Practitioner/{practitioner}", "display": practitioner_name}
    sections: list[Resource] = []
    for heading, title, code in _SECTIONS:
        text = str(getattr(note, heading)).strip()
        if not text:
            continue
        section: Resource = {
            "title": title,
            "code": {"coding": [{"system": _LOINC, "code": code}]},
            "text": {"status": "additional", "div": narrative(text)},
        }
        if heading == "does" and plan is not None:
            section["entry"] = [{"reference": f"CarePlan/{plan}"}]
        sections.append(section)
    return {
        "resourceType": "Composition",
        "status": "final",
        "type": {"coding": [{"system": _LOINC, "code": "11488-4", "display": "Consult note"}]},
        "subject": {"reference": f"Patient/{patient}"},
        "encounter": {"reference": f"Encounter/{encounter}"},
        "date": _instant(at),
        "author": [author],
        "title": "Note of a virtual visit",
        "attester": [{"mode": "professional", "time": _instant(at), "party": author}],
        "section": sections,
    }


def read(composition: Resource) -> tuple[str, str, str]:
    """Return what a filed note says under its three headings, as plain text."""
    texts = {heading: "" for heading, _, _ in _SECTIONS}
    for section in composition.get("section", ()):
        codes = {one.get("code") for one in section.get("code", {}).get("coding", ())}
        for heading, _, code in _SECTIONS:
            if code in codes:
                texts[heading] = plain(section.get("text", {}).get("div", ""))
    return texts["says"], texts["sees"], texts["does"]


def care_plan(note: Note, *, patient: str, practitioner: str, encounter: str, at: datetime) -> Resource | None:
    """Write what we do as a plan, one activity a line; `None` when nothing is to be done."""
    lines = steps(note.does)
    if not lines:
        return None
    return {
        "resourceType": "CarePlan",
        "status": "active",
        "intent": "plan",
        "title": "What we do",
        "description": "\n".join(lines),
        "subject": {"reference": f"Patient/{patient}"},
        "encounter": {"reference": f"Encounter/{encounter}"},
        "period": {"start": _instant(at)},
        "created": _instant(at),
        "author": {"reference": f"Practitioner/{practitioner}"},
        "activity": [{"detail": {"status": "not-started", "description": line}} for line in lines],
    }


def steps(does: str) -> list[str]:
    """Give what is to be done, a line each."""
    return [line.strip() for line in does.splitlines() if line.strip()]


def narrative(text: str) -> str:
    """Write plain text as FHIR's XHTML: a paragraph for each empty line between, a break for each line."""
    paragraphs = [part.strip("\n") for part in printable(text).split("\n\n")]
    inside = "".join(f"<p>{escape(part).replace(chr(10), '<br/>')}</p>" for part in paragraphs if part.strip())
    return f'<div xmlns="{_XHTML}">{inside}</div>'


def plain(div: str) -> str:
    """Read FHIR's XHTML as plain text."""
    reader = _Reader()
    reader.feed(div)
    reader.close()
    return "\n\n".join(part.strip("\n") for part in "".join(reader.found).split("\f") if part.strip())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag == "br":
            self.found.append("\n")
        elif tag in {"p", "div", "li"}:
            self.found.append("\f")

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
