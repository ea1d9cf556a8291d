"""From an empty folder to a visit, all of it on the screen: set up, invite, hours, book, meet."""

import re

import pytest
from playwright.async_api import Browser, Page
from tests.clinic import Clinic, opened
from tests.e2e import acts
from tests.e2e.hands import Hands
from tests.e2e.practice import PASSWORD, Member, Practice, client

pytestmark = [pytest.mark.anyio, pytest.mark.timeout(300)]

WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


async def set_up(page: Page, clinic: Clinic) -> None:
    link = re.search(r"http://localhost:\d+/setup#\S+", clinic.words())
    assert link is not None
    await page.goto(link[0])
    hands = Hands(page)
    await hands.write("Name of the clinic", "Asklepieion")
    await hands.press("button", re.compile("Country"))
    await hands.press("option", "Greece")
    await page.get_by_role("textbox", name="Emergency number").wait_for()
    await hands.write("Your name", "Eleni")
    await hands.write("Login", "eleni")
    await page.get_by_label("Password", exact=True).fill(PASSWORD)
    await hands.press("button", "Open the clinic")
    await page.get_by_role("heading", name="People", level=1).wait_for()


async def invite(page: Page, name: str, role: str) -> str:
    """Return the link that lets them in."""
    hands = Hands(page)
    await hands.press("button", "Invite somebody")
    dialog = page.get_by_role("dialog")
    await dialog.get_by_role("textbox", name="Name").fill(name)
    await dialog.get_by_text(role, exact=True).click()
    await hands.press("button", "Make the link")
    await page.get_by_role("img", name=re.compile(name)).wait_for()
    shown = dialog.get_by_role("textbox", name="Link")
    link = await shown.input_value()
    await shown.press("Escape")
    await dialog.wait_for(state="hidden")
    return link


async def join(browser: Browser, clinic: Clinic, link: str, name: str, how: dict[str, object]) -> acts.Seat:
    """Let somebody open their link and come in."""
    context = await browser.new_context(permissions=["camera", "microphone"], **how)  # pyright: ignore[reportArgumentType]
    await context.add_init_script(acts.KEEP_ROOM)
    page = await context.new_page()
    await page.goto(link)
    hands = Hands(page)
    await hands.write("Login", name.lower().replace(" ", "."))
    await page.get_by_label("Password", exact=True).fill(PASSWORD)
    await hands.press("button", re.compile("^Come in to"))
    await page.wait_for_function("() => location.pathname === '/'")
    with client(clinic) as http:
        for cookie in await context.cookies():
            http.cookies.set(str(cookie.get("name")), str(cookie.get("value")))
        me = http.get("/api/me").json()
        member = Member(me["id"], name, "", http, me["patient_id"], me["practitioner_id"])
        return acts.Seat(Practice(clinic, member), member, context, page, hands)


async def test_from_an_empty_folder_to_a_visit(browser: Browser) -> None:
    with opened() as clinic:
        async with await browser.new_context(**acts.CLINICIAN) as context:
            page = await context.new_page()
            await set_up(page, clinic)
            to_doctor = await invite(page, "Dr Amara Osei", "Clinician")
            to_maren = await invite(page, "Maren Holt", "Patient")
            clinician = await join(browser, clinic, to_doctor, "Dr Amara Osei", acts.CLINICIAN)
            patient = await join(browser, clinic, to_maren, "Maren Holt", acts.PATIENT)
            # A link opens once.
            await page.goto(to_maren)
            await page.get_by_text("This link has been used").wait_for()

            await page.goto(clinic.address.replace("127.0.0.1", "localhost") + "/people")
            await page.get_by_role("link", name="Hours of Dr Amara Osei").click()
            # The next one is then so near that its door is open.
            await Hands(page).press("button", re.compile("Length of a visit"))
            await Hands(page).press("option", "15 minutes")
            for day in WEEK:
                await page.get_by_role("button", name=f"Add hours on {day}").click()
                await page.get_by_label(f"{day}, from").fill("00:00")
                await page.get_by_label(f"{day}, until").fill("23:59")
            await page.get_by_role("button", name="Keep these hours").click()
            await page.get_by_text(re.compile("^Kept")).wait_for()

            async with clinician.context, patient.context:
                visit = await acts.book(patient, clinician.member, "First visit", "")
                await acts.try_devices(patient)
                await acts.agree_and_wait(patient)
                await acts.let_in(clinician, patient.member)
                await acts.come_in(patient)
                await clinician.is_in_the_room_with(patient.member)
                await acts.write_note(clinician, "Is well.", "Looks well.", "Nothing to do.")
                await acts.sign(clinician)
                await patient.go(f"/visits/{visit}")
                await patient.sees("Nothing to do.")
