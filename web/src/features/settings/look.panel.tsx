import { Segments, Toggle } from "../../kit/choice/choice.tsx";
import { Trouble } from "../../kit/states/states.tsx";
import { LANGUAGES, useWords } from "../../lib/intl/intl.tsx";
import { useChangeSettings } from "./settings.query.ts";
import "./settings.css";

const SCALES = ["100", "125", "150", "175", "200"] as const;

/** How Abaton looks to this person. Offered before sign-in too. */
export function LookPanel() {
  const words = useWords();
  const { settings, change, problem } = useChangeSettings();
  return (
    <div className="look-panel">
      <Segments
        label={words("settings.skin")}
        value={settings.skin}
        onChange={(skin) => change({ skin })}
        options={[
          { value: "system", name: words("settings.skin.system") },
          { value: "light", name: words("settings.skin.light") },
          { value: "dark", name: words("settings.skin.dark") },
          { value: "high-contrast", name: words("settings.skin.high_contrast") },
        ]}
      />
      <Segments
        label={words("settings.text")}
        value={String(settings.text_scale)}
        onChange={(scale) => change({ text_scale: Number(scale) })}
        options={SCALES.map((value) => ({ value, name: words("settings.percent", { percent: Number(value) }) }))}
      />
      <Segments
        label={words("settings.letters")}
        value={settings.letters}
        onChange={(letters) => change({ letters })}
        options={[
          { value: "plain", name: words("settings.letters.plain") },
          { value: "easier", name: words("settings.letters.easier") },
        ]}
      />
      <Segments
        label={words("settings.motion")}
        value={settings.motion}
        onChange={(motion) => change({ motion })}
        options={[
          { value: "system", name: words("settings.motion.system") },
          { value: "reduced", name: words("settings.motion.reduced") },
          { value: "full", name: words("settings.motion.full") },
        ]}
      />
      {LANGUAGES.length > 1 ? (
        <Segments
          label={words("settings.language")}
          value={settings.language}
          onChange={(language) => change({ language })}
          options={LANGUAGES.map(({ code, name }) => ({ value: code, name }))}
        />
      ) : null}
      {problem === null ? null : <Trouble problem={problem} kept={words("settings.kept_here")} />}
    </div>
  );
}

/** How rooms sound and move, and how they are steered. */
export function RoomPanel() {
  const words = useWords();
  const { settings, change } = useChangeSettings();
  return (
    <div>
      <Toggle
        on={settings.mono_audio}
        onChange={(mono_audio) => change({ mono_audio })}
        hint={words("settings.mono.hint")}
      >
        {words("settings.mono")}
      </Toggle>
      <Toggle
        on={settings.single_keys}
        onChange={(single_keys) => change({ single_keys })}
        hint={words("settings.keys.hint")}
      >
        {words("settings.keys")}
      </Toggle>
      <Toggle
        on={settings.low_detail}
        onChange={(low_detail) => change({ low_detail })}
        hint={words("settings.detail.hint")}
      >
        {words("settings.detail")}
      </Toggle>
    </div>
  );
}
