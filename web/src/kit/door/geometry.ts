/** Where the parts of a drawn door are, in the picture's own units. */
export interface DoorPlace {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly floor: number;
}

/** An opening with a round arch on top; `grow` widens it on all sides but the floor. */
export function arch({ left, right, top, floor }: DoorPlace, grow = 0): string {
  const radius = (right - left) / 2 + grow;
  const spring = top - grow + radius;
  return `M${left - grow} ${floor}V${spring}A${radius} ${radius} 0 0 1 ${right + grow} ${spring}V${floor}Z`;
}

/** The leaf swung out to the right, seen a little from the side: its far edge is taller than its hinge. */
export function openLeaf(place: DoorPlace, swing: number): string {
  const points = [leafPoint(place, swing, 0, place.floor)];
  for (let step = 0; step <= 24; step += 1) {
    points.push(leafPoint(place, swing, step / 24, archAt(place, step / 24)));
  }
  points.push(leafPoint(place, swing, 1, place.floor));
  return `M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}Z`;
}

/** A joint between two boards of the swung leaf, `along` of the way from hinge to edge. */
export function leafJoint(place: DoorPlace, swing: number, along: number): string {
  const [x, top] = leafPoint(place, swing, along, archAt(place, along) + 2);
  const [, bottom] = leafPoint(place, swing, along, place.floor);
  return `M${x.toFixed(1)} ${top.toFixed(1)}V${bottom.toFixed(1)}`;
}

/** A joint of the closed leaf, as far down as the floor. */
export function closedJoint(place: DoorPlace, along: number): string {
  return `M${place.left + (place.right - place.left) * along} ${archAt(place, along) + 2}V${place.floor}`;
}

function archAt({ left, right, top }: DoorPlace, along: number): number {
  const width = right - left;
  return top + width / 2 - Math.sqrt(Math.max(0, 0.25 - (along - 0.5) ** 2)) * width;
}

export function leafPoint(
  { right, top, floor }: DoorPlace,
  swing: number,
  along: number,
  y: number,
): readonly [number, number] {
  const eye = top + (floor - top) * 0.5;
  return [right + swing * along, eye + (y - eye) * (1 + 0.16 * along)];
}
