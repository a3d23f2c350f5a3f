import { useParams } from "react-router-dom";
import { useOne } from "../../api/queries";
import { getVehicle, type Vehicle } from "../../api/vehicles";
import { t } from "../../i18n";
import { useLive } from "../../live/context";
import { Page } from "../../ui/Page";
import { Panels } from "../../ui/Panel";
import { Answered } from "../../ui/states";
import { TimeRange } from "../../ui/TimeRange";
import { DayPanel } from "./DayPanel";
import { HealthPanel } from "./HealthPanel";
import { newer } from "./newer";
import { AlertsPanel, TripsPanel } from "./VehicleLists";
import { VehicleNow } from "./VehicleNow";
import { WayPanels } from "./WayPanels";
import "./vehicles.css";

/** One vehicle: what it does now, where it was, its day, its trips, its alerts and its health. */
export default function VehiclePage() {
  const id = useParams()["id"]!;
  const vehicle = useOne(["vehicle", id], (signal) => getVehicle(id, signal), { changes: ["vehicle_state"] });
  return (
    <Page title={id} filters={<TimeRange usual="24h" spans={["1h", "24h", "7d"]} />}>
      <Answered of={vehicle}>{(data) => <Shown key={id} vehicle={data} />}</Answered>
    </Page>
  );
}

function Shown({ vehicle }: { vehicle: Vehicle }) {
  const id = vehicle.vehicle_id;
  const now = newer(vehicle, useLive()?.vehicles.get(id)?.vehicle);
  return (
    <>
      <VehicleNow vehicle={now} />
      <Panels>
        <WayPanels vehicleId={id} />
        <DayPanel vehicleId={id} />
        <TripsPanel vehicleId={id} />
        <AlertsPanel vehicleId={id} title={t("vehicles.alerts.title")} />
        <HealthPanel vehicle={vehicle} />
      </Panels>
    </>
  );
}
