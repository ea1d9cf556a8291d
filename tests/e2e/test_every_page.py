"""Every page of the client's own list of routes, in every skin and in words half as long again."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, BrowserContext, Page, Request
from tests.e2e.practice import Member, Practice

from abaton.infrastructure.checkout import WEB

pytestmark = pytest.mark.anyio

TOKENS: dict[str, Any] = json.loads((WEB / "src/kit/tokens/tokens.json").read_text(encoding="utf-8"))
AXE = WEB / "node_modules/axe-core/axe.min.js"
# What a system may ask for, and the skin it gets.
WISHES: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light", "contrast": "no-preference"},
    "dark": {"color_scheme": "dark", "contrast": "no-preference"},
    "highContrast": {"color_scheme": "dark", "contrast": "more"},
}
ROUTE = re.compile(r'\{ path: "(?P<path>[^"]+)", who: "(?P<who>[^"]+)"')


def routes() -> Iterator[tuple[str, str]]:
    """Give the path of every page and who may enter, as the client's own table says."""
    table = (WEB / "src/app/routes.tsx").read_text(encoding="utf-8")
    for found in ROUTE.finditer(table):
        yield found["path"], found["who"]


ROUTES = list(routes())


@pytest.fixture(scope="module")
def cast(practice: Practice) -> dict[str, Member]:
    clinician, patient = practice.joins("Dr Every Page", "clinician"), practice.joins("Maren Page", "patient")
    practice.works_all_day(clinician)
    return {"clinician": clinician, "patient": patient, "administrator": practice.administrator}


@pytest.fixture(scope="module")
def visit(practice: Practice, cast: dict[str, Member]) -> str:
    visit = practice.books(cast["patient"], cast["clinician"], "Short of breath on stairs")
    practice.waits(cast["patient"], visit)
    return visit


def address(practice: Practice, cast: dict[str, Member], path: str, visit: str) -> str:
    practitioner = cast["clinician"].practitioner or ""
    return practice.address + path.replace("$visit", visit).replace("$practitioner", practitioner)


async def context_of(browser: Browser, cast: dict[str, Member], who: str, **how: Any) -> BrowserContext:
    if who == "anyone":
        return await browser.new_context(**how)
    return await cast["patient" if who == "signed-in" else who].browser(browser, **how)


async def settled(page: Page, url: str) -> None:
    await page.goto(url)
    await page.get_by_role("heading", level=1).first.wait_for()
    await page.evaluate("document.fonts.ready")
    # What is asked for is there, or says that it is not.
    await page.wait_for_function("() => document.querySelector('[aria-busy=\"true\"], .states-waiting') === null")


# A skin's colours cross over; on a busy machine axe would measure them half way.
COLOURS_SETTLE = """() => Promise.all(document.getAnimations()
    .filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime ?? 0))
    .map((one) => one.finished.catch(() => undefined)))
    .then(() => undefined)"""


async def serious(page: Page) -> list[tuple[str, str, Any]]:
    """Return what axe finds serious or critical on a page, in each skin."""
    # Not as a script of the page: our content security policy forbids that, and stays in force here.
    await page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[tuple[str, str, Any]] = []
    for skin, wish in WISHES.items():
        await page.emulate_media(**wish)
        await page.wait_for_timeout(100)
        await page.evaluate(COLOURS_SETTLE)
        # What is just being read out names a button by its id, which may be gone by then; it is never seen.
        said: dict[str, Any] = await page.evaluate("axe.run({ exclude: ['[data-live-announcer]'] })")
        found += [
            (skin, one["id"], [node["target"] for node in one["nodes"]][:3])
            for one in said["violations"]
            if one["impact"] in {"serious", "critical"}
        ]
    return found


def test_the_list_of_routes_was_found() -> None:
    assert {"/", "/sign-in", "/record"} <= {path for path, _ in ROUTES}
    assert len(ROUTES) >= 12


@pytest.mark.parametrize("words", ["en", "pseudo"])
@pytest.mark.parametrize(("path", "who"), ROUTES)
async def test_axe_finds_nothing_serious_in_any_skin(
    browser: Browser, practice: Practice, cast: dict[str, Member], visit: str, path: str, who: str, words: str
) -> None:
    async with await context_of(browser, cast, who) as context:
        page = await context.new_page()
        await settled(page, f"{address(practice, cast, path, visit)}?locale={words}")
        assert await serious(page) == []


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize(("path", "who"), ROUTES)
async def test_nothing_scrolls_sideways_and_no_other_host_is_asked(
    browser: Browser, practice: Practice, cast: dict[str, Member], visit: str, path: str, who: str, width: int
) -> None:
    asked: list[str] = []
    errors: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    async with await context_of(browser, cast, who, viewport={"width": width, "height": 844}) as context:
        page = await context.new_page()
        context.on("request", note)
        context.on("weberror", lambda error: errors.append(str(error.error)))
        await settled(page, f"{address(practice, cast, path, visit)}?locale=pseudo")
        assert await page.evaluate("document.documentElement.scrollWidth") <= width
        pictures = Path(__file__).parents[2] / "test-results"
        name = path.strip("/").replace("/", "-").replace("$", "") or "home"
        await page.screenshot(path=pictures / f"{name}-{width}.png")
    assert [url for url in asked if not url.startswith((practice.address, "blob:"))] == []
    assert errors == []


@pytest.mark.parametrize("skin", WISHES)
async def test_it_wears_the_skin_that_the_system_asks_for(browser: Browser, practice: Practice, skin: str) -> None:
    async with await browser.new_context(**WISHES[skin]) as context:
        page = await context.new_page()
        await settled(page, f"{practice.address}/sign-in")
        colours = TOKENS["colour"][skin]
        style = "(name) => getComputedStyle(document.querySelector(name))"
        assert await page.evaluate(f"({style})('body').backgroundColor") == rgb(colours["ground"]["value"])
        assert await page.evaluate(f"({style})('h1').color") == rgb(colours["ink"]["value"])


def rgb(colour: str) -> str:
    return f"rgb({', '.join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))})"
