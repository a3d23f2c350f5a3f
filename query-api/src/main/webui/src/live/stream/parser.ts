/** One server-sent event. */
export interface ServerEvent {
  name: string;
  data: string;
}

/** Cuts a stream of text into server-sent events, wherever the chunks are cut. Comments are passed over. */
export class EventParser {
  private rest = "";
  private name = "";
  private data: string[] = [];

  /** Takes the next chunk and gives the events that it completes. */
  push(chunk: string): ServerEvent[] {
    const events: ServerEvent[] = [];
    const text = this.rest + chunk;
    let from = 0;
    for (let end = lineEnd(text, from); end >= 0; end = lineEnd(text, from)) {
      this.line(text.slice(from, end), events);
      from = end + (text.startsWith("\r\n", end) ? 2 : 1);
    }
    this.rest = text.slice(from);
    return events;
  }

  private line(line: string, events: ServerEvent[]): void {
    if (line === "") {
      if (this.data.length > 0) {
        events.push({ name: this.name || "message", data: this.data.join("\n") });
      }
      this.name = "";
      this.data = [];
      return;
    }
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "event") {
      this.name = value;
    } else if (field === "data") {
      this.data.push(value);
    }
  }
}

/** Where the line ends; a carriage return at the very end may be half of a line end. */
function lineEnd(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 10 || (c === 13 && i + 1 < text.length)) {
      return i;
    }
  }
  return -1;
}
