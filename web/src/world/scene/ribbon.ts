/** The heart trace: a flat ribbon on an arc behind the body, newest at its right end, a bead at the head. */

import {
  BufferAttribute,
  BufferGeometry,
  CylinderGeometry,
  DoubleSide,
  DynamicDrawUsage,
  Group,
  Mesh,
  MeshBasicMaterial,
  SphereGeometry,
} from "three";
import type { Trace } from "../core/model.ts";

const SAMPLES = 420;
const SPAN_MS = 4000;
const RADIUS = 0.62;
const ARC = 1.5;
const HALF_WIDTH = 0.0042;
const TALL = 0.15;
/** Of the arc, so that its middle lies before the group's own origin. */
const BACK = -RADIUS * 0.75;

/**
 * Heights from 0 to 1 along the ribbon for the stretch of time before `endMs`, scaled to what the stretch holds.
 * NaN where the trace has nothing.
 */
export function ribbonHeights(trace: Trace, endMs: number, samples: number): Float32Array {
  const heights = new Float32Array(samples).fill(Number.NaN);
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < samples; i++) {
    const at = ((endMs - SPAN_MS * (1 - i / (samples - 1)) - trace.startMs) / 1000) * trace.rateHz;
    const before = Math.floor(at);
    const a = trace.values[before];
    const b = trace.values[before + 1] ?? a;
    if (a === undefined || b === undefined) continue;
    const value = a + (b - a) * (at - before);
    heights[i] = value;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const range = Math.max(high - low, 1e-6);
  return heights.map((value) => (value - low) / range);
}

/** Its own space: the trace runs along x, faces +z and rises from 0. */
export class Ribbon {
  readonly group = new Group();
  readonly #line: Mesh<BufferGeometry, MeshBasicMaterial>;
  readonly #bead: Mesh<SphereGeometry, MeshBasicMaterial>;
  readonly #glass: Mesh<CylinderGeometry, MeshBasicMaterial>;

  constructor() {
    const geometry = new BufferGeometry();
    const dynamic = (width: number): BufferAttribute => {
      const attribute = new BufferAttribute(new Float32Array(SAMPLES * 2 * width), width);
      attribute.setUsage(DynamicDrawUsage);
      return attribute;
    };
    geometry.setAttribute("position", dynamic(3));
    geometry.setAttribute("color", dynamic(4));
    const index: number[] = [];
    for (let i = 0; i < SAMPLES - 1; i++) index.push(2 * i, 2 * i + 2, 2 * i + 1, 2 * i + 1, 2 * i + 2, 2 * i + 3);
    geometry.setIndex(index);
    const line = { vertexColors: true, transparent: true, side: DoubleSide, depthWrite: false, toneMapped: false };
    this.#line = new Mesh(geometry, new MeshBasicMaterial(line));
    this.#line.renderOrder = 3.2;
    this.#line.frustumCulled = false;
    this.#bead = new Mesh(
      new SphereGeometry(0.011, 12, 8),
      new MeshBasicMaterial({ color: "#c23a2b", toneMapped: false, transparent: true }),
    );
    this.#bead.renderOrder = 3.3;
    const pale = { color: "#fffaf0", transparent: true, opacity: 0.5, side: DoubleSide, depthWrite: false };
    const arc = new CylinderGeometry(RADIUS + 0.004, RADIUS + 0.004, 0.26, 40, 1, true, -ARC / 2 - 0.05, ARC + 0.1);
    this.#glass = new Mesh(arc, new MeshBasicMaterial(pale));
    this.#glass.position.set(0, 0.06, BACK);
    this.#glass.renderOrder = 3.1;
    for (const one of [this.#glass, this.#line, this.#bead]) {
      one.renderOrder += 1.5;
      this.group.add(one);
    }
    this.group.visible = false;
  }

  update(trace: Trace | undefined, nowMs: number): void {
    this.group.visible = trace !== undefined && trace.values.length > 1;
    if (trace === undefined || !this.group.visible) return;
    const last = trace.startMs + (trace.values.length / trace.rateHz) * 1000;
    const heights = ribbonHeights(trace, Math.min(nowMs, last), SAMPLES);
    const position = this.#line.geometry.getAttribute("position") as BufferAttribute;
    const colour = this.#line.geometry.getAttribute("color") as BufferAttribute;
    const at = (i: number): { x: number; y: number; z: number } => {
      const angle = (i / (SAMPLES - 1) - 0.5) * ARC;
      const height = heights[i] ?? Number.NaN;
      const y = (Number.isNaN(height) ? 0 : height) * TALL;
      return { x: Math.sin(angle) * RADIUS, y, z: BACK + Math.cos(angle) * RADIUS };
    };
    for (let i = 0; i < SAMPLES; i++) {
      const [here, next] = [at(i), at(Math.min(i + 1, SAMPLES - 1))];
      const [along, up] = [(ARC * RADIUS) / (SAMPLES - 1), next.y - here.y];
      const long = Math.hypot(along, up);
      const angle = (i / (SAMPLES - 1) - 0.5) * ARC;
      // Fades in at its old end, and is not drawn where nothing was measured.
      const seen = Number.isNaN(heights[i] ?? Number.NaN) ? 0 : Math.min(1, i / 60) * (0.4 + 0.6 * (i / SAMPLES));
      for (const side of [0, 1]) {
        const off = (side * 2 - 1) * HALF_WIDTH;
        const aside = (-up / long) * off;
        position.setXYZ(
          2 * i + side,
          here.x + Math.cos(angle) * aside,
          here.y + (along / long) * off,
          here.z - Math.sin(angle) * aside,
        );
        colour.setXYZW(2 * i + side, 0.72, 0.16, 0.11, seen);
      }
    }
    position.needsUpdate = true;
    colour.needsUpdate = true;
    const head = at(SAMPLES - 1);
    this.#bead.position.set(head.x, head.y, head.z);
    this.#bead.visible = !Number.isNaN(heights[SAMPLES - 1] ?? Number.NaN);
  }

  dispose(): void {
    for (const one of [this.#glass, this.#line, this.#bead]) {
      one.geometry.dispose();
      one.material.dispose();
    }
    this.group.removeFromParent();
  }
}
