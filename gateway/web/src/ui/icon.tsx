/** Line icons on a 20 px grid, in the colour of the text. With `label` an icon speaks. */

const PATHS = {
  menu: "M3 6h14M3 10h14M3 14h14",
  close: "M5 5l10 10M15 5L5 15",
  search: "M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12zM13.5 13.5L17 17",
  bell: "M5 14V9a5 5 0 0 1 10 0v5l1.5 1.5h-13zM8.5 17.7h3",
  user: "M10 10a3.3 3.3 0 1 0 0-6.6A3.3 3.3 0 0 0 10 10zM3.5 17a6.5 6.5 0 0 1 13 0",
  down: "M6 8l4 4 4-4",
  chevron: "M8 6l4 4-4 4",
  grid: "M3.5 3.5h5v5h-5zM11.5 3.5h5v5h-5zM3.5 11.5h5v5h-5zM11.5 11.5h5v5h-5z",
  external: "M8 5H5v10h10v-3M11 4h5v5M16 4l-7 7",
  help: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM8 8a2 2 0 1 1 2.9 1.8c-.6.3-.9.7-.9 1.4M10 13.7v.1",
  info: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 9.2v4.3M10 6.5v.1",
  book: "M4 4.5c2-.8 4-.8 6 .5 2-1.3 4-1.3 6-.5v11c-2-.8-4-.8-6 .5-2-1.3-4-1.3-6-.5zM10 5v11",
  list: "M7 5h10M7 10h10M7 15h10M3.5 5h.01M3.5 10h.01M3.5 15h.01",
  edit: "M4 16l.8-3.2L13 4.6 15.4 7l-8.2 8.2zM11.5 6.1l2.4 2.4",
  phone:
    "M6.5 3.5L8 7 6.2 8.5a9 9 0 0 0 5.3 5.3L13 12l3.5 1.5v2a1.5 1.5 0 0 1-1.6 1.5C9 16.6 3.4 11 3 5.1A1.5 1.5 0 0 1 4.5 3.5z",
  chat: "M3.5 4.5h13v9h-7l-3.5 3v-3h-2.5z",
  clock: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 6v4.2l2.8 1.6",
  back: "M16 10H4.5M9 5l-5 5 5 5",
  forward: "M4 10h11.5M11 5l5 5-5 5",
  check: "M4.5 10.5L8 14l7.5-8",
  alert: "M10 3l7.5 13.5h-15zM10 8v4M10 14.3v.1",
  download: "M10 3.5v8.5M6 8.5l4 4 4-4M4 16h12",
  lock: "M5 9h10v7.5H5zM7 9V6.5a3 3 0 0 1 6 0V9",
  send: "M3.5 10L16.5 4l-4 13-3-5.5z",
  link: "M8.5 11.5a3 3 0 0 0 4.3 0l2.7-2.7a3 3 0 0 0-4.3-4.3l-1 1M11.5 8.5a3 3 0 0 0-4.3 0l-2.7 2.7a3 3 0 0 0 4.3 4.3l1-1",
} as const;

export type IconName = keyof typeof PATHS;

/** What points along the line of reading turns round with it. */
const DIRECTED: ReadonlySet<IconName> = new Set([
  "chevron", "back", "forward", "external", "list", "send",
]);

export function Icon({ name, label }: { name: IconName; label?: string }) {
  const spoken = label ? { role: "img", "aria-label": label } : { "aria-hidden": true };
  return (
    <svg
      className={DIRECTED.has(name) ? "icon directed" : "icon"}
      viewBox="0 0 20 20"
      width="20"
      height="20"
      focusable="false"
      {...spoken}
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
