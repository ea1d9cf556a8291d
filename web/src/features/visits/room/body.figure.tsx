import type { BodyMark } from "../../../world/core/model.ts";
import "./table.css";

type Place = BodyMark["place"];

/** Where a place of the body is on the picture, 520 by 520. */
const SPOTS: Readonly<Record<Place, readonly [number, number]>> = {
  head: [260, 58],
  heart: [272, 158],
  lungs: [232, 150],
  belly: [260, 214],
  joints: [282, 372],
  whole: [322, 236],
};

/** Where its words stand: at which side, and how far down. */
export const CALLOUTS: Readonly<Record<Place, { readonly side: "start" | "end"; readonly top: number }>> = {
  head: { side: "end", top: 4 },
  heart: { side: "end", top: 24 },
  lungs: { side: "start", top: 16 },
  belly: { side: "start", top: 44 },
  joints: { side: "end", top: 66 },
  whole: { side: "end", top: 46 },
};

/** A body that stands on the table. A picture: what it says is the list beside it. */
export function BodyFigure({ places, chosen }: { places: readonly Place[]; chosen: Place | undefined }) {
  return (
    <svg className="body-figure" viewBox="0 0 520 520" aria-hidden="true">
      <defs>
        <linearGradient id="body-skin" x1="0" x2="1" y1="0" y2="1">
          <stop offset="0" className="body-light" />
          <stop offset="1" className="body-shade" />
        </linearGradient>
      </defs>
      <ellipse className="table-edge" cx="260" cy="476" rx="232" ry="40" />
      <ellipse className="table-top" cx="260" cy="466" rx="232" ry="40" />
      <ellipse className="table-shadow" cx="260" cy="460" rx="70" ry="10" />
      <g className="body-skin" fill="url(#body-skin)">
        <path d="M260 22c20 0 26 16 24 31-2 16-12 30-24 30s-22-14-24-30c-2-15 4-31 24-31z" />
        <path d="M249 80h22l3 14c22 6 38 12 45 26 6 16 9 52 13 84 4 22 8 38 8 54 0 10-8 14-12 6-6-16-12-34-16-56l-12-62c-2 22-2 40 0 58 6 34 8 62 5 96-2 34-4 66-8 98-2 20-2 32 2 44 2 8-22 12-24 2-2-16-2-34-3-54-1-38-2-74-10-108-8 34-9 70-10 108-1 20-1 38-3 54-2 10-26 6-24-2 4-12 4-24 2-44-4-32-6-64-8-98-3-34-1-62 5-96 2-18 2-36 0-58l-12 62c-4 22-10 40-16 56-4 8-12 4-12-6 0-16 4-32 8-54 4-32 7-68 13-84 7-14 23-20 45-26z" />
      </g>
      <g className="body-lungs">
        <path d="M253 116c-14 3-25 22-27 48-1 14 4 19 11 16 8-4 16-6 18-12 3-16 3-36-2-52z" />
        <path d="M267 116c14 3 25 22 27 48 1 14-4 19-11 16-6-3-12-4-15-10-4-16-5-38-1-54z" />
        <path className="body-airway" d="M260 92v22m0 0q-2 10-10 16m10-16q2 10 10 16" />
      </g>
      <path className="body-heart" d="M263 148c6-7 20-4 20 8 0 10-10 18-19 22-7-5-14-12-13-20 1-8 8-13 12-10z" />
      <path className="body-belly" d="M240 196c12-8 32-8 44 2-6 12-16 12-24 13-8 0-17 6-20-15z" />
      <g className="body-joints">
        <circle cx="239" cy="372" r="6" />
        <circle cx="281" cy="372" r="6" />
      </g>
      {places.map((place) => {
        const [x, y] = SPOTS[place];
        const { side, top } = CALLOUTS[place];
        const fromX = side === "start" ? 168 : 352;
        const fromY = (top / 100) * 520 + 12;
        return (
          <g key={place} className="body-lead" data-chosen={place === chosen ? "" : undefined}>
            <path d={`M${fromX} ${fromY}H${side === "start" ? fromX + 22 : fromX - 22}L${x} ${y}`} />
            <circle cx={x} cy={y} r={place === chosen ? 7 : 4} />
          </g>
        );
      })}
    </svg>
  );
}
