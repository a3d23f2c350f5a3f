import { useOne } from "../../api/queries";
import { getProgress } from "../../api/system";
import { t } from "../../i18n";
import { Stat } from "../../ui/Stat";
import { figureOf } from "./behind";

const SOON_MS = 5_000;

/** How far the job's last checkpoint and the notifiers are behind the log; stands in a `<StatRow>`. */
export function BehindLog() {
  const { data, error } = useOne(["system"], getProgress, { everyMs: SOON_MS });
  return (
    <>
      <Stat name={t("system.behindLog.job")} {...figureOf(data?.job, error)} />
      <Stat name={t("system.behindLog.notifier")} {...figureOf(data?.notifier, error)} />
    </>
  );
}
