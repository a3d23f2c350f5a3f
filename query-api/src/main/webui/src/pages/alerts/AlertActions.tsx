import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { act, type Action, type Alert } from "../../api/alerts";
import { useMe } from "../../api/meContext";
import { t } from "../../i18n";
import { Button } from "../../ui/Button";
import { Field } from "../../ui/fields";
import { given } from "../../ui/given";

/** Words that need more than a click. */
type Asking = "assign" | "comment" | "close";

/** What can be said of an alert. It is shown as soon as the log has it. */
export function AlertActions({ alert }: { alert: Alert }) {
  const queries = useQueryClient();
  const [asking, setAsking] = useState<Asking>();
  const say = useMutation({
    mutationFn: ({ action, said }: { action: Action; said: { text?: string; assignee?: string } }) => act(alert, action, said),
    onSuccess: () => {
      setAsking(undefined);
      void queries.invalidateQueries({ queryKey: ["alert", alert.alert_id] });
      void queries.invalidateQueries({ queryKey: ["alerts"] });
    },
  });
  const now = (action: Action) => say.mutate({ action, said: {} });
  return (
    <section className="alert-actions">
      <div className="button-row">
        {!alert.acknowledged_by && <Button kind="primary" disabled={say.isPending} onClick={() => now("acknowledge")}>{t("alerts.acknowledge")}</Button>}
        <Button onClick={() => setAsking("assign")}>{t("alerts.assign")}</Button>
        <Button onClick={() => setAsking("comment")}>{t("alerts.comment")}</Button>
        {alert.closed_by
          ? <Button disabled={say.isPending} onClick={() => now("reopen")}>{t("alerts.reopen")}</Button>
          : <Button onClick={() => setAsking("close")}>{t("alerts.close")}</Button>}
      </div>
      {asking && (
        <Words
          key={asking} asking={asking} busy={say.isPending} onCancel={() => setAsking(undefined)}
          onSay={(said) => say.mutate({ action: asking, said })}
        />
      )}
      {say.error && <p className="failed" role="alert">{t("alerts.failed", { why: say.error.message })}</p>}
    </section>
  );
}

function Words({ asking, busy, onSay, onCancel }: {
  asking: Asking;
  busy: boolean;
  onSay: (said: { text?: string; assignee?: string }) => void;
  onCancel: () => void;
}) {
  const me = useMe();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [text, assignee] = [given(form, "text"), given(form, "assignee")];
    onSay({ ...(text && { text }), ...(assignee && { assignee }) });
  };
  return (
    <form className="words" onSubmit={submit}>
      {asking === "assign" && (
        <Field label={t("alerts.assignee")}>
          {(id) => <input id={id} name="assignee" defaultValue={me.subject} maxLength={128} required autoFocus />}
        </Field>
      )}
      <Field label={t(asking === "close" ? "alerts.textWhy" : "alerts.text")}>
        {(id) => <textarea id={id} name="text" rows={2} maxLength={2_000} required={asking !== "assign"} autoFocus={asking !== "assign"} />}
      </Field>
      <div className="button-row">
        <Button type="submit" kind="primary" disabled={busy}>{t("alerts.send")}</Button>
        <Button kind="quiet" onClick={onCancel}>{t("alerts.cancel")}</Button>
      </div>
    </form>
  );
}
