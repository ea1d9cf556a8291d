import { useQuery } from "@tanstack/react-query";
import { Link, Outlet, useLocation } from "@tanstack/react-router";
import { type ComponentType, useEffect, useMemo, useState } from "react";
import type { Me } from "../../api/model.ts";
import { meQuery } from "../../features/identity/identity.query.ts";
import { LookButton, LookDialog } from "../../features/settings/look.dialog.tsx";
import { useSettings } from "../../features/settings/settings.query.ts";
import { DoorSign } from "../../kit/door/door-sign.tsx";
import { GearSixIcon, HouseIcon, NotebookIcon, UsersIcon } from "../../kit/icon/icons.ts";
import { useWords, Words } from "../../lib/intl/intl.tsx";
import { useSingleKeys } from "../../lib/keys/single-keys.ts";
import { applySettings } from "../../lib/settings/settings.ts";
import { useNow, useTimes } from "../../lib/time.ts";
import { HelpButton, HelpDialog, HelpStrip, useHelp } from "./help.tsx";
import { KeysDialog } from "./keys.tsx";
import { type NavPlace, type PlaceSign, placesOf } from "./places.ts";
import "./shell.css";

const SIGNS: Readonly<Record<PlaceSign, ComponentType<{ size?: number; weight?: "fill" | "regular" }>>> = {
  home: HouseIcon,
  record: NotebookIcon,
  people: UsersIcon,
  settings: GearSixIcon,
};

/** What stands around every page but a room: places, help, the look. */
export function Shell() {
  const { data: me = null } = useQuery(meQuery);
  const settings = useSettings();
  const { pathname } = useLocation();
  const help = useHelp();
  const [look, setLook] = useState(false);
  const [keys, setKeys] = useState(false);
  useEffect(() => applySettings(settings), [settings]);
  const actions = useMemo(() => ({ h: help.show, "?": () => setKeys(true) }), [help.show]);
  const inRoom = /^\/visits\/[^/]+\/room$/.test(pathname);
  useSingleKeys(actions, settings.single_keys && !inRoom);
  if (inRoom) return <Outlet />;
  const places = placesOf(me);
  const clinical = me?.roles.includes("clinician") ?? false;
  return (
    <div className="shell" data-home={pathname === "/" && me !== null && !clinical ? "" : undefined}>
      <a className="shell-skip" href="#main">
        <Words id="shell.skip" />
      </a>
      <header className="shell-head">
        <Link to="/" className="shell-brand">
          <DoorSign state="open" size={30} />
          <span>Abaton</span>
        </Link>
        <Places places={places} pathname={pathname} className="shell-places" />
        <div className="shell-end">
          {clinical ? <Today /> : null}
          <span className="shell-help">
            <HelpButton onOpen={help.show} clinical={clinical} />
          </span>
          <LookButton onPress={() => setLook(true)} />
          {me === null ? null : <PersonSign me={me} />}
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        <Outlet />
      </main>
      <div className="shell-foot">
        <HelpStrip onOpen={help.show} />
        <Places places={places} pathname={pathname} className="shell-foot-places" />
      </div>
      <HelpDialog open={help.open} onClose={help.close} />
      <KeysDialog open={keys} onClose={() => setKeys(false)} />
      <LookDialog open={look} onClose={() => setLook(false)} />
    </div>
  );
}

function Places({ places, pathname, className }: { places: readonly NavPlace[]; pathname: string; className: string }) {
  const words = useWords();
  if (places.length === 0) return null;
  return (
    <nav className={className} aria-label={words("shell.places")}>
      {places.map((place) => {
        const here = place.path === "/" ? pathname === "/" : pathname.startsWith(place.path);
        const Sign = SIGNS[place.sign];
        return (
          <Link key={place.path} to={place.path} className="shell-place" aria-current={here ? "page" : undefined}>
            <Sign aria-hidden size={24} weight={here ? "fill" : "regular"} />
            <span>{words(place.name)}</span>
          </Link>
        );
      })}
    </nav>
  );
}

function Today() {
  const times = useTimes();
  const now = useNow(60_000);
  return <span className="shell-day">{times.day(now)}</span>;
}

function PersonSign({ me }: { me: Me }) {
  return <span className="shell-person">{me.name}</span>;
}
