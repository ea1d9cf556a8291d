/** Whether somebody is at this page. What it asks by itself while nobody is must not keep a session alive. */

/** A poll this long after the last touch still counts, so that one touch is noticed however rarely a page asks. */
const AWAY_AFTER_MS = 60_000;

let touchedAt = Date.now();

/** Somebody is here: they touched the page, or are in a room with others, where one may listen for a long time. */
export function touch(): void {
  touchedAt = Date.now();
}

export function isAway(): boolean {
  return Date.now() - touchedAt > AWAY_AFTER_MS;
}

for (const sign of ["pointerdown", "pointermove", "keydown", "wheel"])
  globalThis.addEventListener?.(sign, touch, { capture: true, passive: true });
