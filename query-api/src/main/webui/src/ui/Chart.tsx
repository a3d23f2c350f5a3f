import { useEffect, useMemo, useRef } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { t } from "../i18n";
import { dayOfMonth, hourOfDay, timeOfDay } from "./format";
import { Empty } from "./states";
import { token, useTheme } from "./theme";

export interface Series {
  name: string;
  /** One value for each of the chart's times; null where nothing was told, which leaves a gap. */
  values: (number | null)[];
  /** A design token, such as `--driving`. */
  colour: `--${string}`;
  /** How a value is written, unit included. */
  format: (value: number) => string;
  /** Series of another unit stand on the right-hand axis. */
  right?: boolean;
  stepped?: boolean;
  /** Shows each value as a dot, for a few values with gaps between them. */
  points?: boolean;
  /** The least and the greatest value of its axis; without it what the values need. */
  bounds?: [least: number, greatest: number];
}

export interface Mark {
  at: string;
  label: string;
  colour: `--${string}`;
}

const HEIGHT = 180;
const NO_MARKS: Mark[] = [];

/** Lines over time with a legend that follows the pointer; marks are moments of note. Charts of one `sync` move together. */
export function Chart({ label, times, series, marks = NO_MARKS, height = HEIGHT, sync, at, onHover }: {
  label: string;
  times: string[];
  series: Series[];
  marks?: Mark[];
  height?: number;
  sync?: string;
  /** The moment at which the cursor stands while no pointer moves it, in milliseconds. */
  at?: number | undefined;
  /** The index of the time under the pointer, to show the same place on a map. */
  onHover?: (index: number | undefined) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const drawn = useRef<uPlot>();
  const hover = useRef(onHover);
  hover.current = onHover;
  const cursorAt = useRef(at);
  cursorAt.current = at;
  const theme = useTheme();
  const data = useMemo(
    () => [times.map((at) => Date.parse(at) / 1_000), ...series.map((one) => one.values)] as uPlot.AlignedData,
    [times, series],
  );
  useEffect(() => {
    const root = box.current;
    if (!root || times.length === 0) {
      return undefined;
    }
    const options = optionsOf(root.clientWidth, height, series, marks, sync, (index) => hover.current?.(index), (made) => stand(made, cursorAt.current));
    const plot = new uPlot(options, data, root);
    drawn.current = plot;
    const watch = new ResizeObserver(() => plot.setSize({ width: root.clientWidth, height }));
    watch.observe(root);
    return () => {
      watch.disconnect();
      drawn.current = undefined;
      plot.destroy();
    };
  }, [data, series, marks, height, sync, theme, times.length]);
  useEffect(() => {
    if (drawn.current) {
      stand(drawn.current, at);
    }
  }, [at]);
  return times.length === 0 ? <Empty>{t("chart.noData")}</Empty> : <div className="chart" ref={box} role="img" aria-label={label} />;
}

function scaleOf(name: string, of: Series | undefined): uPlot.Scales {
  return of?.bounds ? { [name]: { range: () => of.bounds! } } : {};
}

/** Puts the cursor at a moment. That is not told to `onHover`: nobody pointed there. */
function stand(plot: uPlot, at: number | undefined): void {
  if (at !== undefined) {
    plot.setCursor({ left: plot.valToPos(at / 1_000, "x"), top: 0 }, false);
  }
}

/** A cursor that moves because the chart was drawn anew is nobody's pointing. */
function tellHover(plot: uPlot, onHover: (index: number | undefined) => void): void {
  const { idx } = plot.cursor;
  if (idx === null || idx === undefined || plot.over.matches(":hover")) {
    onHover(idx ?? undefined);
  }
}

function optionsOf(
  width: number,
  height: number,
  series: Series[],
  marks: Mark[],
  sync: string | undefined,
  onHover: (index: number | undefined) => void,
  onReady: (plot: uPlot) => void,
): uPlot.Options {
  const axis = { stroke: token("--soft"), grid: { stroke: token("--line"), width: 1 }, ticks: { stroke: token("--line"), width: 1 }, font: `11px ${token("--font")}` };
  const axisOf = (of: Series | undefined, side: 1 | 3, scale: string): uPlot.Axis[] =>
    of ? [{ ...axis, side, scale, size: 74, grid: side === 3 ? axis.grid : { show: false }, values: (_, ticks) => ticks.map((tick) => of.format(tick)) }] : [];
  return {
    width,
    height,
    legend: { live: true },
    cursor: { y: false, ...(sync ? { sync: { key: sync } } : {}), points: { size: 7 } },
    padding: [marks.length > 0 ? 18 : 8, null, null, null],
    scales: { x: { time: true }, ...scaleOf("left", series.find((one) => !one.right)), ...scaleOf("right", series.find((one) => one.right)) },
    series: [
      { value: (_, at: number | null) => (at === null || at === undefined ? "–" : timeOfDay(new Date(at * 1_000).toISOString())), label: t("time.range") },
      ...series.map((one): uPlot.Series => ({
        label: one.name,
        scale: one.right ? "right" : "left",
        stroke: token(one.colour),
        width: 2,
        value: (_, value: number | null) => (value === null || value === undefined ? "–" : one.format(value)),
        ...(one.points ? { points: { show: true, size: 8, fill: token(one.colour) } } : {}),
        ...(one.stepped ? { paths: uPlot.paths.stepped!({ align: 1 }) } : {}),
      })),
    ],
    axes: [{ ...axis, values: timesOf, space: 70 }, ...axisOf(series.find((one) => !one.right), 3, "left"), ...axisOf(series.find((one) => one.right), 1, "right")],
    hooks: {
      draw: [(plot) => drawMarks(plot, marks)],
      ready: [onReady],
      setCursor: [(plot) => tellHover(plot, onHover)],
    },
  };
}

/** Times of day while the ticks are less than a day apart. */
function timesOf(_: uPlot, ticks: number[], __: number, ___: number, stepS: number): string[] {
  const write = stepS < 60 ? timeOfDay : stepS < 86_400 ? hourOfDay : dayOfMonth;
  return ticks.map((tick) => write(new Date(tick * 1_000).toISOString()));
}

/** A line for each mark; of names that would lie on each other the first is written. */
function drawMarks(plot: uPlot, marks: Mark[]): void {
  let free = plot.bbox.left;
  for (const mark of [...marks].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))) {
    free = drawMark(plot, mark, free);
  }
}

/** Says from where on the next name may be written. */
function drawMark(plot: uPlot, mark: Mark, free: number): number {
  const x = plot.valToPos(Date.parse(mark.at) / 1_000, "x", true);
  const { left, top, width, height } = plot.bbox;
  if (x < left || x > left + width) {
    return free;
  }
  const pen = plot.ctx;
  pen.save();
  pen.strokeStyle = pen.fillStyle = token(mark.colour);
  pen.lineWidth = 1.5 * devicePixelRatio;
  pen.setLineDash([4 * devicePixelRatio, 3 * devicePixelRatio]);
  pen.beginPath();
  pen.moveTo(x, top);
  pen.lineTo(x, top + height);
  pen.stroke();
  pen.font = `${11 * devicePixelRatio}px ${token("--font")}`;
  pen.textAlign = "left";
  const room = pen.measureText(mark.label).width;
  const start = Math.min(x, left + width - room);
  if (start >= free) {
    pen.fillText(mark.label, start, top - 4 * devicePixelRatio);
    free = start + room + 8 * devicePixelRatio;
  }
  pen.restore();
  return free;
}
