"""A whole visit as a page, by the keyboard alone, on both sides."""

import re

import pytest
from playwright.async_api import Browser
from tests.e2e import acts
from tests.e2e.practice import Practice
from tests.e2e.test_every_page import serious

pytestmark = [pytest.mark.anyio, pytest.mark.timeout(300)]


async def test_a_visit_from_booking_to_reading_without_a_mouse(browser: Browser, practice: Practice) -> None:
    doctor, maren = practice.joins("Dr Ines Falk", "clinician"), practice.joins("Maren Keys", "patient")
    practice.works_all_day(doctor)
    patient = await acts.seat(browser, practice, maren, acts.PATIENT, keyboard=True)
    clinician = await acts.seat(browser, practice, doctor, acts.CLINICIAN, keyboard=True)
    async with patient.context, clinician.context:
        visit = await acts.book(patient, doctor, "Dizzy in the morning", "Can I still drive?")
        await acts.try_devices(patient)
        await acts.agree_and_wait(patient)
        await acts.let_in(clinician, maren)
        await acts.come_in(patient)
        await clinician.is_in_the_room_with(maren)
        await patient.is_in_the_room_with(doctor)
        await acts.speak_and_show(clinician)
        await acts.speak_and_show(patient)
        await patient.hands.write("Type what you say", "It turns when I get up.")
        await patient.page.keyboard.press("Enter")
        await clinician.sees("It turns when I get up.")
        assert await serious(clinician.page) == []
        assert await serious(patient.page) == []
        await acts.write_note(clinician, "Dizzy on rising.", "Pressure drops on standing.", "Rise slowly. Drink more.")
        await acts.sign(clinician)
        await patient.go(f"/visits/{visit}")
        await patient.sees("Your visit in plain words")
        await patient.sees("Rise slowly.")


async def test_the_safe_place_is_one_key_away(browser: Browser, practice: Practice) -> None:
    doctor, maren = practice.joins("Dr Ines Rest", "clinician"), practice.joins("Maren Rest", "patient")
    practice.works_all_day(doctor)
    visit = practice.books(maren, doctor, "Worry")
    practice.waits(maren, visit)
    patient = await acts.seat(browser, practice, maren, acts.PATIENT, keyboard=True)
    clinician = await acts.seat(browser, practice, doctor, acts.CLINICIAN, keyboard=True)
    async with patient.context, clinician.context:
        await acts.let_in(clinician, maren)
        await patient.go(f"/visits/{visit}/room")
        await patient.is_in_the_room_with(doctor)
        await acts.speak_and_show(patient)
        await patient.page.locator("body").press("s")
        await patient.page.get_by_role("heading", name=re.compile("safe place", re.IGNORECASE)).wait_for()
        assert await patient.room("room.store.getState().safe")
        assert await patient.page.locator("video").count() == 0
        await clinician.page.wait_for_function(
            "(id) => window.room.store.getState().people.find((one) => one.id === id)?.camera === 'off'", arg=maren.id
        )
