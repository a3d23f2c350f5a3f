import type { Alert } from "../api/alerts";

const LOUD = new Set(["sos", "repeated_sos", "crash"]);
const CRITICAL = 4;

/** Whether somebody has to look now: a call for help, or a crash that is confirmed, and nobody has taken it on. */
export function isAlarm(alert: Alert): boolean {
  return (
    LOUD.has(alert.alert_type) && alert.severity >= CRITICAL &&
    alert.state !== "withdrawn" && alert.state !== "resolved" &&
    !alert.acknowledged_by && !alert.closed_by
  );
}

/** Alarms out of what the list knows and what was told live, without those that were taken on meanwhile; newest first. */
export function alarmsOf(listed: Alert[], told: Alert[], takenOn: ReadonlySet<string>): Alert[] {
  const newest = new Map(listed.map((alert) => [alert.alert_id, alert]));
  for (const alert of told) {
    const known = newest.get(alert.alert_id);
    if (!known || known.version < alert.version) {
      newest.set(alert.alert_id, { ...known, ...alert });
    }
  }
  return [...newest.values()]
    .filter((alert) => isAlarm(alert) && !takenOn.has(alert.alert_id))
    .sort((a, b) => b.started_at.localeCompare(a.started_at));
}

/** Three short tones. Browsers stay silent until the page was touched once. */
export function sound(): void {
  const audio = new AudioContext();
  const tone = audio.createOscillator();
  const loudness = audio.createGain();
  tone.connect(loudness).connect(audio.destination);
  tone.frequency.value = 880;
  loudness.gain.value = 0;
  for (const at of [0, 0.25, 0.5]) {
    loudness.gain.setValueAtTime(0.25, audio.currentTime + at);
    loudness.gain.setValueAtTime(0, audio.currentTime + at + 0.15);
  }
  tone.start();
  tone.stop(audio.currentTime + 0.8);
  tone.onended = () => void audio.close();
}
