import { Link } from "react-router-dom";
import { type Place, type Window } from "../../api/drivers";
import { t } from "../../i18n";
import { type Column, DataTable } from "../../ui/DataTable";
import { decimal, distance, percent } from "../../ui/format";
import { Panel } from "../../ui/Panel";
import { Stat, StatRow } from "../../ui/Stat";
import { Answered, Empty } from "../../ui/states";
import { peersOf } from "./peers";
import { useRanking } from "./useRanking";

/** A driver among those who drive the same class of vehicles in the same traffic; a driver is told their own place alone. */
export function RankingPanel({ driverId, window, everyMs }: { driverId: string; window: Window; everyMs: { everyMs?: number } }) {
  const ranking = useRanking(window, everyMs);
  return (
    <Panel title={t("drivers.ranking.title")}>
      <Answered of={ranking}>
        {({ places }) => {
          const own = places.find((place) => place.driver_id === driverId);
          return own ? <Own own={own} peers={peersOf(places, own)} /> : <Empty>{t("drivers.ranking.none")}</Empty>;
        }}
      </Answered>
    </Panel>
  );
}

function Own({ own, peers }: { own: Place; peers: Place[] }) {
  return (
    <>
      <StatRow>
        <Stat
          name={t("drivers.ranking.place")} value={own.group_rank ?? "–"}
          note={own.group_rank === undefined ? own.reason : t("drivers.ranking.of", { size: own.group_size })}
        />
        {own.town_share !== undefined && <Stat name={t("drivers.ranking.town")} value={percent(own.town_share)} />}
      </StatRow>
      {own.vehicle_class && own.traffic && <p className="note">{t("drivers.ranking.group", { class: own.vehicle_class, traffic: own.traffic })}</p>}
      <p className="note">{t("drivers.ranking.how")}</p>
      {peers.length > 1 && (
        <div className="peers">
          <DataTable
            label={t("drivers.ranking.title")} columns={COLUMNS} rowKey={(place) => place.driver_id} opened={own.driver_id}
            listing={{ items: peers, isPending: false, error: null, retry: () => undefined, more: undefined, isLoadingMore: false }}
          />
        </div>
      )}
    </>
  );
}

const COLUMNS: Column<Place>[] = [
  { key: "rank", title: t("drivers.ranking.place"), numeric: true, cell: (place) => place.group_rank ?? "–" },
  { key: "driver", title: t("drivers.driver"), cell: (place) => <Link to={`/drivers/${encodeURIComponent(place.driver_id)}`}>{place.driver_id}</Link> },
  { key: "score", title: t("drivers.score"), numeric: true, cell: (place) => decimal(place.score) },
  { key: "distance", title: t("drivers.distance"), numeric: true, cell: (place) => distance(place.distance_m) },
];
