import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { ChangeFollower } from "../api/changes";
import { askWhoIAm, type Me, seesVehicles } from "../api/me";
import { MeProvider } from "../api/meContext";
import { useOne } from "../api/queries";
import { dropToken } from "../api/token";
import { LiveFleetProvider } from "../live/context";
import { LiveFleet } from "../live/liveFleet";
import { Answered } from "../ui/states";
import { Routing } from "./Routing";

declare global {
  interface Window {
    /** For the browser's console and for tests: what the page knows, and the live map that shows it. */
    fleet?: LiveFleet & { map?: { map: unknown } };
  }
}

/** One stream for as long as the page is open, however often its root is drawn. */
const fleet = new LiveFleet();
let begun = false;

/** Who looks, and what they are told: asked for once, then followed. */
export function Session({ token }: { token: string }) {
  const me = useOne(["me"], () => askWhoIAm());
  return <Answered of={me}>{(who) => <Following token={token} me={who} />}</Answered>;
}

function Following({ token, me }: { token: string; me: Me }) {
  const queries = useQueryClient();
  const follower = useMemo(() => new ChangeFollower(queries), [queries]);
  const vehicles = seesVehicles(me);
  useEffect(() => {
    if (!vehicles) {
      return undefined;
    }
    if (!begun) {
      begun = true;
      window.fleet = fleet;
      fleet.begin(token, () => (dropToken(), location.reload()));
    }
    const stop = new AbortController();
    void follower.run(stop.signal);
    const end = fleet.read((news) => {
      if (news.kind === "reconnected") {
        void queries.invalidateQueries();
      } else {
        follower.changed("alert");
      }
    });
    return () => {
      end();
      stop.abort();
    };
  }, [follower, queries, token, vehicles]);
  return (
    <MeProvider value={me}>
      <LiveFleetProvider value={vehicles ? fleet : undefined}>
        <Routing />
      </LiveFleetProvider>
    </MeProvider>
  );
}
