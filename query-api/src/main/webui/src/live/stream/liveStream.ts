import type { LiveListener } from "./events";
import { EventParser, type ServerEvent } from "./parser";
import { Slices } from "./slices";

export type Connection = "connecting" | "live" | "waiting";

/** The server says something every 15 s: longer silence is a dead connection. */
const SILENCE_MS = 40_000;
const LONGEST_WAIT_MS = 15_000;

/**
 * Follows the live stream and comes again when it ends. `EventSource` cannot send a token in a header, so the stream is
 * read with `fetch`.
 */
export class LiveStream {
  private failures = 0;

  constructor(
    private readonly token: string,
    private readonly listener: LiveListener,
    private readonly onConnection: (connection: Connection) => void,
    private readonly onRefused: () => void,
  ) {}

  /** Runs until the token is refused. */
  async run(): Promise<void> {
    for (;;) {
      this.onConnection("connecting");
      const waitMs = await this.follow();
      if (waitMs < 0) {
        this.onRefused();
        return;
      }
      this.onConnection("waiting");
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }

  /** One connection to its end; how long to wait before the next, negative if there shall be none. */
  private async follow(): Promise<number> {
    const abort = new AbortController();
    try {
      const response = await fetch("/v1/live", {
        headers: { Authorization: `Bearer ${this.token}`, Accept: "text/event-stream" },
        cache: "no-store",
        signal: abort.signal,
      });
      if (response.status === 401 || response.status === 403) {
        return -1;
      }
      if (!response.ok || !response.body) {
        return Math.max(this.backOff(), 1_000 * Number(response.headers.get("Retry-After") ?? 0));
      }
      this.failures = 0;
      this.onConnection("live");
      await this.read(response.body, abort);
    } catch {
      // the network's ways to fail are all one: come again
    } finally {
      abort.abort();
    }
    return this.backOff();
  }

  private async read(body: ReadableStream<Uint8Array>, abort: AbortController): Promise<void> {
    const parser = new EventParser();
    const decoder = new TextDecoder();
    const reader = body.getReader();
    // Chunks that wait already come without a pause: without slices a snapshot of thousands would be one long task.
    const slices = new Slices();
    for (;;) {
      const watchdog = setTimeout(() => abort.abort(), SILENCE_MS);
      const { done, value } = await reader.read().finally(() => clearTimeout(watchdog));
      if (done) {
        return;
      }
      for (const event of parser.push(decoder.decode(value, { stream: true }))) {
        await slices.next();
        this.dispatch(event);
      }
    }
  }

  private dispatch(event: ServerEvent): void {
    const data = JSON.parse(event.data);
    switch (event.name) {
      case "vehicle":
        return this.listener.vehicle(data);
      case "alert":
        return this.listener.alert(data);
      case "alert_action":
        return this.listener.alertAction(data);
      case "metrics":
        return this.listener.metrics(data);
      case "snapshot":
        return this.listener.snapshot();
      case "degraded":
        return this.listener.degraded(data.away);
    }
  }

  private backOff(): number {
    const waitMs = Math.min(LONGEST_WAIT_MS, 500 * 2 ** this.failures++);
    return waitMs * (0.75 + Math.random() / 2);
  }
}
