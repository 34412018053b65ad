// The icons, drawn on a 16 × 16 grid with strokes of the text's colour.
import { svg, type SVGTemplateResult } from "lit";

const PATHS = {
  ok: "M3 8.5 6.5 12 13 4.5",
  error: "M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8ZM8 5v3.6M8 11v.1",
  warning: "M8 2.2 14.4 13.4H1.6ZM8 6.4v3.2M8 11.5v.1",
  info: "M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8ZM8 7.4V11M8 5v.1",
  todo: "M8 2.2v0M11 3v0M13 5.2v0M13.8 8v0M13 11v0M11 13v0M8 13.8v0M5 13v0M3 11v0M2.2 8v0M3 5.2v0M5 3v0",
  plus: "M8 3v10M3 8h10",
  close: "m4 4 8 8M12 4l-8 8",
  edit: "M3 13h2.4L13 5.4 10.6 3 3 10.6ZM9 4.6 11.4 7",
  eye: "M1.5 8C3 5 5.300 3.6 8 3.600S13 5 14.500 8C13 11 10.700 12.400 8 12.400S3 11 1.500 8ZM8 6a2 2 0 1 1 0 4 2 2 0 0 1 0-4Z",
  eyeOff:
    "M2 2l12 12M6.4 3.800C10 3 12.800 4.800 14.500 8a9 9 0 0 1-1.800 2.400M4.200 4.800A9.500 9.500 0 0 0 1.500 8c1.800 3.500 5 5 8.300 4.200",
  copy: "M5.500 5.500h8v8h-8ZM10.500 5.500v-3h-8v8h3",
  up: "M8 13V3M4 7l4-4 4 4",
  down: "M8 3v10M4 9l4 4 4-4",
  undo: "M6 3 2.500 6.500 6 10M2.500 6.500H10a3.500 3.500 0 0 1 0 7H7",
  redo: "m10 3 3.500 3.500L10 10M13.500 6.500H6a3.500 3.500 0 0 0 0 7h3",
  upload: "M8 10.500V2.500M4.800 5.500 8 2.300l3.200 3.200M2.500 10.500v3h11v-3",
  download: "M8 2.500v8M4.800 7.500 8 10.700l3.200-3.200M2.500 11v2.500h11V11",
  link: "M6.500 9.500l3-3M7 4.500 9 2.600a3 3 0 0 1 4.300 4.300L11.500 9M9 11.500l-2 1.900a3 3 0 0 1-4.300-4.300L4.500 7",
  history: "M2.600 5.500A6 6 0 1 1 2 8M2.300 2.500v3.200h3.200M8 4.800V8l2.300 1.500",
  key: "M10.500 2a3.500 3.500 0 1 1-2.300 6.200L3 13.500H1.800v-2.300h2V9.300h1.800L7.200 7.400A3.500 3.500 0 0 1 10.500 2ZM11 5v0",
  send: "M14 2 1.800 6.800 6.700 9.300 9.200 14.200ZM6.700 9.300 14 2",
  inbound: "M13 3 4 12M4 5.500V12h6.500",
  outbound: "M3 13l9-9M5.500 4H12v6.500",
  fix: "m9.500 6.500-7 7M11 2v2.500M14 5h-2.500M13.300 2.700l-1.500 1.500M8 3.200v0M13 8.200v0",
  chevron: "m6 3.500 4.500 4.500L6 12.500",
  braces:
    "M6 2.500H5A1.500 1.500 0 0 0 3.500 4v2.500L2 8l1.500 1.500V12A1.500 1.500 0 0 0 5 13.500h1M10 2.500h1A1.500 1.500 0 0 1 12.500 4v2.500L14 8l-1.500 1.500V12a1.500 1.500 0 0 1-1.500 1.500h-1",
  refresh: "M13.400 5.500A6 6 0 1 0 14 8M13.700 2.500v3.200h-3.200",
  file: "M4 1.800h5L12.500 5.300v8.900H4ZM9 1.800v3.500h3.500",
} as const;

export type IconName = keyof typeof PATHS;

/** A decorative icon, hidden from assistive technology: its meaning is always in the text next to it. */
export function icon(name: IconName): SVGTemplateResult {
  return svg`<svg class="icon" part="icon" viewBox="0 0 16 16" aria-hidden="true"><path d=${PATHS[name]}></path></svg>`;
}
