// MapLibre's styles without those of controls that no map here has: most of them are pictures for buttons, which a browser would
// load with the first page.
const UNUSED =
  /\.maplibregl-(?:ctrl-(?:geolocate|fullscreen|shrink|terrain|globe|compass|logo)|popup|marker|user-location|cooperative|pseudo-fullscreen)/;

/** Without rules of which every selector is of something unused; what is left empty goes with them. */
export function withoutUnused(css) {
  const kept = css.replace(/([^{}]+)\{([^{}]*)\}/g, (rule, selectors, body) => {
    const used = selectors.split(",").filter((one) => !UNUSED.test(one));
    return used.length === 0 ? "" : `${used.join(",")}{${body}}`;
  });
  return kept.replace(/@media[^{}]+\{\s*\}/g, "");
}

/** Vite's part. */
export function mapStyles() {
  return {
    name: "map-styles",
    enforce: "pre",
    transform: (css, id) => (id.endsWith("/maplibre-gl.css") ? { code: withoutUnused(css), map: null } : undefined),
  };
}
