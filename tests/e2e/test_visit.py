"""The main job: a patient and a clinician meet with a real heartbeat between them, and the note is on the record."""

import asyncio
import re
import statistics
from datetime import UTC, datetime
from typing import Any

import httpx
import psycopg
import pytest
from playwright.async_api import Browser
from tests.e2e import acts, heartbeat
from tests.e2e.acts import Seat
from tests.e2e.practice import Member, Practice, told
from tests.spaces.browser import LOOK

from abaton.infrastructure.engines import postgres
from abaton.kernel.time import instant, utc_now

pytestmark = [pytest.mark.anyio, pytest.mark.timeout(420)]

# The one who moves turns their head; the other's page asks its own world until it sees that.
MOVE = """(room.sendPose({ head: { position: argument, rotation: [0, 0, 0, 1] } }),
    performance.timeOrigin + performance.now())"""
SEE = """new Promise((resolve) => {
    const look = () => {
        const pose = room.poseOf(argument[0], performance.now());
        if (pose && Math.abs(pose.head.position[2] - argument[1]) < 0.005) {
            resolve(performance.timeOrigin + performance.now());
        } else setTimeout(look, 4);
    };
    look();
})"""
KNOCK = """([room, ticket, look]) => new Promise((resolve) => {
    const line = new WebSocket("/worlds");
    line.onopen = () => line.send(JSON.stringify({ type: "join", room, ticket, look }));
    line.onmessage = ({ data }) => typeof data === "string" && resolve(JSON.parse(data).code ?? "let in");
    line.onclose = () => resolve("closed");
})"""
COUNT = """(async () => {
    let audio = 0, video = 0;
    for (const one of (await room.call.statsOf(argument))?.values() ?? []) {
        if (one.type !== "inbound-rtp") continue;
        if (one.kind === "audio") audio = one.packetsReceived; else video = one.packetsReceived;
    }
    return [audio, video];
})()"""
LATE = "room.store.getState().pulse.lateMs"
LATEST = """{
    rate: room.store.getState().pulse.ratePerMin,
    beat: room.trace().flatMap((one) => one.beatsMs).reduce((a, b) => Math.max(a, b), 0) + performance.timeOrigin,
}"""


async def pose_took_ms(sender: Seat, receiver: Seat, x_m: float, z_m: float) -> float:
    """Return how long a pose took from the sender's input to the receiver's interpolated pose."""
    seen = asyncio.create_task(receiver.room(SEE, [sender.member.id, z_m]))
    await asyncio.sleep(0.05)
    moved = await sender.room(MOVE, [x_m, 1.2, z_m])
    return await asyncio.wait_for(seen, 10) - moved


async def media_flows(seat: Seat, other: Member) -> None:
    before = now = await seat.room(COUNT, other.id)
    for _ in range(40):
        await asyncio.sleep(0.25)
        now = await seat.room(COUNT, other.id)
        if all(later > earlier for later, earlier in zip(now, before, strict=True)):
            return
    pytest.fail(f"no packets of {other.name}: {before} → {now}")


async def test_book_check_wait_admit_talk_sign_read(browser: Browser, practice: Practice) -> None:
    doctor, maren = practice.joins("Dr Amara Osei", "clinician"), practice.joins("Maren Holt", "patient")
    practice.works_all_day(doctor)
    told(maren.http.put("/api/me/settings", json={**told(maren.http.get("/api/me"))["settings"], "low_detail": True}))
    patient = await acts.seat(browser, practice, maren, acts.PATIENT)
    clinician = await acts.seat(browser, practice, doctor, acts.CLINICIAN)
    async with patient.context, clinician.context, heartbeat.worn(practice, maren) as patch:
        visit = await acts.book(patient, doctor, "Tablet review", "Can I fly in December?")
        await acts.try_devices(patient)
        await acts.agree_and_wait(patient)
        await acts.let_in(clinician, maren)
        await acts.come_in(patient)
        await clinician.is_in_the_room_with(maren)
        await patient.is_in_the_room_with(doctor)

        await acts.speak_and_show(clinician)
        await acts.speak_and_show(patient)
        await media_flows(clinician, maren)
        await media_flows(patient, doctor)

        code = "() => window.room.store.getState().safetyCode"
        await patient.page.wait_for_function(code)
        assert await patient.room("room.store.getState().safetyCode") == await clinician.room(
            "room.store.getState().safetyCode"
        )

        # Apart, or the space that everybody keeps around them would move them aside.
        took = [await pose_took_ms(patient, clinician, 0.9, 0.02 * step) for step in range(1, 8)]
        took += [await pose_took_ms(clinician, patient, -0.9, 0.02 * step) for step in range(1, 8)]
        print(f"pose, input to interpolated: median {statistics.median(took):.0f}, most {max(took):.0f} ms")  # noqa: T201
        assert statistics.median(took) <= 300

        await heart_is_shown(clinician, patch)
        await strangers_are_refused(browser, practice, visit, maren, doctor)

        await acts.write_note(clinician, "No dizzy spells.", "Pulse even.", "Go on with the tablet.")
        await acts.sign(clinician)
        await patient.go(f"/visits/{visit}")
        await patient.sees("Your visit in plain words")
        await patient.sees("Go on with the tablet.")
    the_record_has_it(doctor, maren, visit)


async def heart_is_shown(clinician: Seat, patch: heartbeat.Worn) -> None:
    """The shown rate is that of beats read by hand; what is accepted is in the room soon."""
    await clinician.page.wait_for_function("() => window.room.store.getState().pulse.ratePerMin")
    await asyncio.sleep(max(0.0, 10 - (utc_now() - patch.since).total_seconds()))
    late: list[float] = []
    off: list[float] = []
    for _ in range(24):
        late.append(await clinician.room(LATE))
        shown = await clinician.room(LATEST)
        by_hand = patch.by_hand_per_min(datetime.fromtimestamp(shown["beat"] / 1000, UTC))
        if shown["rate"] is not None and by_hand is not None:
            off.append(abs(shown["rate"] - by_hand))
        await asyncio.sleep(0.25)
    p95_ms = statistics.quantiles(late, n=20)[-1]
    within = sum(one <= 2 for one in off) / len(off)
    print(  # noqa: T201
        f"newest sample shown: p95 {p95_ms:.0f} ms late; shown rate off by {off[0]:.2f}/min after 10 s, "
        f"{statistics.median(off):.2f} in the middle, {max(off):.2f} at most, within 2/min at {within:.0%} of instants"
    )
    assert p95_ms <= 300
    assert len(off) >= 12
    assert off[0] <= 2
    # A beat of this recording that the eye reads and the detector does not is in the figure, and on its own page.
    assert within >= 0.9


async def strangers_are_refused(
    browser: Browser, practice: Practice, visit: str, maren: Member, doctor: Member
) -> None:
    """A third person who is signed in tries the page, the record, a copied ticket, and a way to the feed."""
    third = practice.joins("Vera Klim", "clinician")
    copied = told(maren.http.post(f"/api/visits/{visit}/enter"))
    stranger = await acts.seat(browser, practice, third, acts.CLINICIAN)
    async with stranger.context:
        await stranger.go(f"/visits/{visit}/room")
        await stranger.sees(re.compile("is not here any more|does not open this"))
        assert third.http.get(f"/fhir/Patient/{maren.patient}").status_code == 404
        knocked = await stranger.page.evaluate(KNOCK, [copied["room"], copied["ticket"], LOOK])
        assert knocked == "ticket_refused"
        assert third.http.post(f"/api/visits/{visit}/enter").status_code in {403, 404}
    # The patient reads of three; the room knows no patients, and its refusal is on the account alone.
    seen = told(maren.http.get("/api/my-record/visitors", params={"days": 1}))
    assert len([one for one in seen if one["actor_id"] == third.id and one["outcome"] == "refused"]) == 3
    assert doctor.id in {one["actor_id"] for one in seen if one["outcome"] == "done"}
    with psycopg.connect(postgres.dsn(practice.clinic.folder / "postgres")) as db:
        entries = db.execute(
            "select action, patient_id from audit_entry where actor = %s and outcome = 'refused'", [third.id]
        ).fetchall()
    assert len(entries) == 4, entries
    assert ("spaces.enter", None) in entries


def the_record_has_it(doctor: Member, maren: Member, visit: str) -> None:
    """Encounter and Composition are there, and the account names both."""

    def found(kind: str, who: httpx.Client) -> list[dict[str, Any]]:
        bundle = told(who.get(f"/fhir/{kind}", params={"patient": f"Patient/{maren.patient}"}))
        return [one["resource"] for one in bundle.get("entry", [])]

    (encounter,) = found("Encounter", maren.http)
    assert encounter["status"] == "finished"
    assert encounter["class"]["code"] == "VR"
    assert visit in str(encounter["appointment"])
    (composition,) = found("Composition", doctor.http)
    assert composition["status"] == "final"
    assert [section["title"] for section in composition["section"]]
    agents = str([one["agent"] for one in found("AuditEvent", maren.http)])
    assert f"Practitioner/{doctor.practitioner}" in agents
    assert f"Patient/{maren.patient}" in agents
    assert instant(composition["date"]) <= utc_now()
    assert re.fullmatch(r"[A-Za-z0-9.\-]{1,64}", composition["id"])
