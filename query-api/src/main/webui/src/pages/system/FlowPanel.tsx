import { t } from "../../i18n";
import { useLive } from "../../live/context";
import { Chart } from "../../ui/Chart";
import { decimal } from "../../ui/format";
import { Panel } from "../../ui/Panel";

/** Events a second over the last minute, as the stream told them. */
export function FlowPanel() {
  const windows = useLive()?.activity.lastMinute() ?? [];
  const times = windows.map(({ at }) => new Date(at).toISOString());
  const series = [{ name: t("system.events"), values: windows.map(({ perSecond }) => perSecond), colour: "--accent" as const, format: decimal }];
  return (
    <Panel title={t("system.flow.title")}>
      <Chart label={t("system.flow.title")} times={times} series={series} />
    </Panel>
  );
}
