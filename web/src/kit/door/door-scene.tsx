import { useId } from "react";
import { arch, closedJoint, type DoorPlace, leafJoint, leafPoint, openLeaf } from "./geometry.ts";
import "./door.css";

export type DoorState = "closed" | "open" | "someone_in";

const PLACE: DoorPlace = { left: 562, right: 668, top: 34, floor: 226 };
const SWING = 46;
const WIDTH = 720;
const HEIGHT = 308;

/**
 * A wall with a door in it, which is closed, open, or open with somebody in. A picture, so without a role: words beside it
 * say the same. The door stands at the end side; a narrow frame cuts the wall, not the door.
 */
export function DoorScene({ state }: { state: DoorState }) {
  const id = useId();
  const paint = (name: string) => `url(#${id}${name})`;
  const open = state !== "closed";
  return (
    <svg
      className="door-scene"
      data-state={state}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="xMaxYMax slice"
      aria-hidden="true"
    >
      <defs>
        <linearGradient id={`${id}wall`} x2="1" y2="1">
          <stop offset="0" className="stop-d1" />
          <stop offset="1" className="stop-d2" />
        </linearGradient>
        <linearGradient id={`${id}floor`} x2="0" y2="1">
          <stop offset="0" className="stop-floor2" />
          <stop offset="1" className="stop-floor1" />
        </linearGradient>
        <linearGradient id={`${id}sky`} x2="0" y2="1">
          <stop offset="0" className="stop-out1" />
          <stop offset="1" className="stop-out2" />
        </linearGradient>
        <linearGradient id={`${id}leaf`}>
          <stop offset="0" className="stop-leaf2" />
          <stop offset="1" className="stop-leaf1" />
        </linearGradient>
        <radialGradient id={`${id}glow`}>
          <stop offset="0.3" className="stop-spill" stopOpacity="0.55" />
          <stop offset="1" className="stop-spill" stopOpacity="0" />
        </radialGradient>
        <linearGradient id={`${id}spill`} x2="0" y2="1">
          <stop offset="0" className="stop-spill" stopOpacity="0.95" />
          <stop offset="1" className="stop-spill" stopOpacity="0.1" />
        </linearGradient>
        <clipPath id={`${id}opening`}>
          <path d={arch(PLACE)} />
        </clipPath>
      </defs>
      <rect className="fill" width={WIDTH} height={PLACE.floor} fill={paint("wall")} />
      <rect className="fill" y={PLACE.floor} width={WIDTH} height={HEIGHT - PLACE.floor} fill={paint("floor")} />
      <path className="fill scene-frame" d={`M0 ${PLACE.floor - 7}H${WIDTH}v7H0z`} opacity="0.75" />
      <path className="boards" d={`M0 238H${WIDTH}M0 252H${WIDTH}M0 272H${WIDTH}M0 296H${WIDTH}`} />
      <WallWindow sky={paint("sky")} />
      {open ? <ellipse className="fill" cx="615" cy="130" rx="138" ry="138" fill={paint("glow")} /> : null}
      <path className="line scene-frame" d={arch(PLACE, 11)} />
      <path className="fill" d={arch(PLACE, 2)} opacity="0.16" />
      {open ? (
        <>
          <Garden clip={paint("opening")} sky={paint("sky")} />
          <path className="fill" d={`M562 226H668L640 ${HEIGHT}H452z`} fill={paint("spill")} />
          {state === "someone_in" ? (
            <path
              className="someone"
              d="M608 98a13.500 13.500 0 1 1 .1 0zM577 210v-54c0-30 10-48 31-48s31 18 31 48v54z"
              clipPath={paint("opening")}
            />
          ) : null}
        </>
      ) : null}
      <Plant />
      {open ? <OpenLeaf fill={paint("leaf")} /> : <ClosedLeaf fill={paint("leaf")} />}
    </svg>
  );
}

function Garden({ clip, sky }: { clip: string; sky: string }) {
  return (
    <g clipPath={clip}>
      <rect className="opening" x="562" y="34" width="106" height="192" fill={sky} />
      <g className="fill">
        <path className="scene-tree1" d="M558 188q22-42 48-20t66-18v76H558z" opacity="0.8" />
        <ellipse className="scene-tree2" cx="583" cy="160" rx="21" ry="41" opacity="0.85" />
        <path className="scene-trunk" d="M582 182h3v30h-3z" opacity="0.6" />
        <ellipse className="scene-tree2" cx="642" cy="172" rx="14" ry="27" opacity="0.7" />
        <path className="scene-tree2" d="M562 208q54-12 106-4v22H562z" opacity="0.6" />
        <path className="scene-spill" d="M600 226q5-16 16-24h6q0 12 16 24z" opacity="0.9" />
      </g>
    </g>
  );
}

function ClosedLeaf({ fill }: { fill: string }) {
  return (
    <>
      <path className="line" d={arch(PLACE)} fill={fill} />
      <path className="joints" d={[0.2, 0.4, 0.6, 0.8].map((along) => closedJoint(PLACE, along)).join("")} />
      <circle className="handle" cx="577" cy="158" r="4.500" />
    </>
  );
}

function OpenLeaf({ fill }: { fill: string }) {
  const [x, y] = leafPoint(PLACE, SWING, 0.84, 156);
  return (
    <>
      <ellipse className="fill" cx="694" cy="235" rx="32" ry="5" opacity="0.16" />
      <path className="line" d={openLeaf(PLACE, SWING)} fill={fill} />
      <path className="joints" d={[0.25, 0.5, 0.75].map((along) => leafJoint(PLACE, SWING, along)).join("")} />
      <ellipse className="handle" cx={x} cy={y} rx="2.600" ry="5" />
    </>
  );
}

function Plant() {
  return (
    <g className="fill" transform="translate(514 226)">
      <ellipse cx="0" cy="7" rx="21" ry="4" opacity="0.13" />
      <path className="scene-pot" d="M-13-27h26l-3 33h-20z" />
      <path d="M-13-27h26l-.6 6h-24.800z" opacity="0.1" />
      <g className="scene-plant">
        <path d="M0-27C-3-47-17-54-23-70-9-65 0-51 0-27zM0-27C2-52 14-58 21-73 23-55 15-41 0-27zM0-27c-3-23-5-40 0-62 6 22 4 41 0 62z" />
        <path d="M0-27c-10-11-23-8-31-17 15-2 25 5 31 17zM0-27c8-13 21-11 29-19-4 15-17 19-29 19z" opacity="0.75" />
      </g>
    </g>
  );
}

/** Only where the wall is long enough. */
function WallWindow({ sky }: { sky: string }) {
  return (
    <g className="wall-window">
      <path className="scene-frame" d="M262 40h146v124H262z" />
      <path d="M270 48h62v108h-62zM338 48h62v108h-62z" fill={sky} />
      <path className="scene-tree1" d="M270 128q30-26 62-10v38h-62zM338 114q28-14 62 6v36h-62z" opacity="0.8" />
      <ellipse className="scene-tree2" cx="300" cy="110" rx="14" ry="30" opacity="0.75" />
      <ellipse className="scene-tree2" cx="376" cy="118" rx="12" ry="24" opacity="0.65" />
      <path className="scene-frame" d="M254 162h162v8H254z" />
    </g>
  );
}
