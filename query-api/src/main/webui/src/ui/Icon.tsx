/** Lines of 24 by 24, drawn with the text's colour. */
const PATHS = {
  map: "M9 4 3 6.5v13L9 17l6 2.5 6-2.5V4l-6 2.5L9 4Zm0 0v13m6-10.5v13",
  bell: "M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15L6 16Zm4 4.5a2 2 0 0 0 4 0",
  truck: "M2 6h12v10H2V6Zm12 4h4.5l3 3v3H14v-6ZM6.5 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4Zm11 0a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-7 8.5a7 7 0 0 1 14 0",
  route: "M6 20a2 2 0 1 0 0-4 2 2 0 0 0 0 4Zm12-12a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM8 18h7a3.5 3.5 0 0 0 0-7H9a3.5 3.5 0 0 1 0-7h7",
  box: "M3.5 7.5 12 3l8.5 4.5v9L12 21l-8.5-4.5v-9Zm0 0L12 12l8.5-4.5M12 12v9",
  calendar: "M4 5.5h16v15H4v-15Zm0 4.5h16M8 3v4m8-4v4",
  fence: "M4 7 12 3l8 5-2 10-9 3-6-6 1-8Z",
  hook: "M9 12a4 4 0 1 1 5 3.8V20m-5-8v5a3 3 0 1 1-6 0",
  gauge: "M4 18a9 9 0 1 1 16 0M12 14l4-5",
  menu: "M4 7h16M4 12h16M4 17h16",
  exit: "M14 4h5v16h-5M4 12h11m-4-4 4 4-4 4",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
