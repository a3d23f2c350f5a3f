import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { SETTLED_MS } from "../../api/changes";
import { type Decision, decide } from "../../api/drivers";
import { hasRole, type Me } from "../../api/me";
import { useMe } from "../../api/meContext";
import { t, word } from "../../i18n";
import { Button } from "../../ui/Button";
import { Modal } from "../../ui/Drawer";
import { Field } from "../../ui/fields";
import { moment } from "../../ui/format";
import { type Deduction, standingOf } from "./deductions";

const LONGEST_REASON = 512;

/** What somebody may say of an event: a driver contests their own, an operator decides. */
export function decisionsFor(me: Me, driverId: string, item: Deduction): Decision[] {
  const standing = standingOf(item);
  if (hasRole(me, "operator", "admin")) {
    return standing === "excluded" ? ["restore"] : standing === "contested" ? ["exclude", "reject"] : ["exclude"];
  }
  return hasRole(me, "driver") && me.driver_id === driverId && (standing === "counts" || standing === "restored") ? ["contest"] : [];
}

/** Buttons for what may be said; each asks for a reason, and the score follows when it is in the store. */
export function Decide({ driverId, item }: { driverId: string; item: Deduction }) {
  const me = useMe();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<Decision>();
  const [said, setSaid] = useState(false);
  const say = useMutation({
    mutationFn: ({ decision, reason }: { decision: Decision; reason: string }) => decide(item, decision, reason),
    onSuccess: () => {
      setAsking(undefined);
      setSaid(true);
      setTimeout(() => {
        setSaid(false);
        void queries.invalidateQueries({ queryKey: ["driver", driverId] });
      }, SETTLED_MS);
    },
  });
  if (said) {
    return <span className="soft" role="status">{t("drivers.decide.said")}</span>;
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get("reason") ?? "").trim();
    if (asking && reason) {
      say.mutate({ decision: asking, reason });
    }
  };
  return (
    <>
      {decisionsFor(me, driverId, item).map((decision) => (
        <Button key={decision} className="small" onClick={() => setAsking(decision)}>{t(`drivers.decide.${decision}`)}</Button>
      ))}
      <Modal open={Boolean(asking)} onClose={() => setAsking(undefined)} title={asking && t(`drivers.decide.${asking}Title`)}>
        <form className="decide" onSubmit={submit}>
          <p className="soft">{word("alertType", item.kind)}, {item.vehicle_id}, {moment(item.started_at)}</p>
          <Field label={t("drivers.decide.reason")}>{(id) => <input id={id} name="reason" maxLength={LONGEST_REASON} required autoFocus autoComplete="off" />}</Field>
          {asking && <p className="note">{t(`drivers.decide.${asking}Note`)}</p>}
          {say.error && <p className="failed" role="alert">{t("drivers.decide.failed", { why: say.error.message })}</p>}
          <div className="button-row">
            <Button type="submit" kind="primary" disabled={say.isPending}>{t("drivers.decide.send")}</Button>
            <Button kind="quiet" onClick={() => setAsking(undefined)}>{t("drivers.decide.cancel")}</Button>
          </div>
        </form>
      </Modal>
    </>
  );
}
