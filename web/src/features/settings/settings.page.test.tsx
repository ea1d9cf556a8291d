import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import type { Me } from "../../api/model.ts";
import { Spoken } from "../../lib/intl/intl.tsx";
import { PLAIN } from "../../lib/settings/settings.ts";
import { meQuery } from "../identity/identity.query.ts";
import { MeasuringPart } from "./measuring.panel.tsx";
import { measuringQuery } from "./measuring.query.ts";
import { OwnLookPart } from "./own-look.panel.tsx";

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

function shown(answers: Readonly<Record<string, unknown>> = {}) {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  const me = { id: "p1", patient_id: "pat1", practitioner_id: null, roles: ["patient"], settings: PLAIN };
  client.setQueryData(meQuery.queryKey, me as unknown as Me);
  client.setQueryData(measuringQuery.queryKey, [{ id: "d1", name: "Chest patch" }]);
  const sent: Sent[] = [];
  vi.stubGlobal("fetch", (path: string, { method, body }: RequestInit) => {
    sent.push({ method: method ?? "GET", path, body: body === undefined ? undefined : JSON.parse(String(body)) });
    return Promise.resolve(new Response(JSON.stringify(answers[`${method} ${path}`] ?? [])));
  });
  render(
    <QueryClientProvider client={client}>
      <Spoken locale="en-GB" zone="Europe/Oslo">
        <OwnLookPart />
        <MeasuringPart />
      </Spoken>
    </QueryClientProvider>,
  );
  return sent;
}

afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.unstubAllGlobals();
});

it("keeps a chosen look with the account, whole, and not on the device", async () => {
  const sent = shown();
  fireEvent.click(screen.getByRole("radio", { name: "Headscarf" }));
  fireEvent.click(screen.getByRole("radio", { name: "Deep brown" }));
  fireEvent.click(screen.getByRole("checkbox", { name: "Hearing aid" }));
  await vi.waitFor(() => expect(sent).toHaveLength(3));
  expect(sent[2]).toMatchObject({
    method: "PUT",
    path: "/api/me/settings",
    body: { look: { hair: "headscarf", skin: "#6b4230", hearing_aid: true, coat: false, wheelchair: false } },
  });
  expect(screen.getByText(": Deep brown")).toBeTruthy();
  expect(localStorage.getItem("abaton.settings")).not.toContain("headscarf");
});

it("gives a look up again, and offers a patient no white coat", async () => {
  const sent = shown();
  expect(screen.queryByRole("checkbox", { name: "White coat" })).toBeNull();
  expect(screen.queryByRole("button", { name: "Back to how I was drawn" })).toBeNull();
  fireEvent.click(screen.getByRole("checkbox", { name: "Glasses" }));
  fireEvent.click(await screen.findByRole("button", { name: "Back to how I was drawn" }));
  await vi.waitFor(() => expect(sent.at(-1)).toMatchObject({ body: { look: null } }));
});

it("connects a device and shows its key once", async () => {
  shown({ "POST /api/devices": { id: "d2", name: "My watch", token: "t0ken" } });
  fireEvent.change(screen.getByLabelText("Name of the device"), { target: { value: " My watch " } });
  fireEvent.click(screen.getByRole("button", { name: "Connect a device" }));
  expect(await screen.findByText("Authorization: Bearer t0ken")).toBeTruthy();
  expect(screen.getByText(/\/api\/samples$/)).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "I have given it the key" }));
  await vi.waitFor(() => expect(screen.queryByText(/t0ken/)).toBeNull());
});

it("disconnects the device that is named", async () => {
  const sent = shown();
  fireEvent.click(screen.getByRole("button", { name: "Disconnect Chest patch" }));
  await vi.waitFor(() => expect(sent).toContainEqual({ method: "DELETE", path: "/api/devices/d1", body: undefined }));
});
