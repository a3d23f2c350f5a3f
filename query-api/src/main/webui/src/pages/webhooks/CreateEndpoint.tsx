import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useId } from "react";
import { notesByMember } from "../../api/problem";
import { createEndpoint, type Endpoint, type NewEndpoint } from "../../api/webhooks";
import { t } from "../../i18n";
import { severityName } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Modal } from "../../ui/Drawer";
import { Field } from "../../ui/fields";
import { given, words } from "../../ui/given";
import { filtersOf, LISTS } from "./filters";

const FORMATS = ["standard", "cloudevents", "slack", "teams", "email"];
const SEVERITIES = [1, 2, 3, 4];
const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Makes an endpoint; its secret is shown once. */
export function CreateEndpoint({ onClose }: { onClose: () => void }) {
  const queries = useQueryClient();
  const make = useMutation({
    mutationFn: (endpoint: NewEndpoint) => createEndpoint(endpoint),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ["endpoints"] }),
  });
  const notes = notesByMember(make.error);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    make.mutate(endpointOf(new FormData(event.currentTarget)));
  };
  return (
    <Modal open onClose={onClose} title={t("webhooks.create.title")}>
      {make.data ? <Made endpoint={make.data} onClose={onClose} /> : (
        <form className="create-endpoint" onSubmit={submit}>
          <Noted label={t("webhooks.create.url")} note={notes["url"]}>{(id) => <input id={id} name="url" required maxLength={2_048} autoFocus autoComplete="off" />}</Noted>
          <Noted label={t("webhooks.create.types")} note={notes["event_types"]}>{(id) => <input id={id} name="event_types" required defaultValue="vehicle.*" autoComplete="off" />}</Noted>
          <Noted label={t("webhooks.create.format")} note={notes["format"]}>
            {(id) => <select id={id} name="format">{FORMATS.map((format) => <option key={format}>{format}</option>)}</select>}
          </Noted>
          <Narrower />
          {notes["filters"] && <p className="failed" role="alert">{notes["filters"]}</p>}
          <Noted label={t("webhooks.create.description")} note={notes["description"]}>{(id) => <input id={id} name="description" maxLength={256} autoComplete="off" />}</Noted>
          <Noted label={t("webhooks.create.id")} note={notes["id"]}>{(id) => <input id={id} name="id" maxLength={64} autoComplete="off" />}</Noted>
          {notes[""] && <p className="failed" role="alert">{notes[""]}</p>}
          <div className="button-row">
            <Button type="submit" kind="primary" disabled={make.isPending}>{t("webhooks.create.go")}</Button>
            <Button kind="quiet" onClick={onClose}>{t("webhooks.create.cancel")}</Button>
          </div>
        </form>
      )}
    </Modal>
  );
}

/** What narrows down what is told: of whom, how grave, when. */
function Narrower() {
  return (
    <details className="narrower">
      <summary>{t("webhooks.create.narrower")}</summary>
      <Field label={t("webhooks.filters.minSeverity")}>
        {(id) => (
          <select id={id} name="min_severity">
            <option value="">{t("filter.any")}</option>
            {SEVERITIES.map((severity) => <option key={severity} value={severity}>{t(`severity.${severityName(severity)}`)}</option>)}
          </select>
        )}
      </Field>
      {LISTS.map((list) => <Field key={list} label={t(`webhooks.filters.${list}`)}>{(id) => <input id={id} name={list} autoComplete="off" />}</Field>)}
      <Field label={t("webhooks.filters.from", { zone: ZONE })}>{(id) => <input id={id} name="from" type="time" />}</Field>
      <Field label={t("webhooks.filters.to")}>{(id) => <input id={id} name="to" type="time" />}</Field>
    </details>
  );
}

function endpointOf(form: FormData): NewEndpoint {
  const filters = filtersOf(form, ZONE);
  const [id, description] = [given(form, "id"), given(form, "description")];
  return {
    url: given(form, "url"),
    format: given(form, "format"),
    event_types: words(given(form, "event_types")),
    ...(id && { id }),
    ...(description && { description }),
    ...(filters && { filters }),
  };
}

function Made({ endpoint, onClose }: { endpoint: Endpoint; onClose: () => void }) {
  return (
    <>
      <p role="status">{t("webhooks.create.made", { id: endpoint.id })}</p>
      {endpoint.secret && <p>{t("webhooks.create.secret")}<br /><code className="secret">{endpoint.secret}</code></p>}
      <Button kind="primary" onClick={onClose}>{t("webhooks.close")}</Button>
    </>
  );
}

/** A field with what was refused of it. */
function Noted({ label, note, children }: { label: string; note: string | undefined; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {note && <p className="failed" role="alert">{note}</p>}
    </div>
  );
}
