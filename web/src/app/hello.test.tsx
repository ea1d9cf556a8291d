import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { version } from "../../package.json" with { type: "json" };
import { Hello } from "./hello.tsx";

it("greets in one main heading and says which version speaks", () => {
  render(<Hello />);
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Hello. The door is open.");
  expect(screen.getByText(version).className).toBe("figures");
});
