import "../../../kit/door/door.css";

/** Window, wall, floor and door of the waiting room; the bench is drawn by the people's own row. A picture, without a role. */
export function Bench({ people }: { people: number }) {
  return (
    <div className="bench-room" aria-hidden="true">
      <div className="bench-wall" />
      <div className="bench-floor" />
      <svg className="bench-window" aria-hidden="true" viewBox="0 0 172 156">
        <path className="scene-frame" d="M6 0h160v146H6z" />
        <path className="bench-sky" d="M14 8h68v62H14zM90 8h68v62H90zM14 78h68v60H14zM90 78h68v60H90z" />
        <path className="scene-tree1" d="M14 112q34-30 68-12v38H14zM90 96q34-16 68 6v36H90z" opacity="0.85" />
        <ellipse className="scene-tree2" cx="46" cy="92" rx="19" ry="34" opacity="0.8" />
        <ellipse className="scene-tree2" cx="126" cy="96" rx="15" ry="26" opacity="0.7" />
        <path className="scene-frame" d="M80 8h10v130H80zM14 70h144v8H14zM0 146h172v9H0z" />
      </svg>
      {people === 0 ? <div className="bench-empty" /> : null}
      <svg className="bench-door" aria-hidden="true" viewBox="0 0 72 142">
        <path className="scene-frame" d="M0 142V36a36 36 0 0 1 72 0v106z" />
        <path className="bench-leaf" d="M9 142V37a27 27 0 0 1 54 0v105z" />
        <path className="bench-joint" d="M20 18v124M31 11v131M42 11v131M53 18v124" />
        <circle className="bench-handle" cx="17" cy="88" r="3" />
      </svg>
    </div>
  );
}
