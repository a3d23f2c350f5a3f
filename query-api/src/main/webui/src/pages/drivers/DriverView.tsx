import { getScore, type Window, WINDOWS } from "../../api/drivers";
import { seesVehicles } from "../../api/me";
import { useMe } from "../../api/meContext";
import { useOne } from "../../api/queries";
import { t } from "../../i18n";
import { SelectField } from "../../ui/fields";
import { Page } from "../../ui/Page";
import { Panels } from "../../ui/Panel";
import { Answered } from "../../ui/states";
import { useFilters } from "../../ui/useFilters";
import { DeductionsPanel } from "./DeductionsPanel";
import "./drivers.css";
import { HoursPanel } from "./HoursPanel";
import { RankingPanel } from "./RankingPanel";
import { ScoreDays, ScoreNow } from "./ScorePanels";

const USUAL: Window = "7d";
/** Drivers are told of no changes: what they see is asked for by the clock. */
const BY_CLOCK_MS = 60_000;

/** How somebody drives: the score with every point it lacks, by day, among peers, and their hours. `?window=` is how far back. */
export function DriverView({ id, title }: { id: string; title: string }) {
  const everyMs = seesVehicles(useMe()) ? {} : { everyMs: BY_CLOCK_MS };
  const filters = useFilters("window");
  const window = WINDOWS.find((one) => one === filters.get("window")) ?? USUAL;
  const score = useOne(
    ["driver", id, "score", window], (signal) => getScore(id, window, signal),
    { changes: ["trip", "harsh", "overspeed", "crash"], ...everyMs },
  );
  const chooser = (
    <SelectField
      label={t("time.range")} any={null} value={window} onChange={(value) => filters.set({ window: value === USUAL ? "" : value })}
      options={WINDOWS.map((one) => [one, t(`time.${one}`)])}
    />
  );
  return (
    <Page title={title} filters={chooser}>
      <Answered of={score}>
        {(data) => (
          <>
            <ScoreNow score={data} />
            <Panels>
              <DeductionsPanel score={data} />
              <ScoreDays score={data} />
              <RankingPanel driverId={id} window={window} everyMs={everyMs} />
              <HoursPanel driverId={id} everyMs={everyMs} />
            </Panels>
          </>
        )}
      </Answered>
    </Page>
  );
}
