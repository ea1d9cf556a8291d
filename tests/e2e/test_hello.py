"""The first page, as a person meets it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, BrowserContext, Page, Request

from abaton.infrastructure.checkout import WEB

pytestmark = pytest.mark.anyio

TOKENS: dict[str, Any] = json.loads((WEB / "src/kit/tokens/tokens.json").read_text(encoding="utf-8"))
AXE = WEB / "node_modules/axe-core/axe.min.js"
# What a system may ask for, and the skin it gets.
WISHES: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "highContrast": {"color_scheme": "dark", "contrast": "more"},
}
SIZES = {"phone": (390, 844), "small phone": (320, 640), "desktop": (1280, 800)}


async def open_page(context: BrowserContext, address: str) -> Page:
    page = await context.new_page()
    await page.goto(address)
    await page.get_by_role("heading", level=1).wait_for()
    await page.evaluate("document.fonts.ready")
    return page


def rgb(colour: str) -> str:
    return f"rgb({', '.join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))})"


async def style(page: Page, selector: str, name: str) -> str:
    return await page.locator(selector).first.evaluate(f"(element) => getComputedStyle(element)['{name}']")


@pytest.mark.parametrize("skin", WISHES)
async def test_it_wears_the_skin_that_the_system_asks_for(browser: Browser, address: str, skin: str) -> None:
    async with await browser.new_context(**WISHES[skin]) as context:
        page = await open_page(context, address)
        colours = TOKENS["colour"][skin]
        assert await style(page, "body", "backgroundColor") == rgb(colours["ground"]["value"])
        assert await style(page, "h1", "color") == rgb(colours["ink"]["value"])


async def test_it_speaks_in_its_own_type_and_figures_hold_still(browser: Browser, address: str) -> None:
    async with await browser.new_context() as context:
        page = await open_page(context, address)
        loaded: list[str] = await page.evaluate(
            "[...document.fonts].filter((face) => face.status === 'loaded').map((face) => face.family)"
        )
        assert {re.sub("[\"']", "", family) for family in loaded} >= {"Commissioner Variable", "Abaton Figures"}
        assert "FLAR" in await style(page, "h1", "fontVariationSettings")
        assert await style(page, "h1", "fontSize") == f"{TOKENS['type']['scale']['h1Patient']['px']}px"
        widths: list[float] = await page.evaluate(
            """() => [..."1790"].map((digit) => {
                const span = document.querySelector(".figures").cloneNode();
                span.textContent = digit.repeat(8);
                document.querySelector("main").append(span);
                return span.getBoundingClientRect().width;
            })"""
        )
        assert max(widths) - min(widths) < 0.1


@pytest.mark.parametrize("skin", WISHES)
async def test_axe_finds_nothing_serious(browser: Browser, address: str, skin: str) -> None:
    async with await browser.new_context(**WISHES[skin]) as context:
        page = await open_page(context, address)
        # Not as a script of the page: our content security policy forbids that, and stays in force here.
        await page.evaluate(AXE.read_text(encoding="utf-8"))
        found: dict[str, Any] = await page.evaluate("axe.run()")
        assert [one["id"] for one in found["violations"] if one["impact"] in {"serious", "critical"}] == []


async def test_it_asks_no_other_host_for_anything_and_reports_no_error(browser: Browser, address: str) -> None:
    asked: list[str] = []
    errors: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    async with await browser.new_context() as context:
        context.on("request", note)
        context.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        context.on("weberror", lambda error: errors.append(str(error.error)))
        await open_page(context, address)
    assert asked
    assert [url for url in asked if not url.startswith(address)] == []
    assert errors == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("skin", WISHES)
async def test_nothing_scrolls_sideways_at_any_size(
    browser: Browser, address: str, size: str, skin: str, request: pytest.FixtureRequest
) -> None:
    width, height = SIZES[size]
    async with await browser.new_context(viewport={"width": width, "height": height}, **WISHES[skin]) as context:
        page = await open_page(context, address)
        assert await page.evaluate("document.documentElement.scrollWidth") <= width
        pictures = Path(request.config.rootpath) / "test-results"
        await page.screenshot(path=pictures / f"hello-{size.replace(' ', '-')}-{skin}.png")
