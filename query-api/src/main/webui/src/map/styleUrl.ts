/** A style of the operator's own, told by the page in `<meta name="fleet-map-style">`; undefined is the base map that ships. */
export function styleUrl(): string | undefined {
  return document.querySelector<HTMLMetaElement>('meta[name="fleet-map-style"]')?.content || undefined;
}
