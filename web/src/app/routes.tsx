import type { ComponentType } from "react";
import { VisitorsPage } from "../features/access/visitors.page.tsx";
import { JoinPage } from "../features/identity/join.page.tsx";
import { PeoplePage } from "../features/identity/people.page.tsx";
import { SetUpPage } from "../features/identity/set-up.page.tsx";
import { SignInPage } from "../features/identity/sign-in.page.tsx";
import { SettingsPage } from "../features/settings/settings.page.tsx";
import type { Who } from "./gate.tsx";
import { HomePage } from "./home.page.tsx";

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
  { path: "/reset", who: "anyone", example: "/reset#token", page: JoinPage },
  { path: "/settings", who: "signed-in", example: "/settings", page: SettingsPage },
  { path: "/people", who: "administrator", example: "/people", page: PeoplePage },
  { path: "/record", who: "patient", example: "/record", page: VisitorsPage },
];
