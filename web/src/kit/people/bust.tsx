import type { Look } from "../../world/core/model.ts";
import { mix } from "./colour.ts";
import "./people.css";

/** Head and shoulders of somebody, drawn from the numbers that also make their body in the room. */
export function Bust({ look }: { look: Look }) {
  return (
    <svg className="bust" viewBox="0 0 200 200" aria-hidden="true">
      <BustParts look={look} />
    </svg>
  );
}

/** The same in a round frame. */
export function Portrait({ look, size = 44 }: { look: Look; size?: number }) {
  return (
    <svg className="portrait" width={size} height={size} viewBox="34 22 132 132" aria-hidden="true">
      <rect x="34" y="22" width="132" height="132" fill={mix(look.top, "#f2f1ea", 0.78)} />
      <BustParts look={look} />
    </svg>
  );
}

function BustParts({ look }: { look: Look }) {
  const shade = mix(look.skin, "#4a2412", 0.2);
  const deep = mix(look.skin, "#2c130a", 0.5);
  const scarf = look.hair === "headscarf";
  return (
    <g>
      <Behind look={look} />
      <path d="M24 200c1-36 22-50 56-57h40c34 7 55 21 56 57z" fill={look.coat ? "#f4efe5" : look.top} />
      {look.coat ? <path d="M82 143l18 30 18-30 6 3-16 54H92L76 146z" fill={look.top} /> : null}
      <path d="M85 118h30v27c-4 10-26 10-30 0z" fill={shade} />
      {scarf ? null : (
        <>
          <ellipse cx="61.500" cy="97" rx="7" ry="11" fill={shade} />
          <ellipse cx="138.500" cy="97" rx="7" ry="11" fill={shade} />
        </>
      )}
      <path d="M62 86c0-33 16-49 38-49s38 16 38 49c0 29-16 52-38 52S62 115 62 86z" fill={look.skin} />
      <path d="M122 46c11 8 16 22 16 40 0 29-16 52-38 52 22-10 33-46 22-92z" fill={shade} opacity="0.35" />
      <g fill="#c2452f" opacity="0.15">
        <ellipse cx="77" cy="109" rx="8.500" ry="5.500" />
        <ellipse cx="123" cy="109" rx="8.500" ry="5.500" />
      </g>
      {look.beard ? (
        <path
          d="M63 98c2 28 16 45 37 45s35-17 37-45c-6 11-12 16-20 16-6 0-10-2-17-2s-11 2-17 2c-8 0-14-5-20-16z"
          fill={look.hairColour}
        />
      ) : null}
      <Eye x={84} lid={deep} />
      <Eye x={116} lid={deep} />
      <path
        d="M76 84q8-5.500 16-1.500M108 82.500q8-4 16 1.500"
        className="bust-line"
        stroke={scarf ? "#33231a" : mix(look.hairColour, "#2a1d16", 0.35)}
        strokeWidth="3"
      />
      <path d="M101 93c2 8 4 12 2.500 15-1 2-4 2-6.500 1.500" className="bust-line" stroke={deep} strokeWidth="1.800" />
      <path
        d="M88 121q12 7.500 24 0"
        className="bust-line"
        stroke={look.beard ? "#efd8ca" : mix(look.skin, "#7a2c22", 0.62)}
        strokeWidth="2.800"
      />
      <Before look={look} />
      {look.glasses ? (
        <g className="bust-line" stroke="#3a332f" strokeWidth="2.400">
          <rect x="71" y="86" width="25" height="19" rx="8.500" />
          <rect x="104" y="86" width="25" height="19" rx="8.500" />
          <path d="M96 93q4-3 8 0M71 92l-9-2M129 92l9-2" />
        </g>
      ) : null}
      {look.hearingAid ? (
        <path d="M139 85c9 2 9 14 2 22" className="bust-line" stroke="#8fb9c4" strokeWidth="4.500" />
      ) : null}
    </g>
  );
}

function Eye({ x, lid }: { x: number; lid: string }) {
  return (
    <>
      <ellipse cx={x} cy="95" rx="5.800" ry="4" fill="#efe8dd" />
      <circle cx={x} cy="95.200" r="3.600" fill="#2a1d16" />
      <circle cx={x + 1.2} cy="93.900" r="1.100" fill="#fff" />
      <path d={`M${x - 6.6} 93.600q6.600-5.200 13.200 0`} className="bust-line" stroke={lid} strokeWidth="1.900" />
    </>
  );
}

/** What of the hair or the scarf lies behind the head. */
function Behind({ look }: { look: Look }) {
  switch (look.hair) {
    case "long":
      return <path d="M55 98c-7-52 15-74 45-74s52 22 45 74c0 26 4 42 9 56H46c5-14 9-30 9-56z" fill={look.hairColour} />;
    case "bob":
      return (
        <path d="M54 102c-7-53 15-77 46-77s53 24 46 77c0 14-4 23-9 28H63c-5-5-9-14-9-28z" fill={look.hairColour} />
      );
    case "curly":
      return (
        <path
          d="M100 16c22-4 40 8 44 24 14 6 18 24 12 36 6 14 2 30-10 36H54c-12-6-16-22-10-36-6-12-2-30 12-36 4-16 22-28 44-24z"
          fill={look.hairColour}
        />
      );
    case "headscarf":
      return (
        <path d="M47 108c-6-58 17-88 53-88s59 30 53 88c-1 28 7 46 22 60H25c15-14 23-32 22-60z" fill={look.hairColour} />
      );
    default:
      return null;
  }
}

/** What of it lies on the forehead. */
function Before({ look }: { look: Look }) {
  switch (look.hair) {
    case "short":
      return (
        <path
          d="M61 88c-5-39 13-60 40-60s43 21 38 60c-2-12-6-20-12-26-15 5-37 4-50-3-8 6-13 16-16 29z"
          fill={look.hairColour}
        />
      );
    case "long":
      return (
        <path d="M60 92c-1-38 16-60 41-60 26 0 41 21 39 60-6-20-17-32-34-39-9 16-27 26-46 39z" fill={look.hairColour} />
      );
    case "bob":
      return (
        <path
          d="M60 91c0-37 15-59 41-59 25 0 40 21 39 59-2-14-7-22-13-28-20 6-43 4-56-4-5 8-9 18-11 32z"
          fill={look.hairColour}
        />
      );
    case "curly":
      return (
        <path
          d="M61 76c-4-18 6-34 20-36 6-8 20-9 27-2 12-2 22 6 24 16 8 4 9 14 6 22-6-12-13-18-22-20-8 4-20 4-28 0-10 2-20 8-27 20z"
          fill={look.hairColour}
        />
      );
    case "headscarf":
      return (
        <>
          <path
            fillRule="evenodd"
            d="M47 108c-6-58 17-88 53-88s59 30 53 88c-2 22-8 36-18 46l-35 22-35-22c-10-10-16-24-18-46zM64 92c0 34 16 56 36 56s36-22 36-56c0-28-16-42-36-42S64 64 64 92z"
            fill={look.hairColour}
          />
          <path d="M57 150c21 16 63 22 90-2" className="bust-line" stroke="#000" strokeOpacity="0.13" strokeWidth="3" />
        </>
      );
    default:
      return null;
  }
}
