"""How a person uses a page: by pointing, or by the keyboard alone. Tests read the same either way."""

import re
from typing import Final

import pytest
from playwright.async_api import Locator, Page

PATIENCE_MS: Final = 20_000
# More stops than any of our pages has.
MOST_STOPS: Final = 120
Name = str | re.Pattern[str]


class Hands:
    """Points and presses."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.set_default_timeout(PATIENCE_MS)

    async def press(self, role: str, name: Name) -> None:
        await self._found(role, name).click()

    async def choose(self, name: Name) -> None:
        """Choose one of several."""
        await self.page.get_by_role("radio", name=name).first.locator("xpath=ancestor::label").click()

    async def write(self, label: Name, text: str) -> None:
        await self.page.get_by_role("textbox", name=label).click()
        await self.page.keyboard.type(text)

    def _found(self, role: str, name: Name) -> Locator:
        return self.page.get_by_role(role, name=name).first  # pyright: ignore[reportArgumentType] a role by its name


class Keys(Hands):
    """The keyboard alone: Tab until it is there, then Enter, the space bar or words."""

    async def press(self, role: str, name: Name) -> None:
        await self._reach(self._found(role, name))
        await self.page.keyboard.press("Enter")

    async def choose(self, name: Name) -> None:
        option = self.page.get_by_role("radio", name=name).first
        await option.wait_for(state="attached")
        # A group is one stop; the arrows go through it.
        await self._reach(option.locator("xpath=ancestor::*[@role='radiogroup'][1]").get_by_role("radio"))
        for _ in range(MOST_STOPS):
            if await option.is_checked():
                return
            await self.page.keyboard.press("ArrowDown")
        pytest.fail(f"no arrow leads to {name}")

    async def write(self, label: Name, text: str) -> None:
        await self._reach(self.page.get_by_role("textbox", name=label))
        await self.page.keyboard.type(text)

    async def _reach(self, wanted: Locator) -> None:
        await wanted.first.wait_for(state="attached")
        has_focus = "(all) => all.some((one) => one === document.activeElement)"
        for _ in range(MOST_STOPS):
            if await wanted.evaluate_all(has_focus):
                return
            await self.page.keyboard.press("Tab")
        pytest.fail(f"the Tab key does not lead to {wanted}")
