import type { Settings } from "../../api/model.ts";

export const PLAIN: Settings = {
  skin: "system",
  text_scale: 100,
  letters: "plain",
  motion: "system",
  mono_audio: false,
  single_keys: true,
  language: "en",
  low_detail: false,
  look: null,
};

const KEY = "abaton.settings";

/** What was chosen on this device: it stands before anybody has signed in. */
export function readSettings(): Settings {
  try {
    return { ...PLAIN, ...(JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<Settings>) };
  } catch {
    return PLAIN;
  }
}

/** How somebody looks may say how their health is: that stays with the account. */
export function keepSettings({ look: _, ...settings }: Settings): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // A browser that keeps nothing still shows what was chosen until it closes.
  }
}

/** Bring the whole page to a person's choice. `system` leaves it to the media queries. */
export function applySettings(settings: Settings, root: HTMLElement = document.documentElement): void {
  choose(root, "skin", settings.skin === "system" ? undefined : settings.skin);
  choose(root, "letters", settings.letters === "easier" ? "easier" : undefined);
  choose(root, "motion", settings.motion === "system" ? undefined : settings.motion);
  root.style.fontSize = settings.text_scale === 100 ? "" : `${settings.text_scale}%`;
}

function choose(root: HTMLElement, name: string, value: string | undefined): void {
  if (value === undefined) delete root.dataset[name];
  else root.dataset[name] = value;
}
