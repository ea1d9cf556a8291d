import { useEffect, useRef } from "react";
import { Button } from "../../../kit/button/button.tsx";
import { DoorScene } from "../../../kit/door/door-scene.tsx";
import { useWords, Words } from "../../../lib/intl/intl.tsx";
import "./room.css";

/** Out of the room at one press: picture and sound have stopped before this is drawn. */
export function SafePlace({ onBack, onOut }: { onBack: () => void; onOut: () => void }) {
  const words = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <main className="safe-place">
      <div className="wait-door">
        <DoorScene state="open" />
      </div>
      <h1 ref={heading} tabIndex={-1}>
        {words("safe.title")}
      </h1>
      <p className="safe-lead">
        <Words id="safe.lead" />
      </p>
      <div className="acts">
        <Button onPress={onBack}>
          <Words id="safe.back" />
        </Button>
        <Button onPress={onOut}>
          <Words id="safe.out" />
        </Button>
      </div>
    </main>
  );
}
