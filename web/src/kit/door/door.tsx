import "./door.css";

/** An open arched door: wall and wooden floor, a garden behind, light that falls in. A picture, so without a role. */
export function OpenDoor() {
  return (
    <svg className="door" viewBox="0 0 640 300" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
      <defs>
        <linearGradient id="door-wall" x1="0" y1="0" x2="1" y2="1">
          <stop offset="0" stopColor="var(--scene-d1)" />
          <stop offset="1" stopColor="var(--scene-d2)" />
        </linearGradient>
        <linearGradient id="door-floor" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="var(--scene-floor2)" />
          <stop offset="1" stopColor="var(--scene-floor1)" />
        </linearGradient>
        <linearGradient id="door-sky" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="var(--scene-out1)" />
          <stop offset="1" stopColor="var(--scene-out2)" />
        </linearGradient>
        <linearGradient id="door-leaf" x1="0" y1="0" x2="1" y2="0">
          <stop offset="0" stopColor="var(--scene-leafdoor2)" />
          <stop offset="1" stopColor="var(--scene-leafdoor)" />
        </linearGradient>
        <radialGradient id="door-spill" cx="0.5" cy="0" r="1">
          <stop offset="0" stopColor="var(--scene-spill)" stopOpacity="0.95" />
          <stop offset="1" stopColor="var(--scene-spill)" stopOpacity="0" />
        </radialGradient>
        <clipPath id="door-opening">
          <path d="M262 246V112a58 58 0 0 1 116 0v134z" />
        </clipPath>
      </defs>
      <rect className="door-fill" width="640" height="246" fill="url(#door-wall)" />
      <rect className="door-fill" y="246" width="640" height="54" fill="url(#door-floor)" />
      <g className="door-boards">
        <path d="M0 258H640M0 274H640M80 246L44 300M196 246L170 300M444 246L470 300M560 246L596 300" />
      </g>
      <path className="door-fill" d="M0 240H640V246H0z" fill="var(--scene-frame)" />
      <path className="door-line" d="M246 246V112a74 74 0 0 1 148 0v134z" fill="var(--scene-frame)" />
      <g clipPath="url(#door-opening)">
        <rect className="door-opening" x="262" y="50" width="116" height="200" fill="url(#door-sky)" />
        <g className="door-fill">
          <path d="M250 196c24-20 44-24 70-12s42 6 66-8v80H250z" fill="var(--scene-tree1)" />
          <path d="M262 214c20-10 36-6 52 2v32h-52z" fill="var(--scene-tree2)" />
          <ellipse cx="282" cy="162" rx="15" ry="36" fill="var(--scene-tree2)" />
          <ellipse cx="356" cy="150" rx="17" ry="44" fill="var(--scene-tree2)" />
          <ellipse cx="338" cy="178" rx="12" ry="26" fill="var(--scene-tree1)" />
          <path
            d="M292 250c10-12 6-22 18-30 8-6 14-10 15-18 1 10-3 14 6 22 9 8 8 16 17 26z"
            fill="var(--scene-spill)"
          />
        </g>
      </g>
      <path className="door-fill" d="M262 246H378L436 300H214z" fill="url(#door-spill)" />
      <path className="door-line" d="M378 246V112c0-26-14-46-34-54 26-8 62 14 62 60v140z" fill="url(#door-leaf)" />
      <circle className="door-fill" cx="398" cy="186" r="4" fill="var(--honey)" />
      <g className="door-fill">
        <ellipse cx="170" cy="256" rx="30" ry="5" fill="var(--ink)" opacity="0.12" />
        <path d="M152 222h36l-5 34h-26z" fill="var(--scene-pot)" />
        <path
          d="M170 222c-2-26-20-40-34-44 2 20 14 38 34 44zm0 0c-4-30 0-56 8-68 10 18 8 46-8 68zm0 0c6-22 20-32 34-36 0 18-14 34-34 36z"
          fill="var(--scene-plant)"
        />
      </g>
    </svg>
  );
}
