import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { hasRole } from "../../api/me";
import { useMe } from "../../api/meContext";
import { useOne } from "../../api/queries";
import { type Endpoint, type EndpointAction, listRecoveries, type Recovery, resend, turn } from "../../api/webhooks";
import { t, word } from "../../i18n";
import { Button } from "../../ui/Button";
import { Drawer } from "../../ui/Drawer";
import { Field } from "../../ui/fields";
import { exactly, moment } from "../../ui/format";
import { Facts } from "../../ui/Stat";
import { Empty, Loading } from "../../ui/states";
import { actionsFor } from "./actions";
import { EndpointState } from "./EndpointState";
import { textOf } from "./filters";

const RUNNING_MS = 3_000;
const DAY_MS = 86_400_000;

/** One endpoint: what it is told, how it fares, and what can be done with it. */
export function EndpointDrawer({ id, endpoint, pending, onClose }: {
  id: string;
  endpoint: Endpoint | undefined;
  pending: boolean;
  onClose: () => void;
}) {
  return (
    <Drawer open={id !== ""} onClose={onClose} title={id} closeLabel={t("webhooks.close")}>
      {endpoint ? <About endpoint={endpoint} /> : pending ? <Loading /> : <Empty />}
    </Drawer>
  );
}

function About({ endpoint }: { endpoint: Endpoint }) {
  return (
    <>
      <p><EndpointState of={endpoint.state} /></p>
      <Facts
        of={[
          [t("webhooks.column.url"), endpoint.url],
          [t("webhooks.description"), endpoint.description],
          [t("webhooks.owner"), endpoint.owner],
          [t("webhooks.format"), endpoint.format],
          [t("webhooks.column.types"), endpoint.event_types.join(", ")],
          [t("webhooks.create.narrower"), textOf(endpoint.filters)],
          [t("webhooks.since"), endpoint.state_since && exactly(endpoint.state_since)],
          [t("webhooks.reason"), endpoint.state_reason],
          [t("webhooks.column.failing"), endpoint.failing_since && exactly(endpoint.failing_since)],
          [t("webhooks.changed"), endpoint.changed_at && t("webhooks.changedBy", { time: moment(endpoint.changed_at), by: endpoint.changed_by })],
        ]}
      />
      {endpoint.source === "file" && <p className="note">{t("webhooks.file")}</p>}
      <Actions endpoint={endpoint} />
      <Resend id={endpoint.id} />
    </>
  );
}

function Actions({ endpoint: { id, state } }: { endpoint: Endpoint }) {
  const isAdmin = hasRole(useMe(), "admin");
  const queries = useQueryClient();
  const act = useMutation({
    mutationFn: (action: EndpointAction) => turn(id, action),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ["endpoints"] }),
  });
  return (
    <section>
      <div className="button-row">
        {actionsFor(state, isAdmin).map((action) => (
          <Button key={action} kind={action === "disable" ? "danger" : "plain"} disabled={act.isPending} onClick={() => act.mutate(action)}>{t(`webhooks.action.${action}`)}</Button>
        ))}
      </div>
      {act.isSuccess && act.variables === "test" && <p className="note" role="status">{t("webhooks.tested")}</p>}
      {act.error && <p className="failed" role="alert">{t("webhooks.failed", { why: act.error.message })}</p>}
    </section>
  );
}

function Resend({ id }: { id: string }) {
  const queries = useQueryClient();
  const [since, setSince] = useState(() => localMinute(new Date(Date.now() - DAY_MS)));
  const recoveries = useOne(["recoveries", id], () => listRecoveries(id), { everyMs: RUNNING_MS });
  const again = useMutation({
    mutationFn: () => resend(id, { since: new Date(since).toISOString() }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ["recoveries", id] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    again.mutate();
  };
  return (
    <section>
      <h3>{t("webhooks.resend.title")}</h3>
      <form className="resend" onSubmit={submit}>
        <Field label={t("webhooks.resend.since")}>
          {(field) => <input id={field} type="datetime-local" required value={since} onChange={(event) => setSince(event.target.value)} />}
        </Field>
        <Button type="submit" disabled={again.isPending}>{t("webhooks.resend.go")}</Button>
      </form>
      {again.error && <p className="failed" role="alert">{t("webhooks.failed", { why: again.error.message })}</p>}
      <ul className="recoveries">{recoveries.data?.map((one) => <li key={one.id}>{moment(one.started_at)} · {progress(one)}</li>)}</ul>
    </section>
  );
}

function progress({ state, queued, found, gone, more }: Recovery): string {
  return [
    t("webhooks.resend.state", { state: word("state", state), queued, found }),
    ...(gone > 0 ? [t("webhooks.resend.gone", { count: gone })] : []),
    ...(more ? [t("webhooks.resend.more")] : []),
  ].join(", ");
}

/** A moment as the field for it wants it, in the person's zone. */
function localMinute(at: Date): string {
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
