import { type ComponentType, lazy } from "react";
import { VisitorsPage } from "../features/access/visitors.page.tsx";
import { JoinPage } from "../features/identity/join.page.tsx";
import { PeoplePage } from "../features/identity/people.page.tsx";
import { SetUpPage } from "../features/identity/set-up.page.tsx";
import { SignInPage } from "../features/identity/sign-in.page.tsx";
import { SettingsPage } from "../features/settings/settings.page.tsx";
import { BookPage } from "../features/visits/booking/book.page.tsx";
import { HoursPage } from "../features/visits/booking/hours.page.tsx";
import { CheckPage } from "../features/visits/check/check.page.tsx";
import { NotePage } from "../features/visits/note/note.page.tsx";
import { VisitPage } from "../features/visits/visit.page.tsx";
import { WaitPage } from "../features/visits/waiting/wait.page.tsx";
import type { Who } from "./gate.tsx";
import { HomePage } from "./home.page.tsx";

// It brings the room's line, calls and shared document with it, which nobody needs before a visit.
const RoomPage = lazy(async () => ({ default: (await import("../features/visits/room/room.page.tsx")).RoomPage }));

export interface Route {
  readonly path: string;
  readonly who: Who;
  /** An address of this kind, for tests that visit all of them. */
  readonly example: string;
  readonly page: ComponentType;
}

/** Every page there is. */
export const ROUTES: readonly Route[] = [
  { path: "/", who: "signed-in", example: "/", page: HomePage },
  { path: "/sign-in", who: "anyone", example: "/sign-in", page: SignInPage },
  { path: "/setup", who: "anyone", example: "/setup#token", page: SetUpPage },
  { path: "/join", who: "anyone", example: "/join#token", page: JoinPage },
  { path: "/settings", who: "signed-in", example: "/settings", page: SettingsPage },
  { path: "/people", who: "administrator", example: "/people", page: PeoplePage },
  { path: "/hours/$practitioner", who: "administrator", example: "/hours/p1", page: HoursPage },
  { path: "/book", who: "patient", example: "/book", page: BookPage },
  { path: "/visits/$visit", who: "signed-in", example: "/visits/v1", page: VisitPage },
  { path: "/visits/$visit/check", who: "patient", example: "/visits/v1/check", page: CheckPage },
  { path: "/visits/$visit/wait", who: "patient", example: "/visits/v1/wait", page: WaitPage },
  { path: "/visits/$visit/room", who: "signed-in", example: "/visits/v1/room", page: RoomPage },
  { path: "/visits/$visit/note", who: "clinician", example: "/visits/v1/note", page: NotePage },
  { path: "/record", who: "patient", example: "/record", page: VisitorsPage },
];
