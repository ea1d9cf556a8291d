import "virtual:tokens.css";
import "../kit/type.css";
import "../kit/ground.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { applySettings, readSettings } from "../lib/settings/settings.ts";
import { App } from "./app.tsx";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");
// Before the first picture, so that nobody is dazzled by a page they did not choose.
applySettings(readSettings());
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
