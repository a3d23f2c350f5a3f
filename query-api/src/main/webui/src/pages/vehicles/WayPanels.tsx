import { useMemo, useState } from "react";
import { getBehaviour } from "../../api/drivers";
import { useOne } from "../../api/queries";
import type { TrackFix } from "../../api/tracks";
import { getReadings, getTrack, type Reading } from "../../api/vehicles";
import { t, word } from "../../i18n";
import { EventLayer } from "../../map/EventLayer";
import { type LngLat, MapCanvas } from "../../map/MapCanvas";
import { TrackLayer } from "../../map/TrackLayer";
import { Chart, type Mark, type Series } from "../../ui/Chart";
import { eventColour } from "../../ui/eventKinds";
import { acceleration, moment, speed } from "../../ui/format";
import { Panel } from "../../ui/Panel";
import { Answered, Empty } from "../../ui/states";
import { useTimeRange } from "../../ui/TimeRange";
import { withGaps } from "../../ui/gaps";

const POINTS = 2_000;
const AGAIN_MS = 60_000;
/** Accelerations are asked for, message by message, of so long a time at most. */
const CLOSE_MS = 2 * 3_600_000;
const ON_MAP = new Set(["crash", "overspeed", "idling", "harsh_braking", "harsh_acceleration", "harsh_cornering"]);

/** Where a vehicle was in the page's time and how fast, with what happened; the place under the chart's pointer is on the map. */
export function WayPanels({ vehicleId }: { vehicleId: string }) {
  const range = useTimeRange("24h");
  const from = range.from ?? new Date(0).toISOString();
  const close = Date.parse(range.to ?? new Date().toISOString()) - Date.parse(from) <= CLOSE_MS;
  const track = useOne(["vehicle", vehicleId, "track", range], (signal) => getTrack(vehicleId, from, range.to, POINTS, signal), { everyMs: AGAIN_MS });
  const readings = useOne(
    ["vehicle", vehicleId, "readings", range],
    (signal) => getReadings(vehicleId, from, range.to, signal),
    { everyMs: AGAIN_MS, enabled: close },
  );
  const events = useOne(
    ["vehicle", vehicleId, "behaviour", range],
    (signal) => getBehaviour({ vehicle_id: vehicleId }, from, range.to, signal),
    { changes: ["harsh", "crash", "overspeed", "idling"] },
  );
  const [at, setAt] = useState<LngLat>();
  const [chosen, setChosen] = useState<string>();
  const happened = useMemo(() => (events.data ?? []).filter((event) => ON_MAP.has(event.kind)), [events.data]);
  const placed = useMemo(
    () => happened.flatMap(({ event_id, kind, position }) => (position ? [{ id: event_id, type: kind, at: [position.lon!, position.lat!] as LngLat }] : [])),
    [happened],
  );
  const one = happened.find((event) => event.event_id === chosen);
  const marks = useMemo(
    () => happened.filter((event) => event.kind !== "idling").map(({ kind, started_at }): Mark => ({ at: started_at, label: word("alertType", kind), colour: eventColour(kind) })),
    [happened],
  );
  const shown: { data?: (TrackFix | Reading)[] | undefined; error: Error | null; refetch: () => unknown } = close ? readings : track;
  return (
    <>
      <Panel title={t("vehicles.way.title")}>
        <Answered of={track} empty={(fixes) => fixes.length === 0 && <Empty>{t("vehicles.way.empty")}</Empty>}>
          {(fixes) => (
            <>
              <div className="panel-map">
                <MapCanvas label={t("vehicles.way.map")} small>
                  <Way fixes={fixes} at={at} />
                  <EventLayer events={placed} chosen={chosen} onChoice={setChosen} />
                </MapCanvas>
              </div>
              <p className="note">{one ? `${word("alertType", one.kind)}, ${moment(one.started_at)}` : t("vehicles.way.events", { count: placed.length })}</p>
            </>
          )}
        </Answered>
      </Panel>
      <Panel title={t("vehicles.chart.title")}>
        <Answered of={shown}>{(data) => <Readings of={data} marks={marks} onHover={setAt} />}</Answered>
        {!close && <p className="note">{t("vehicles.chart.closer")}</p>}
      </Panel>
    </>
  );
}

function Way({ fixes, at }: { fixes: TrackFix[]; at: LngLat | undefined }) {
  const way = useMemo(() => fixes.map(({ lon, lat }): LngLat => [lon, lat]), [fixes]);
  return <TrackLayer way={way} at={at} />;
}

function Readings({ of, marks, onHover }: { of: (TrackFix | Reading)[]; marks: Mark[]; onHover: (at: LngLat | undefined) => void }) {
  const readings = useMemo(() => withGaps(of), [of]);
  const times = useMemo(() => readings.map((reading) => reading.ts), [readings]);
  const [speeds, accelerations] = useMemo(() => seriesOf(readings), [readings]);
  const hover = (index: number | undefined) => onHover(index === undefined ? undefined : placeOf(readings[index]));
  return (
    <>
      <Chart label={t("vehicles.chart.speed")} times={times} series={speeds} marks={marks} sync="way" onHover={hover} />
      {accelerations.length > 0 && (
        <Chart label={t("vehicles.chart.acceleration")} times={times} series={accelerations} height={140} sync="way" onHover={hover} />
      )}
    </>
  );
}

function placeOf(reading: Partial<TrackFix & Reading> | undefined): LngLat | undefined {
  const lon = reading?.lon ?? reading?.position?.lon;
  const lat = reading?.lat ?? reading?.position?.lat;
  return lon === undefined || lat === undefined ? undefined : [lon, lat];
}

/** Speed, and apart from it, as they have another unit, those accelerations that the vehicle told. */
function seriesOf(readings: Partial<TrackFix & Reading>[]): [speeds: Series[], accelerations: Series[]] {
  const values = (of: (reading: Partial<Reading>) => number | undefined) => readings.map((reading) => of(reading) ?? null);
  const accelerations: Series[] = [
    { name: t("vehicles.chart.along"), values: values((reading) => reading.accel_long_g), colour: "--high", format: acceleration },
    { name: t("vehicles.chart.across"), values: values((reading) => reading.accel_lat_g), colour: "--unknown", format: acceleration },
  ];
  return [
    [{ name: t("vehicles.column.speed"), values: values((reading) => reading.speed_kmph), colour: "--accent", format: speed }],
    accelerations.filter((one) => one.values.some((value) => value !== null)),
  ];
}
