import { useMemo } from "react";
import { t } from "../../i18n";
import { useLive } from "../../live/context";
import { Chart, type Series } from "../../ui/Chart";
import { decimal } from "../../ui/format";
import { Panel } from "../../ui/Panel";

/** Events a second over the last minute, as the stream told them. */
export function FlowPanel() {
  const activity = useLive()?.activity;
  const windows = activity?.lastMinute() ?? [];
  const newest = windows.at(-1)?.at;
  const times = useMemo(() => windows.map(({ at }) => new Date(at).toISOString()), [newest]);
  const series = useMemo(
    (): Series[] => [{ name: t("system.events"), values: windows.map(({ perSecond }) => perSecond), colour: "--accent", format: decimal }],
    // What is drawn changes with the newest window alone.
    [newest],
  );
  return (
    <Panel title={t("system.flow.title")}>
      <Chart label={t("system.flow.title")} times={times} series={series} />
    </Panel>
  );
}
