"""Who is let in, and who is not: each refusal has its code, ends the connection, and is on the account."""

import time

import psycopg
import pytest
from tests.spaces.conftest import ROOM, House

from abaton.kernel.ids import ActorId
from abaton.spaces import service as spaces
from abaton.spaces.model import Lock, Remove

pytestmark = pytest.mark.anyio


async def refused(house: House, person: str, ticket: str, *, session: str | None = None, room: str = ROOM) -> str:
    browser = await house.browser(person, session=session)
    answer = await browser.join(room, ticket)
    await browser.ended()
    return answer.get("code", answer["type"])


def account(db: psycopg.Connection) -> list[tuple[str, str, str]]:
    return db.execute(
        "select actor, action, outcome from audit_entry where action = 'spaces.enter' order by id"
    ).fetchall()


async def test_a_good_ticket_lets_in_once_and_again_and_leaves_no_refusal(house: House, db: psycopg.Connection) -> None:
    ticket = await house.ticket("ana")
    for _ in range(3):
        await (await house.enter("ana", ticket=ticket)).drop()
    assert account(db) == []


async def test_a_forged_ticket_is_refused(house: House, db: psycopg.Connection) -> None:
    assert await refused(house, "eve", "forged") == "ticket_refused"
    assert account(db) == [("eve", "spaces.enter", "refused")]


async def test_a_copied_ticket_is_refused_to_another_session_and_to_another_person(
    house: House, db: psycopg.Connection
) -> None:
    ticket = await house.ticket("ana")
    assert await refused(house, "eve", ticket) == "ticket_refused"
    assert await refused(house, "ana", ticket, session="another") == "ticket_refused"
    assert [entry[0] for entry in account(db)] == ["eve", "ana"]
    await house.enter("ana", ticket=ticket)


async def test_a_ticket_for_another_room_is_refused(house: House, db: psycopg.Connection) -> None:
    await house.open("visit-2")
    ticket = await house.ticket("ana")
    assert await refused(house, "ana", ticket, room="visit-2") == "ticket_refused"
    assert len(account(db)) == 1


async def test_a_stale_ticket_is_refused_with_a_word_that_asks_for_another(
    house: House, db: psycopg.Connection
) -> None:
    unused, used = await house.ticket("ana"), await house.ticket("ben")
    await house.enter("ben", ticket=used)
    db.execute("update room_ticket set issued_at = issued_at - interval '61 seconds'")
    assert await refused(house, "ana", unused) == "ticket_stale"
    await house.enter("ben", ticket=used)
    db.execute("update room_ticket set issued_at = issued_at - interval '4 hours'")
    assert await refused(house, "ben", used) == "ticket_stale"
    assert len(account(db)) == 2


async def test_who_is_not_signed_in_is_refused(house: House, db: psycopg.Connection) -> None:
    ticket = await house.ticket("ana")
    browser = await house.browser("ana")
    await browser.drop()
    for cookie in (None, "nonsense"):
        stranger = await type(browser).open(house.worlds.socket, cookie)
        assert (await stranger.join(ROOM, ticket))["code"] == "not_signed_in"
    assert [entry[0] for entry in account(db)] == ["nobody", "nobody"]


async def test_a_closed_room_a_full_room_and_a_locked_room_refuse(house: House) -> None:
    await house.open("small", seats=1)
    first, second = await house.ticket("ana", room="small"), await house.ticket("ben", room="small")
    inside = await house.browser("ana")
    assert (await inside.join("small", first))["type"] == "welcome"
    assert await refused(house, "ben", second, room="small") == "room_full"
    ticket, other = await house.ticket("ana"), await house.ticket("ben")
    await (await house.enter("ana", ticket=ticket)).drop()
    async with house.work() as work:
        await spaces.control(work, ROOM, Lock(locked=True))
    assert await refused(house, "ben", other) == "room_locked"
    # Who has been inside comes back in.
    ana = await house.enter("ana", ticket=ticket)
    async with house.work() as work:
        await spaces.close_room(work, ROOM)
    assert (await ana.hear("refused"))["code"] == "room_closed"
    assert await refused(house, "ana", ticket) == "room_closed"


async def test_who_was_removed_stays_out_until_they_get_a_new_ticket(house: House) -> None:
    ticket = await house.ticket("ana")
    ana = await house.enter("ana", ticket=ticket)
    async with house.work() as work:
        await spaces.control(work, ROOM, Remove(ActorId("ana")))
    assert (await ana.hear("refused"))["code"] == "removed"
    assert await refused(house, "ana", ticket) == "removed"
    await house.enter("ana")
    assert await refused(house, "ana", ticket) == "ticket_stale"


async def test_only_the_hash_of_a_ticket_is_kept(house: House, db: psycopg.Connection) -> None:
    ticket = await house.ticket("ana")
    row = db.execute("select room_ticket::text from room_ticket").fetchone()
    assert row is not None
    assert ticket not in row[0]
    assert ticket.encode().hex() not in row[0]


async def test_who_signs_out_is_let_go_within_two_seconds_and_stays_out(house: House) -> None:
    ana, ticket = await house.enter("ana"), await house.ticket("ben")
    ben = await house.enter("ben", ticket=ticket)
    since = time.monotonic()
    house.worlds.socket.with_name("signed-out").write_text("of-ben:ben", encoding="utf-8")
    assert (await ben.hear("refused"))["code"] == "not_signed_in"
    await ben.ended()
    assert (await ana.hear("left"))["person"] == "ben"
    assert time.monotonic() - since < 2
    assert await refused(house, "ben", ticket) == "not_signed_in"
    ana.move(1.0)
    assert await ana.see(ana.wire)
