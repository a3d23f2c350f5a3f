import { useMemo, useState } from "react";
import { type Alert, type Evidence, type EvidenceItem, getEvidence } from "../../api/alerts";
import { useOne } from "../../api/queries";
import { t, word } from "../../i18n";
import { type LngLat, MapCanvas } from "../../map/MapCanvas";
import { TrackLayer } from "../../map/TrackLayer";
import { Chart, type Mark, type Series } from "../../ui/Chart";
import { acceleration, speed } from "../../ui/format";
import { Answered, Empty } from "../../ui/states";

/** What the vehicle told around an alert, on a map and as a chart; the place under the chart's pointer is on the map. */
export function EvidenceView({ alert }: { alert: Alert }) {
  const evidence = useOne(["alert", alert.alert_id, "evidence"], (signal) => getEvidence(alert.alert_id, signal));
  return (
    <section>
      <h3>{t("alerts.evidence")}</h3>
      <Answered of={evidence} empty={(data) => data.items.length === 0 && <Empty>{t("alerts.noEvidence")}</Empty>}>
        {(data) => <Shown alert={alert} evidence={data} />}
      </Answered>
    </section>
  );
}

function Shown({ alert, evidence }: { alert: Alert; evidence: Evidence }) {
  const [at, setAt] = useState<number>();
  const { items } = evidence;
  const way = useMemo(() => items.map(spot).filter((one) => one !== undefined), [items]);
  const times = useMemo(() => items.map((item) => item.ts), [items]);
  const series = useMemo(() => seriesOf(items), [items]);
  const marks = useMemo<Mark[]>(
    () => [{ at: alert.started_at, label: word("alertType", alert.alert_type), colour: "--critical" }],
    [alert.started_at, alert.alert_type],
  );
  const event: LngLat | undefined = alert.position && [alert.position.lon!, alert.position.lat!];
  return (
    <>
      {(way.length > 0 || event) && (
        <div className="evidence-map">
          <MapCanvas label={t("map.evidence")} small>
            <TrackLayer way={way} event={event} at={at === undefined ? undefined : spot(items[at])} />
          </MapCanvas>
        </div>
      )}
      <Chart label={t("alerts.evidence")} times={times} series={series} marks={marks} onHover={setAt} />
      {evidence.truncated && <p className="soft">{t("alerts.evidenceTruncated")}</p>}
    </>
  );
}

function spot(item: EvidenceItem | undefined): LngLat | undefined {
  const { lon, lat } = item?.position ?? {};
  return lon === undefined || lat === undefined ? undefined : [lon, lat];
}

/** Speed, and of accelerations those that the vehicle told. */
function seriesOf(items: EvidenceItem[]): Series[] {
  const values = (of: (item: EvidenceItem) => number | undefined) => items.map((item) => of(item) ?? null);
  const all: Series[] = [
    { name: t("alerts.speed"), values: values((item) => item.speed_kmph), colour: "--accent", format: speed },
    { name: t("alerts.acceleration"), values: values((item) => item.accel_long_g), colour: "--high", format: acceleration, right: true },
    { name: t("alerts.lateral"), values: values((item) => item.accel_lat_g), colour: "--unknown", format: acceleration, right: true },
  ];
  return all.filter((one, index) => index === 0 || one.values.some((value) => value !== null));
}
