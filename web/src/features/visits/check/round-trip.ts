/** Above this a talk begins to stumble; chosen from ITU-T G.114 (150 ms one way is good for most talk). */
export const GOOD_ROUND_TRIP_MS = 300;

/** Median time to the clinic and back, in ms. Throws when it cannot be reached. */
export async function roundTripMs(times = 5): Promise<number> {
  const taken: number[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    const start = performance.now();
    const answer = await fetch("/api/status", { cache: "no-store" });
    if (!answer.ok) throw new Error("no answer");
    taken.push(performance.now() - start);
  }
  return Math.round(taken.toSorted((a, b) => a - b)[Math.floor(taken.length / 2)] ?? 0);
}
