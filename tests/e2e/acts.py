"""What a patient and a clinician do, as sentences."""

import re
from dataclasses import dataclass
from typing import Any

from playwright.async_api import Browser, BrowserContext, Page
from tests.e2e.hands import Hands, Keys
from tests.e2e.practice import Member, Practice

CLINICIAN: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}
PATIENT: dict[str, Any] = {"viewport": {"width": 390, "height": 844}}
# A driven browser hands its room to whoever listens for it.
KEEP_ROOM = "addEventListener('abaton:room', (event) => { window.room = event.detail; });"


@dataclass(frozen=True)
class Seat:
    """A person at a device."""

    practice: Practice
    member: Member
    context: BrowserContext
    page: Page
    hands: Hands

    async def go(self, path: str) -> None:
        await self.page.goto(self.practice.address + path)

    async def sees(self, words: str | re.Pattern[str]) -> None:
        await self.page.get_by_text(words).first.wait_for()

    async def room(self, expression: str, argument: Any = None) -> Any:
        """Ask the room of this page: `room` in the expression is it."""
        return await self.page.evaluate(f"(argument) => {{ const room = window.room; return {expression}; }}", argument)

    async def is_in_the_room_with(self, other: Member) -> None:
        await self.page.wait_for_function(
            "(id) => window.room?.store.getState().connection === 'joined'"
            " && window.room.store.getState().people.some((one) => one.id === id && one.standing === 'here')",
            arg=other.id,
        )


async def seat(
    browser: Browser, practice: Practice, member: Member, how: dict[str, Any], *, keyboard: bool = False
) -> Seat:
    context = await member.browser(browser, **how)
    await context.add_init_script(KEEP_ROOM)
    page = await context.new_page()
    return Seat(practice, member, context, page, Keys(page) if keyboard else Hands(page))


async def book(patient: Seat, clinician: Member, reason: str, wants: str) -> str:
    """Book the next free time, and return the visit's id."""
    await patient.go("/")
    await patient.hands.press("link", "Book a visit")
    await patient.hands.choose(re.compile(re.escape(clinician.name)))
    await patient.hands.choose(re.compile(r"^\d\d:\d\d"))
    await patient.hands.write("What is it about?", reason)
    await patient.hands.write("What do you want to talk about?", wants)
    await patient.hands.press("button", re.compile("^Book "))
    await patient.page.wait_for_url("**/visits/*", wait_until="commit")
    return patient.page.url.rsplit("/", 1)[-1]


async def try_devices(patient: Seat) -> None:
    await patient.hands.press("link", "Test camera and sound")
    for start, works in (("Show me my picture", "Yes"), ("Listen to me", "Yes"), ("Play two tones", "Yes")):
        await patient.hands.press("button", start)
        await patient.hands.press("button", works)
    await patient.hands.press("button", "Measure the line")
    await patient.sees(re.compile("There and back in"))
    await patient.hands.press("button", "Done")
    await patient.page.wait_for_url("**/wait", wait_until="commit")


async def agree_and_wait(patient: Seat) -> None:
    await patient.hands.press("button", "I want this visit")
    await patient.hands.press("button", "Sit down and wait")
    await patient.sees("You are in the waiting room")


async def let_in(clinician: Seat, patient: Member) -> None:
    await clinician.go("/")
    await clinician.hands.press("button", re.compile(f"^Let in {re.escape(patient.name)}"))
    await clinician.page.wait_for_url("**/room", wait_until="commit")


async def come_in(patient: Seat) -> None:
    await patient.hands.press("link", "Come in")
    await patient.page.wait_for_url("**/room", wait_until="commit")


async def speak_and_show(one: Seat) -> None:
    await one.hands.press("button", "Mic off")
    await one.hands.press("button", "Camera off")
    await one.page.get_by_role("button", name="Camera on").wait_for()


async def write_note(clinician: Seat, says: str, sees: str, does: str) -> None:
    await clinician.hands.write("What they say", says)
    await clinician.hands.write("What we see", sees)
    await clinician.hands.write("What we do", does)
    await clinician.sees(re.compile("here and on the server"))


async def sign(clinician: Seat) -> None:
    await clinician.hands.press("button", "Sign")
    await clinician.hands.press("button", "Sign the note")
    await clinician.sees("Finished, note signed")
