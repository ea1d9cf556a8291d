import "virtual:tokens.css";
import "../kit/type.css";
import "../kit/ground.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Hello } from "./hello.tsx";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <Hello />
  </StrictMode>,
);
