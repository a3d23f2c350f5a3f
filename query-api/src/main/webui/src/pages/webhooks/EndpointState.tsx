import type { Endpoint } from "../../api/webhooks";
import { t } from "../../i18n";
import { Badge, type Tone } from "../../ui/Badge";

const TONES: Record<Endpoint["state"], Tone> = { enabled: "good", paused: "warn", disabled: "bad" };

export function EndpointState({ of }: { of: Endpoint["state"] }) {
  return <Badge tone={TONES[of]}>{t(`webhooks.state.${of}`)}</Badge>;
}
