import { version } from "../../package.json" with { type: "json" };
import { OpenDoor } from "../kit/door/door.tsx";
import "./hello.css";

export function Hello() {
  return (
    <main className="hello">
      <div className="hello-door">
        <OpenDoor />
      </div>
      <h1>Hello. The door is open.</h1>
      <p>This is Abaton, a hospital that you reach from home.</p>
      <p className="hello-version">
        Version <span className="figures">{version}</span>
      </p>
    </main>
  );
}
