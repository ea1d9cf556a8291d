"""The clinic's first day over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from abaton.identity import service as identity
from abaton.identity.clinic import service
from abaton.identity.clinic.model import Clinic, Country, Helpline
from abaton.identity.model import Me
from abaton.infrastructure import cookie
from abaton.infrastructure.http import WorkOfAnybody

router = APIRouter(prefix="/api", tags=["clinic"])


class ClinicIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str
    country: str
    zone: str
    languages: list[str]
    emergency_number: str
    helplines: list[Helpline]


class AdministratorIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str
    login: Annotated[str, Field(max_length=200)]
    password: Annotated[str, Field(max_length=1000)]


class SetupIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    token: Annotated[str, Field(max_length=200)]
    clinic: ClinicIn
    administrator: AdministratorIn


@router.get("/clinic", operation_id="clinic")
async def clinic(work: WorkOfAnybody) -> Clinic:
    """Say what the clinic is, and which numbers to call when it cannot help."""
    return await service.clinic(work)


@router.get("/countries", operation_id="countries")
async def countries() -> list[Country]:
    """List the countries whose numbers are known here."""
    return list(service.countries())


@router.post("/setup", operation_id="set_up")
async def set_up(body: SetupIn, request: Request, response: Response, work: WorkOfAnybody) -> Me:
    """Open the clinic with the word that was printed at its first start, and sign in its first administrator."""
    new = Clinic(
        name=body.clinic.name,
        country=body.clinic.country,
        zone=body.clinic.zone,
        languages=body.clinic.languages,
        emergency_number=body.clinic.emergency_number,
        helplines=body.clinic.helplines,
        numbers_as_of=work.started_at.date(),
    )
    begun = await service.set_up(
        work,
        body.token,
        new,
        name=body.administrator.name,
        login=body.administrator.login,
        password=body.administrator.password,
        browser=request.headers.get("user-agent", ""),
    )
    cookie.hand_out(request, response, begun.token, begun.lifetime)
    return await identity.me(work)
