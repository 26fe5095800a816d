// Charts: a question, a drawing, its words, its numbers as a table, and both to take away.
//
// Nothing depends on colour alone: lines differ in their dashes, dots in their shapes, areas in
// their patterns. Texts reach the drawing library through functions and never as a template.

import * as echarts from "echarts/core";
import { BarChart, CustomChart, LineChart } from "echarts/charts";
import {
  AriaComponent,
  GridComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
} from "echarts/components";
import { SVGRenderer } from "echarts/renderers";
import { download, h, s, table } from "./element.js";
import { language, number, t } from "./language.js";

echarts.use([
  AriaComponent,
  BarChart,
  CustomChart,
  GridComponent,
  LineChart,
  MarkAreaComponent,
  MarkLineComponent,
  SVGRenderer,
  TooltipComponent,
]);

const dashes = ["solid", "dashed", "dotted", [9, 3, 2, 3]];
const shapes = ["circle", "rect", "triangle", "diamond"];

/** The colours of the sheet of style, as they are now: light, dark, or for paper. */
function palette() {
  const style = getComputedStyle(document.documentElement);
  const of = (name) => style.getPropertyValue(`--${name}`).trim();
  return {
    ink: of("ink"),
    faint: of("faint"),
    line: of("line"),
    paper: of("paper"),
    panel: of("panel"),
    series: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => of(`series-${n}`)),
  };
}

// --- Options -------------------------------------------------------------------------------------

const font = () =>
  language().direction === "rtl"
    ? '"Noto Naskh Arabic", "Noto Sans Arabic", system-ui, sans-serif'
    : 'system-ui, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif';

function base(colours) {
  return {
    animation: false,
    color: colours.series,
    textStyle: { fontFamily: font(), color: colours.ink, fontSize: 12 },
    aria: { enabled: true, label: { enabled: false }, decal: { show: true } },
    tooltip: {
      renderMode: "richText",
      confine: true,
      backgroundColor: colours.panel,
      borderColor: colours.line,
      textStyle: { color: colours.ink, fontFamily: font(), fontSize: 12 },
    },
  };
}

const valueAxis = (colours, more) => ({
  type: "value",
  axisLabel: { color: colours.faint, hideOverlap: true },
  axisLine: { show: true, lineStyle: { color: colours.line } },
  splitLine: { lineStyle: { color: colours.line, opacity: 0.6 } },
  ...more,
});

const nameAxis = (colours, names, width) => ({
  type: "category",
  inverse: true,
  data: names,
  axisTick: { show: false },
  axisLine: { lineStyle: { color: colours.line } },
  axisLabel: {
    color: colours.ink,
    interval: 0,
    width: Math.round(Math.min(190, Math.max(84, width * 0.3))),
    overflow: "break",
    lineHeight: 14,
  },
});

/** Words in lines of at most so many letters. */
function inLines(text, letters) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last === "") lines[lines.length - 1] = word;
    else if (last.length + 1 + word.length <= letters) lines[lines.length - 1] += ` ${word}`;
    else lines.push(word);
  }
  return lines.join("\n");
}

/** The name of an axis, in lines where the page is narrow: about seven pixels a letter. */
const named = (name, colours, width) => ({
  name: inLines(name, Math.max(16, Math.floor((width * 0.58) / 7))),
  nameLocation: "middle",
  nameGap: 26,
  nameTextStyle: { color: colours.faint, lineHeight: 14 },
});
const room = (width) => (width < 480 ? 52 : 34);

/** How tall a chart of so many named rows is; on a narrow page names take more lines. */
export const tall = (rows, each = 34) => 64 + rows * each * (innerWidth < 480 ? 1.4 : 1);

/**
 * Curves over days, each with its band: series [{name, values: [[middle, low, high] | null, …]}];
 * marks [{day, text}] are dates worth a line.
 */
export function curves({ days, series, marks = [], max, per = 1, digits = 2 }) {
  return (colours, width) => {
    const list = [];
    series.forEach((one, k) => {
      // A variant may last longer than the first.
      const at = (i) => one.values.slice(0, days.length).map((value, d) => [days[d], value ? per * value[i] : null]);
      const colour = colours.series[k % colours.series.length];
      const low = at(1);
      const band = { type: "line", stack: `band ${k}`, symbol: "none", silent: true, z: 1 };
      list.push({ ...band, data: low, lineStyle: { opacity: 0 }, stackStrategy: "all" });
      list.push({
        ...band,
        stackStrategy: "all",
        data: at(2).map(([day, high], d) => [day, high === null ? null : high - low[d][1]]),
        lineStyle: { opacity: 0 },
        areaStyle: { color: colour, opacity: 0.16 },
      });
      list.push({
        type: "line",
        name: one.name,
        data: at(0),
        z: 3,
        symbol: shapes[k % shapes.length],
        symbolSize: 6,
        showSymbol: true,
        showAllSymbol: true,
        symbolKeepAspect: true,
        lineStyle: { color: colour, width: 2, type: dashes[k % dashes.length] },
        itemStyle: { color: colour },
        markLine:
          k === 0 && marks.length > 0
            ? {
                symbol: "none",
                silent: true,
                label: { color: colours.faint, formatter: (mark) => mark.name, distance: 3 },
                lineStyle: { color: colours.faint, type: [3, 3], width: 1 },
                data: marks.map((mark, at) => ({
                  xAxis: mark.day,
                  name: mark.text,
                  // Neighbours would write over each other.
                  label: { distance: at % 2 === 0 ? 3 : 15 },
                })),
              }
            : undefined,
      });
    });
    // Every point is drawn, but few are marked: shapes tell curves apart without hiding them.
    const every = Math.max(1, Math.round(days.length / 8));
    for (const one of list)
      if (one.name !== undefined)
        one.symbolSize = (value, point) => (point.dataIndex % every === 0 ? 7 : 0);
    return {
      ...base(colours),
      grid: { left: 8, right: 12, top: marks.length > 0 ? 36 : 10, bottom: 30, containLabel: true },
      tooltip: {
        ...base(colours).tooltip,
        trigger: "axis",
        formatter: (points) => {
          const at = points[0].dataIndex;
          const lines = series
            .filter((one) => one.values[at])
            .map((one) => {
              const [middle, low, high] = one.values[at].map((x) => number(per * x, digits));
              return t("{name}: {middle} ({low} to {high})", { name: one.name, middle, low, high });
            });
          return [t("day {n}", { n: number(days[at]) }), ...lines].join("\n");
        },
      },
      xAxis: valueAxis(colours, {
        ...named(t("days since the start"), colours, width),
        min: days[0],
        max: days[days.length - 1],
        axisLabel: { color: colours.faint, formatter: (x) => number(x), hideOverlap: true },
      }),
      yAxis: valueAxis(colours, {
        min: 0,
        max,
        axisLabel: { color: colours.faint, formatter: (x) => number(x, x % 1 === 0 ? 0 : digits === 0 ? 1 : digits) },
      }),
      series: list,
    };
  };
}

/**
 * Dots with their intervals, one row a name: series [{name, values: [[value, low, high] | null]}].
 * `margin` shades what does not matter; `bars` reach from zero to each dot: a tornado.
 */
export function dots({ names, series, per = 100, axis, margin, zero = false, bars = false, from, to, digits = 1 }) {
  return (colours, width) => ({
    ...base(colours),
    grid: { left: 8, right: 16, top: 8, bottom: room(width), containLabel: true },
    tooltip: {
      ...base(colours).tooltip,
      trigger: "item",
      formatter: (point) => {
        const value = series[point.seriesIndex]?.values[point.dataIndex];
        if (!value) return "";
        const [middle, low, high] = value.map((x) => number(per * x, digits));
        return `${names[point.dataIndex]}\n${t("{name}: {middle} ({low} to {high})", {
          name: series[point.seriesIndex].name,
          middle,
          low,
          high,
        })}`;
      },
    },
    xAxis: valueAxis(colours, {
      ...named(axis, colours, width),
      min: from,
      max: to,
      scale: !bars,
      axisLabel: { color: colours.faint, formatter: (x) => number(x, x % 1 === 0 ? 0 : 1), hideOverlap: true },
    }),
    yAxis: nameAxis(colours, names, width),
    series: series.map((one, k) => ({
      type: "custom",
      name: one.name,
      z: 3,
      encode: { x: [0, 1, 2], y: 3 },
      data: one.values.map((value, row) =>
        value ? [...value.map((x) => per * x), row] : [NaN, NaN, NaN, row],
      ),
      markArea:
        k === 0 && margin
          ? {
              silent: true,
              itemStyle: { color: colours.faint, opacity: 0.16 },
              data: [[{ xAxis: -per * margin }, { xAxis: per * margin }]],
            }
          : undefined,
      markLine:
        k === 0 && zero
          ? {
              silent: true,
              symbol: "none",
              label: { show: false },
              lineStyle: { color: colours.ink, type: "solid", width: 1 },
              data: [{ xAxis: 0 }],
            }
          : undefined,
      renderItem: (params, api) => {
        if (Number.isNaN(api.value(0))) return null;
        const colour = colours.series[k % colours.series.length];
        const row = api.value(3);
        const shift = (k - (series.length - 1) / 2) * Math.min(11, api.size([0, 1])[1] / 3);
        const [x, middle] = api.coord([api.value(0), row]);
        const y = middle + shift;
        const [low] = api.coord([api.value(1), row]);
        const [high] = api.coord([api.value(2), row]);
        const stroke = { stroke: colour, lineWidth: 2 };
        const line = (x1, y1, x2, y2) => ({ type: "line", shape: { x1, y1, x2, y2 }, style: stroke });
        const dot =
          k % 2 === 0
            ? { type: "circle", shape: { cx: x, cy: y, r: 4.5 }, style: { fill: colour } }
            : {
                type: "rect",
                shape: { x: x - 4.5, y: y - 4.5, width: 9, height: 9 },
                style: { fill: colours.paper, stroke: colour, lineWidth: 2 },
              };
        return {
          type: "group",
          children: [
            bars && {
              type: "rect",
              shape: {
                x: Math.min(x, api.coord([0, row])[0]),
                y: y - 9,
                width: Math.abs(x - api.coord([0, row])[0]),
                height: 18,
              },
              style: { fill: colour, opacity: 0.35, stroke: colour, lineWidth: 1 },
            },
            line(low, y, high, y),
            line(low, y - 4, low, y + 4),
            line(high, y - 4, high, y + 4),
            dot,
          ].filter(Boolean),
        };
      },
    })),
  });
}

/**
 * Parts of a whole, a bar for each name: series [{name, values: [share, …], colour}]; the same kind
 * of part has the same colour on every page, whichever others there are.
 */
export function parts({ names, series, axis }) {
  return (colours, width) => ({
    ...base(colours),
    grid: { left: 8, right: 16, top: 8, bottom: room(width), containLabel: true },
    tooltip: {
      ...base(colours).tooltip,
      trigger: "axis",
      axisPointer: { type: "shadow" },
      formatter: (points) =>
        [
          names[points[0].dataIndex],
          ...points
            .filter((point) => point.value > 0)
            .map((point) => `${point.seriesName}: ${number(point.value, 1)}`),
        ].join("\n"),
    },
    xAxis: valueAxis(colours, {
      ...named(axis, colours, width),
      min: 0,
      max: 100,
      axisLabel: { color: colours.faint, formatter: (x) => number(x), hideOverlap: true },
    }),
    yAxis: nameAxis(colours, names, width),
    series: series.map((one, k) => ({
      type: "bar",
      stack: "whole",
      name: one.name,
      barMaxWidth: 26,
      data: one.values.map((share) => 100 * share),
      itemStyle: {
        color: colours.series[(one.colour ?? k) % 10],
        borderColor: colours.paper,
        borderWidth: 1,
      },
      label: {
        show: true,
        formatter: (point) =>
          (point.value * width) / 100 > 9.5 * one.name.length + 50
            ? `${one.name} ${number(point.value)}`
            : (point.value * width) / 100 > 45
              ? number(point.value)
              : "",
        color: colours.paper,
        textBorderColor: colours.series[(one.colour ?? k) % 10],
        textBorderWidth: 4,
        fontSize: 11,
      },
    })),
  });
}

/** Steps from one level to another: steps [{name, from, to, whole, low, high}], in parts of one. */
export function steps({ steps: list, axis }) {
  return (colours, width) => ({
    ...base(colours),
    grid: { left: 8, right: 16, top: 8, bottom: room(width), containLabel: true },
    tooltip: {
      ...base(colours).tooltip,
      trigger: "item",
      formatter: (point) => `${list[point.dataIndex].name}\n${list[point.dataIndex].says}`,
    },
    xAxis: valueAxis(colours, {
      ...named(axis, colours, width),
      scale: true,
      axisLabel: { color: colours.faint, formatter: (x) => number(x, x % 1 === 0 ? 0 : 1), hideOverlap: true },
    }),
    yAxis: nameAxis(
      colours,
      list.map((step) => step.name),
      width,
    ),
    series: [
      {
        type: "custom",
        encode: { x: [0, 1, 2, 3], y: 4 },
        data: list.map((step, row) => [
          100 * step.from,
          100 * step.to,
          100 * (step.low ?? step.to),
          100 * (step.high ?? step.to),
          row,
        ]),
        renderItem: (params, api) => {
          const step = list[params.dataIndex];
          const [from, y] = api.coord([api.value(0), api.value(4)]);
          const [to] = api.coord([api.value(1), api.value(4)]);
          const [low] = api.coord([api.value(2), api.value(4)]);
          const [high] = api.coord([api.value(3), api.value(4)]);
          const tall = Math.min(20, api.size([0, 1])[1] * 0.6);
          const colour = step.whole
            ? colours.series[7]
            : colours.series[step.to > step.from ? 1 : 0];
          const line = (x1, y1, x2, y2, wide) => ({
            type: "line",
            shape: { x1, y1, x2, y2 },
            style: { stroke: colours.ink, lineWidth: wide },
          });
          const children = step.whole
            ? [
                {
                  type: "polygon",
                  shape: {
                    points: [
                      [to, y - tall / 2],
                      [to + tall / 2, y],
                      [to, y + tall / 2],
                      [to - tall / 2, y],
                    ],
                  },
                  style: { fill: colour },
                },
              ]
            : [
                {
                  type: "rect",
                  shape: {
                    x: Math.min(from, to),
                    y: y - tall / 2,
                    width: Math.max(1.5, Math.abs(to - from)),
                    height: tall,
                  },
                  style: { fill: colour, stroke: colours.ink, lineWidth: 0.5 },
                },
              ];
          if (step.low !== undefined)
            children.push(
              line(low, y, high, y, 1.2),
              line(low, y - 4, low, y + 4, 1.2),
              line(high, y - 4, high, y + 4, 1.2),
            );
          return { type: "group", children };
        },
      },
    ],
  });
}

// --- Figures -------------------------------------------------------------------------------------

let figures = [];

/** Forgets the figures of a page that is about to be drawn anew. */
export function forget() {
  for (const figure of figures) figure.dispose();
  figures = [];
  watcher?.disconnect();
  watcher = undefined;
}

const cell = (value) => {
  const text = String(value ?? "");
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
const csv = (rows) => rows.map((row) => row.map(cell).join(",") + "\n").join("");

/** A small drawing of how a series looks, beside its name. */
function swatch(kind, k) {
  const colour = `var(--series-${(k % 10) + 1})`;
  const draw = {
    curves: () =>
      s("line", {
        x1: 1, y1: 7, x2: 27, y2: 7, stroke: colour, "stroke-width": 2.5,
        "stroke-dasharray": ["none", "6 4", "2 3", "9 3 2 3"][k % 4],
      }),
    dots: () => [
      s("line", { x1: 1, y1: 7, x2: 27, y2: 7, stroke: colour, "stroke-width": 2 }),
      k % 2 === 0
        ? s("circle", { cx: 14, cy: 7, r: 4.5, fill: colour })
        : s("rect", {
            x: 9.5, y: 2.5, width: 9, height: 9, fill: "var(--paper)", stroke: colour,
            "stroke-width": 2,
          }),
    ],
    parts: () => s("rect", { x: 6, y: 1, width: 14, height: 12, fill: colour }),
  };
  return s(
    "svg",
    { viewBox: "0 0 28 14", width: 28, height: 14, "aria-hidden": "true", class: "swatch" },
    draw[kind](),
  );
}

const legend = (kind, names, inks) =>
  h(
    "ul",
    { class: "legend" },
    names.map((name, k) => h("li", null, swatch(kind, inks?.[k] ?? k), name)),
  );

/**
 * A figure. `build()` is asked again whenever something it depends on was chosen anew, and returns
 *
 *   says     what can be read off it, in a sentence: the text alternative
 *   charts   [{title, option, height}]; none if there is nothing to draw
 *   legend   {kind: "curves" | "dots" | "parts", names, colours}
 *   columns  and rows: the same as a table
 *   note     what must be known to read it
 */
export function figure({ id, question, build, level = 2, controls }) {
  const body = h("div", { class: "figure-body" });
  const element = h(
    "section",
    { class: "figure", "aria-labelledby": `${id}-question` },
    h(`h${level}`, { id: `${id}-question` }, question),
    controls ?? null,
    body,
  );
  let charts = [];
  const dispose = () => {
    for (const chart of charts) chart.drawn?.dispose();
    charts = [];
  };
  const draw = () => {
    for (const chart of charts) {
      const width = chart.place.clientWidth;
      if (width === 0) continue;
      chart.drawn ??= echarts.init(chart.place, null, { renderer: "svg" });
      chart.drawn.resize();
      chart.drawn.setOption(chart.option(palette(), width), true);
    }
  };
  const svg = (chart, at) => {
    draw();
    const text = chart.drawn.renderToSVGString();
    download(`${id}${charts.length > 1 ? `-${at + 1}` : ""}.svg`, "image/svg+xml", text);
  };
  const fill = () => {
    dispose();
    const made = build();
    charts = (made.charts || []).map((one) => ({
      ...one,
      place: h("div", {
        class: "chart",
        role: "img",
        "aria-label": [question, one.title, made.says, t("The table has the numbers.")]
          .filter(Boolean)
          .join(" "),
      }),
    }));
    for (const chart of charts) chart.place.style.blockSize = `${chart.height ?? 260}px`;
    const multiple = charts.length > 1;
    body.replaceChildren(
      ...[
        made.says && h("p", { class: "says" }, made.says),
        made.legend && charts.length > 0 && legend(made.legend.kind, made.legend.names, made.legend.colours),
        h(
          "div",
          { class: multiple ? "charts several" : "charts" },
          charts.map((chart, at) =>
            h(
              "figure",
              null,
              chart.title && h("figcaption", null, chart.title),
              chart.place,
              h(
                "button",
                {
                  type: "button",
                  class: "take",
                  "aria-label": t("Save as SVG: {what}", { what: chart.title ?? question }),
                  onclick: () => svg(chart, at),
                },
                t("SVG"),
              ),
            ),
          ),
        ),
        made.note && h("p", { class: "note" }, made.note),
        made.rows &&
          h(
            "details",
            { class: "twin" },
            h("summary", null, t("The numbers as a table")),
            table(question, made.columns, made.rows),
            h(
              "button",
              {
                type: "button",
                class: "take",
                "aria-label": t("Save as CSV: {what}", { what: question }),
                onclick: () =>
                  download(`${id}.csv`, "text/csv;charset=utf-8", csv([made.columns, ...made.rows])),
              },
              t("CSV"),
            ),
          ),
      ].filter(Boolean),
    );
  };
  fill();
  const one = {
    element,
    draw,
    dispose,
    again: () => {
      fill();
      draw();
    },
  };
  figures.push(one);
  return one;
}

/** Everything that hangs on a choice is filled and drawn again. */
export const drawAgain = () => figures.forEach((one) => one.again());

let watcher;

/** Draws what is in sight or near it, the rest when it comes near; everything before printing. */
export function drawWhenSeen() {
  watcher = new IntersectionObserver(
    (entries) => {
      for (const entry of entries)
        if (entry.isIntersecting) {
          watcher?.unobserve(entry.target);
          figures.find((one) => one.element === entry.target)?.draw();
        }
    },
    { rootMargin: "800px" },
  );
  for (const one of figures) watcher.observe(one.element);
}

const drawAll = () => figures.forEach((one) => one.draw());
let width = innerWidth;
addEventListener("resize", () => {
  if (innerWidth === width) return;
  width = innerWidth;
  drawAll();
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
addEventListener("beforeprint", () => {
  document.documentElement.dataset.print = "";
  drawAll();
});
addEventListener("afterprint", () => {
  delete document.documentElement.dataset.print;
  drawAll();
});
