import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Form } from "react-aria-components";
import type { Connected } from "../../api/model.ts";
import { Button } from "../../kit/button/button.tsx";
import { Field } from "../../kit/field/field.tsx";
import { Part } from "../../kit/page/page.tsx";
import { Trouble, Waiting } from "../../kit/states/states.tsx";
import { useWords, Words } from "../../lib/intl/intl.tsx";
import { measuringQuery, useConnect, useDisconnect } from "./measuring.query.ts";
import "./settings.css";

/** A patient's own devices: a watch or a patch that sends what it measures to their record. */
export function MeasuringPart() {
  const words = useWords();
  const devices = useQuery(measuringQuery);
  const disconnect = useDisconnect();
  const connect = useConnect();
  const [name, setName] = useState("");
  return (
    <Part title={words("devices.title")}>
      <p className="quiet">
        <Words id="devices.lead" />
      </p>
      {devices.error === null ? null : <Trouble problem={devices.error} again={() => void devices.refetch()} />}
      {devices.isPending ? <Waiting /> : null}
      {devices.data?.length === 0 ? <p>{words("devices.none")}</p> : null}
      <ul className="rows">
        {devices.data?.map((device) => (
          <li key={device.id} className="device-row">
            <strong>{device.name}</strong>
            <Button
              size="small"
              aria-label={words("devices.disconnect.which", { name: device.name })}
              onPress={() => disconnect.mutate(device.id)}
              isDisabled={disconnect.isPending}
            >
              <Words id="devices.disconnect" />
            </Button>
          </li>
        ))}
      </ul>
      {disconnect.error === null ? null : <Trouble problem={disconnect.error} />}
      {connect.data === undefined ? (
        <Form
          className="form"
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            if (name.trim() !== "") connect.mutate(name.trim(), { onSuccess: () => setName("") });
          }}
        >
          <Field label={words("devices.name")} hint={words("devices.name.hint")} value={name} onChange={setName} />
          {connect.error === null ? null : <Trouble problem={connect.error} />}
          <div className="acts">
            <Button
              type="submit"
              isDisabled={name.trim() === ""}
              waiting={connect.isPending ? words("devices.connecting") : undefined}
            >
              <Words id="devices.connect" />
            </Button>
          </div>
        </Form>
      ) : (
        <ConnectedNote device={connect.data} onDone={connect.reset} />
      )}
    </Part>
  );
}

/** What the device is told: shown this once, and then known to nobody. */
function ConnectedNote({ device, onDone }: { device: Connected; onDone: () => void }) {
  const words = useWords();
  return (
    <div className="connected" role="status">
      <p>
        <strong>{words("devices.connected", { name: device.name })}</strong> {words("devices.once")}
      </p>
      <p className="small quiet">{words("devices.address")}</p>
      <code>{`${location.origin}/api/samples`}</code>
      <p className="small quiet">{words("devices.header")}</p>
      <code>{`Authorization: Bearer ${device.token}`}</code>
      <div className="acts">
        <Button onPress={onDone}>
          <Words id="devices.done" />
        </Button>
      </div>
    </div>
  );
}
