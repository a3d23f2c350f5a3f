let asked: Promise<string | undefined> | undefined;

/** A style of the operator's own, told by this server; undefined is the base map that ships. Asked for once. */
export function styleUrl(): Promise<string | undefined> {
  asked ??= fetch("/console.json")
    .then(async (response) => ((await response.json()) as { map_style?: string }).map_style)
    .catch(() => undefined);
  return asked;
}
