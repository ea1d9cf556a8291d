import type { DoorState } from "./door-scene.tsx";
import "./door.css";

/** The state of a door as a small sign. Words beside it say the same. */
export function DoorSign({ state, size = 28 }: { state: DoorState; size?: number }) {
  return (
    <svg className="door-sign" data-state={state} width={size} height={size} viewBox="0 0 28 28" aria-hidden="true">
      <path className="door-sign-arch" d="M5.500 25V12a8.500 8.500 0 0 1 17 0v13" />
      {state === "closed" ? (
        <>
          <path className="door-sign-joint" d="M14 4v21" />
          <circle className="door-sign-solid" cx="11.200" cy="15.500" r="1.200" />
        </>
      ) : (
        <path className="door-sign-solid" d="M22.500 25V12c0-2.800-1.100-4.900-3-6.300V25z" />
      )}
      {state === "someone_in" ? (
        <path
          className="door-sign-person"
          d="M12.500 16.200a2.700 2.700 0 1 1 .01 0zM7.800 24.300v-2.500c0-2.800 1.900-4.500 4.700-4.500s4.700 1.700 4.700 4.500v2.500z"
        />
      ) : null}
      <path className="door-sign-floor" d="M2 25h24" />
    </svg>
  );
}
