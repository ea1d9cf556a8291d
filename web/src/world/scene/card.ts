/** Small cards with text that always face the viewer and never get too small to read. */

import { type Camera, CanvasTexture, LinearFilter, Sprite, SpriteMaterial, SRGBColorSpace, type Vector3 } from "three";

const INK = "#2b2a27";
const QUIET = "#5b6a64";
const PAPER = "rgba(255, 252, 246, 0.96)";
const GREEN = "#2f6f62";
const HEART = "#a5392e";
/** Pixels of the canvas in a metre of the room. */
const PIXELS_PER_METRE = 1024;

export type Sign = "verified" | "heart";

export interface CardText {
  readonly title: string;
  /** Beside the title, quiet. */
  readonly unit?: string;
  readonly line?: string;
  readonly sign?: Sign;
  /** A ring: this one is chosen. */
  readonly chosen?: boolean;
}

export class Card {
  readonly sprite: Sprite;
  readonly #canvas = document.createElement("canvas");
  readonly #texture: CanvasTexture;
  #drawn = "";
  /** Height in metres at which it stands near the viewer. */
  #height = 0.1;
  readonly #least: number;

  /** `leastDegrees`: how high it looks at least; near by, no more than half as high again. */
  constructor(leastDegrees: number) {
    this.#texture = new CanvasTexture(this.#canvas);
    this.#texture.colorSpace = SRGBColorSpace;
    this.#texture.minFilter = LinearFilter;
    this.#texture.generateMipmaps = false;
    const material = new SpriteMaterial({
      map: this.#texture,
      transparent: true,
      depthWrite: false,
      toneMapped: false,
    });
    this.sprite = new Sprite(material);
    this.sprite.renderOrder = 20;
    this.#least = leastDegrees;
  }

  write(text: CardText): void {
    const wanted = JSON.stringify(text);
    if (wanted === this.#drawn) return;
    this.#drawn = wanted;
    this.#texture.dispose();
    draw(this.#canvas, text);
    this.#height = this.#canvas.height / PIXELS_PER_METRE;
    this.#texture.needsUpdate = true;
  }

  place(at: Vector3, camera: Camera): void {
    this.sprite.position.copy(at);
    const far = camera.position.distanceTo(at);
    const least = far * Math.tan((this.#least * Math.PI) / 180);
    const height = Math.min(Math.max(this.#height, least), least * 1.5);
    this.sprite.scale.set((height * this.#canvas.width) / Math.max(1, this.#canvas.height), height, 1);
  }

  dispose(): void {
    this.#texture.dispose();
    this.sprite.material.dispose();
    this.sprite.removeFromParent();
  }
}

function draw(canvas: HTMLCanvasElement, { title, unit, line, sign, chosen = false }: CardText): void {
  const paint = canvas.getContext("2d");
  if (paint === null) return;
  const family = getComputedStyle(document.body).fontFamily || "sans-serif";
  const fonts = { title: `600 42px ${family}`, unit: `400 28px ${family}`, line: `400 29px ${family}` };
  const measure = (font: string, text: string): number => {
    paint.font = font;
    return paint.measureText(text).width;
  };
  const titleWidth = measure(fonts.title, title);
  const unitWidth = unit === undefined ? 0 : measure(fonts.unit, unit) + 12;
  const signWidth = sign === undefined ? 0 : 52;
  const first = titleWidth + unitWidth + signWidth;
  const second = line === undefined ? 0 : measure(fonts.line, line);
  const width = Math.ceil(Math.max(first, second) + 68);
  const height = line === undefined ? 84 : 124;
  canvas.width = width;
  canvas.height = height;
  paint.clearRect(0, 0, width, height);
  paint.shadowColor = "rgba(40, 30, 20, 0.28)";
  paint.shadowBlur = 8;
  paint.shadowOffsetY = 2;
  paint.fillStyle = PAPER;
  paint.beginPath();
  paint.roundRect(8, 6, width - 16, height - 18, 26);
  paint.fill();
  paint.shadowColor = "transparent";
  if (chosen) {
    paint.lineWidth = 5;
    paint.strokeStyle = GREEN;
    paint.stroke();
  }
  paint.textBaseline = "middle";
  let x = (width - first) / 2;
  if (sign === "heart") {
    heart(paint, x + 20, 38, 16);
    x += signWidth;
  }
  paint.fillStyle = INK;
  paint.font = fonts.title;
  paint.fillText(title, x, 40);
  x += titleWidth;
  if (unit !== undefined) {
    paint.fillStyle = QUIET;
    paint.font = fonts.unit;
    paint.fillText(unit, x + 12, 44);
  }
  if (sign === "verified") seal(paint, x + 30, 39);
  if (line === undefined) return;
  paint.fillStyle = QUIET;
  paint.font = fonts.line;
  paint.fillText(line, (width - second) / 2, 86);
}

/** A seal with a tick: shape, not colour alone. */
function seal(paint: CanvasRenderingContext2D, x: number, y: number): void {
  paint.fillStyle = GREEN;
  paint.beginPath();
  for (let i = 0; i < 16; i++) {
    const [angle, radius] = [(i / 16) * 2 * Math.PI, i % 2 === 0 ? 20 : 17];
    paint.lineTo(x + Math.cos(angle) * radius, y + Math.sin(angle) * radius);
  }
  paint.fill();
  paint.strokeStyle = "#ffffff";
  paint.lineWidth = 4.5;
  paint.lineCap = "round";
  paint.lineJoin = "round";
  paint.beginPath();
  paint.moveTo(x - 8, y + 1);
  paint.lineTo(x - 2.5, y + 7);
  paint.lineTo(x + 9, y - 6);
  paint.stroke();
}

function heart(paint: CanvasRenderingContext2D, x: number, y: number, r: number): void {
  paint.fillStyle = HEART;
  paint.beginPath();
  paint.moveTo(x, y + r * 0.9);
  paint.bezierCurveTo(x - r * 1.6, y - r * 0.1, x - r * 0.8, y - r * 1.2, x, y - r * 0.35);
  paint.bezierCurveTo(x + r * 0.8, y - r * 1.2, x + r * 1.6, y - r * 0.1, x, y + r * 0.9);
  paint.fill();
}
