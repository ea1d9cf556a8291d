"""Who was let in: they come back in while PostgreSQL is away, until their sign-in is known to have ended."""

from abaton.spaces.model import Admission


class Admitted:
    def __init__(self) -> None:
        self._by_key: dict[tuple[str, str | None], Admission] = {}
        """By ticket and session cookie."""

    def keep(self, ticket: str, cookie: str | None, admission: Admission) -> None:
        self._by_key[ticket, cookie] = admission

    def of(self, ticket: str, cookie: str | None) -> Admission | None:
        return self._by_key.get((ticket, cookie))

    def drop(self, ticket: str, cookie: str | None) -> None:
        self._by_key.pop((ticket, cookie), None)

    def forget_room(self, room: str) -> None:
        self._by_key = {key: one for key, one in self._by_key.items() if one.room.id != room}

    def cookies(self) -> set[str]:
        return {cookie for _, cookie in self._by_key if cookie is not None}

    def sign_out(self, cookies: set[str]) -> None:
        self._by_key = {key: one for key, one in self._by_key.items() if key[1] not in cookies}
