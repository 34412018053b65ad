// The figures as an SVG bar chart. GitHub shows it as an image, which does not know the page's theme, so there
// is one file for each.
import { engine, labelOf, precompiledPeers } from "./contenders/index.mjs";
import { METRICS } from "./overview.mjs";
import { significant } from "./tables.mjs";

const THEMES = {
  light: {
    ground: "#ffffff",
    text: "#1f2328",
    quiet: "#59636e",
    own: "#0969da",
    other: "#afb8c1",
    rule: "#59636e",
  },
  dark: {
    ground: "#0d1117",
    text: "#f0f6fc",
    quiet: "#9198a1",
    own: "#4493f8",
    other: "#4d5560",
    rule: "#c3cad2",
  },
};
const COLUMNS = 2;
const MARGIN = 16;
const PANEL = { width: 392, title: 24, row: 22, gap: 22 };
const LABEL_WIDTH = 154;
const VALUE_WIDTH = 52;
const BAR_HEIGHT = 13;

const CONTENDERS = [engine, ...precompiledPeers];

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** `results` as SVG text for a theme, "light" or "dark". */
export function plot(results, theme) {
  const panels = METRICS.map(({ title, unit, of }) => ({
    title: `${title}, ${unit}`,
    bars: CONTENDERS.map(({ id, label, library }) => ({
      label: library === undefined ? label : labelOf(library),
      own: id === engine.id,
      ...of(results, id),
    })),
  }));
  return drawPanels(
    panels,
    THEMES[theme],
    "Each peer with Ajv, the schema precompiled. Shorter is better; lines span the middle half of the runs.",
  );
}

/** Panels of `{ title, bars: [{ label, own, median, low?, high? }] }`, each with its own scale. */
export function drawPanels(panels, colours, note) {
  const height = PANEL.title + PANEL.row * Math.max(...panels.map(({ bars }) => bars.length));
  const rows = Math.ceil(panels.length / COLUMNS);
  const size = {
    width: MARGIN * 2 + PANEL.width * COLUMNS + PANEL.gap * (COLUMNS - 1),
    height: MARGIN * 2 + (height + PANEL.gap) * rows + 4,
  };
  const drawn = panels.map((panel, index) => {
    const x = MARGIN + (index % COLUMNS) * (PANEL.width + PANEL.gap);
    const y = MARGIN + Math.floor(index / COLUMNS) * (height + PANEL.gap);
    return `<g transform="translate(${x} ${y})">\n${drawPanel(panel)}\n</g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="0 0 ${size.width} ${size.height}" role="img">
<style>
text { font: 12px system-ui, -apple-system, "Segoe UI", sans-serif; fill: ${colours.text}; }
.title { font-weight: 600; }
.quiet { fill: ${colours.quiet}; }
.value { font-variant-numeric: tabular-nums; }
.own { fill: ${colours.own}; }
.other { fill: ${colours.other}; }
.spread { stroke: ${colours.rule}; stroke-width: 1.5; }
</style>
<rect width="100%" height="100%" rx="6" fill="${colours.ground}"/>
${drawn.join("\n")}
<text class="quiet" x="${MARGIN}" y="${size.height - MARGIN}">${escaped(note)}</text>
</svg>
`;
}

function drawPanel({ title, bars }) {
  const most = Math.max(...bars.map(({ median, high = median }) => high));
  const scale = (PANEL.width - LABEL_WIDTH - VALUE_WIDTH) / most;
  const lines = bars.map((bar, index) => drawBar(bar, PANEL.title + index * PANEL.row, scale));
  return [`<text class="title" y="12">${escaped(title)}</text>`, ...lines].join("\n");
}

function drawBar({ label, own, median, low = median, high = median }, top, scale) {
  const number = (value) => Number(value.toFixed(1));
  const [width, from, to] = [median, low, high].map((value) => number(value * scale));
  const middle = top + BAR_HEIGHT / 2;
  const line = to > from ? `<path class="spread" d="M${LABEL_WIDTH + from} ${middle}H${LABEL_WIDTH + to}"/>` : "";
  return `<text class="${own ? "title" : "quiet"}" x="0" y="${top + 11}">${escaped(label)}</text>
<rect class="${own ? "own" : "other"}" x="${LABEL_WIDTH}" y="${top}" width="${Math.max(width, 1)}" height="${BAR_HEIGHT}" rx="2"/>${line}
<text class="value" x="${LABEL_WIDTH + Math.max(width, to) + 6}" y="${top + 11}">${significant(median)}</text>`;
}
