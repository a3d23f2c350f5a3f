import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { notesByMember } from "../../api/problem";
import { createEndpoint, type Endpoint, type NewEndpoint } from "../../api/webhooks";
import { t } from "../../i18n";
import { Button } from "../../ui/Button";
import { Modal } from "../../ui/Drawer";
import { NotedField } from "../../ui/fields";
import { given, words } from "../../ui/given";
import { filtersOf, type Narrowed } from "./filters";
import { Narrower } from "./Narrower";

const FORMATS = ["standard", "cloudevents", "slack", "teams", "email"];
const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Makes an endpoint; its secret is shown once. */
export function CreateEndpoint({ onClose }: { onClose: () => void }) {
  const queries = useQueryClient();
  const make = useMutation({
    mutationFn: (endpoint: NewEndpoint) => createEndpoint(endpoint),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ["endpoints"] }),
  });
  const notes = notesByMember(make.error);
  const [unclear, setUnclear] = useState<Narrowed["notes"]>({});
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => leadTo(form.current?.querySelector<HTMLElement>("[aria-invalid]")), [unclear, make.error]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const said = new FormData(event.currentTarget);
    const { filters, notes: found } = filtersOf(said, ZONE);
    setUnclear(found);
    if (Object.keys(found).length === 0) {
      make.mutate(endpointOf(said, filters));
    }
  };
  return (
    <Modal open onClose={onClose} title={t("webhooks.create.title")}>
      {make.data ? <Made endpoint={make.data} onClose={onClose} /> : (
        <form ref={form} className="create-endpoint" onSubmit={submit}>
          <NotedField label={t("webhooks.create.url")} note={notes["url"]}>{(control) => <input {...control} name="url" required maxLength={2_048} autoFocus autoComplete="off" />}</NotedField>
          <NotedField label={t("webhooks.create.types")} note={notes["event_types"]}>{(control) => <input {...control} name="event_types" required defaultValue="vehicle.*" autoComplete="off" />}</NotedField>
          <NotedField label={t("webhooks.create.format")} note={notes["format"]}>
            {(control) => <select {...control} name="format">{FORMATS.map((format) => <option key={format}>{format}</option>)}</select>}
          </NotedField>
          <Narrower zone={ZONE} notes={unclear} />
          {notes["filters"] && <p className="failed" role="alert">{notes["filters"]}</p>}
          <NotedField label={t("webhooks.create.description")} note={notes["description"]}>{(control) => <input {...control} name="description" maxLength={256} autoComplete="off" />}</NotedField>
          <NotedField label={t("webhooks.create.id")} note={notes["id"]}>{(control) => <input {...control} name="id" maxLength={64} autoComplete="off" />}</NotedField>
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

/** To a field that is to be looked at again, also where it was folded away. */
function leadTo(field: HTMLElement | null | undefined): void {
  field?.closest("details")?.setAttribute("open", "");
  field?.focus();
}

function endpointOf(form: FormData, filters: NewEndpoint["filters"]): NewEndpoint {
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
