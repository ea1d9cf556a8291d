"""Errors as FHIR tells them. https://hl7.org/fhir/R4/operationoutcome.html. The one mapper for all of /fhir."""

from http import HTTPStatus

from abaton.infrastructure.http import STATUS
from abaton.kernel.errors import AbatonError, Conflict, Invalid, NotFound, NotPermitted, Unavailable
from abaton.record.interactions.model import Gone, PreconditionFailed, Reply
from abaton.record.model import Resource
from abaton.record.validation.service import InvalidResource


def outcome(error: Exception) -> Reply:  # noqa: PLR0911 a table of errors
    """Say what was wrong, by element, and never what was written there."""
    match error:
        case InvalidResource():
            issues = [_issue("structure", f"{place}: must be {reason}", place) for place, reason in error.faults]
            return _reply(HTTPStatus.UNPROCESSABLE_ENTITY, issues)
        case Invalid():
            text = f"{error.element}: must be {error.reason}"
            return _reply(HTTPStatus.BAD_REQUEST, [_issue("invalid", text, error.element)])
        case Gone():
            return _reply(HTTPStatus.GONE, [_issue("deleted", "It was deleted.")])
        case NotFound():
            return _reply(HTTPStatus.NOT_FOUND, [_issue("not-found", "There is nothing here that you may see.")])
        case PreconditionFailed():
            return _reply(HTTPStatus.PRECONDITION_FAILED, [_issue("conflict", "A condition of the request fails.")])
        case Conflict():
            return _reply(HTTPStatus.CONFLICT, [_issue("conflict", "It has changed since. Read again, then decide.")])
        case NotPermitted():
            return _reply(HTTPStatus.FORBIDDEN, [_issue("forbidden", "This is not for you to do.")])
        case Unavailable():
            return _reply(HTTPStatus.SERVICE_UNAVAILABLE, [_issue("transient", "Try again in a few seconds.")])
        case AbatonError():
            status = STATUS[type(error)]
            code = "login" if status is HTTPStatus.UNAUTHORIZED else "processing"
            return _reply(status, [_issue(code, status.phrase)])
        case _:
            return _reply(HTTPStatus.INTERNAL_SERVER_ERROR, [_issue("exception", "Something of ours went wrong.")])


def refusal(status: HTTPStatus, code: str, text: str) -> Reply:
    """Say why a request is not even read."""
    return _reply(status, [_issue(code, text)])


def _reply(status: HTTPStatus, issues: list[Resource]) -> Reply:
    return Reply(status=status, resource={"resourceType": "OperationOutcome", "issue": issues})


def _issue(code: str, text: str, place: str | None = None) -> Resource:
    issue: Resource = {"severity": "error", "code": code, "diagnostics": text}
    return issue if place is None or not place[:1].isalpha() else {**issue, "expression": [place]}
