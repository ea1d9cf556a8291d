import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { createStore } from "zustand/vanilla";
import { EMPTY } from "../core/empty.ts";
import type { RoomState } from "../core/model.ts";
import { RoomScene } from "./room-scene.tsx";

afterEach(cleanup);

const STATE: RoomState = { ...EMPTY, connection: "joined" };

it("says so where there is no WebGL, and offers the page instead", () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const onPage = vi.fn();
  const { container } = render(
    <RoomScene
      store={createStore(() => STATE)}
      poseOf={() => undefined}
      levelOf={() => 0}
      streamOf={() => undefined}
      trace={() => undefined}
      marks={[]}
      onPose={() => undefined}
      onChoose={() => undefined}
      onPoint={() => undefined}
      onPage={onPage}
    />,
  );
  expect(screen.getByRole("alert").textContent).toContain("You are still in the room");
  fireEvent.click(screen.getByRole("button", { name: "Show the room as a page" }));
  expect(onPage).toHaveBeenCalledOnce();
  expect(container.querySelector("canvas")).toBeNull();
});
