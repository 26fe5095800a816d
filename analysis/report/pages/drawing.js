// The crisis around one instant: the ladder and the pressure above, the capitals and whoever stands
// between them in the middle, with a slanted line for every letter, and beliefs below.
//
// Everything here can be read in the list of acts as well, so the drawing is one image to a screen
// reader. Nothing depends on colour alone: letters differ by weight and ends, sides by dashes.

import { h, s } from "./element.js";
import { along, number, t } from "./language.js";
import { told } from "./words.js";

const kLane = 46;
const kPanel = 44;
const kGap = 20;
const kSide = 10;

/** From days to places, for the stretch of time in view. */
function scale(run, reader, width) {
  const span = Math.min(reader.span, run.horizon);
  const now = run.acts[reader.at].at;
  const from = Math.max(0, Math.min(run.horizon - span, now - span * 0.6));
  const x = (day) => kSide + ((day - from) / span) * (width - 2 * kSide);
  return { from, to: from + span, now, span, x, width };
}

/** When it was over, which a war may bring before its time. */
const endOf = (run) => run.acts[run.acts.length - 1].at;

const sees = (view, day) => day >= view.from && day <= view.to;

// --- Curves --------------------------------------------------------------------------------------

function valueAt(curve, day, steps) {
  let at = 0;
  while (at + 1 < curve.at.length && curve.at[at + 1] <= day) at += 1;
  if (steps || at + 1 >= curve.at.length || day <= curve.at[0]) return curve.value[at];
  const share = (day - curve.at[at]) / (curve.at[at + 1] - curve.at[at]);
  return curve.value[at] + share * (curve.value[at + 1] - curve.value[at]);
}

function line(curve, view, until, y, steps) {
  const to = Math.min(view.to, until);
  if (to <= view.from) return "";
  const points = [[view.from, valueAt(curve, view.from, steps)]];
  curve.at.forEach((day, at) => {
    if (day <= view.from || day >= to) return;
    if (steps) points.push([day, points[points.length - 1][1]]);
    points.push([day, curve.value[at]]);
  });
  const last = valueAt(curve, to, steps);
  if (steps) points.push([to, points[points.length - 1][1]]);
  points.push([to, last]);
  return points.map(([day, value]) => `${view.x(day).toFixed(1)},${y(value).toFixed(1)}`).join(" ");
}

/** One panel: a name, the values now, and a line for each side that may be shown. */
function panel(run, reader, view, top, { name, curves, most, steps, labels }) {
  const y = (value) => top + kPanel - (Math.min(value, most) / most) * (kPanel - 4) - 2;
  const until = reader.seat < 0 ? endOf(run) : view.now;
  const shown = curves
    .map((curve, side) => ({ curve, side }))
    .filter(({ side }) => curves.length === 1 || reader.seat < 0 || reader.seat === side);
  const values = shown.map(({ curve, side }) => {
    const value = valueAt(curve, view.now, steps);
    const text = labels ? labels(value) : number(value, 2);
    return curves.length === 1 || (view.width < 420 && reader.seat < 0)
      ? text
      : t("{who} {value}", { who: told(run.actors[run.principals[side]].name), value: text });
  });
  return [
    s("text", { class: "name", x: kSide, y: top - 5 }, along(`${name}: ${values.join(" · ")}`)),
    s("rect", { class: "ground", x: kSide, y: top, width: view.width - 2 * kSide, height: kPanel }),
    shown.map(({ curve, side }) =>
      s("polyline", { class: `curve side-${side}`, points: line(curve, view, until, y, steps) }),
    ),
  ];
}

function above(run) {
  const panels = [];
  const { rung, pressure, forces } = run.levels;
  if (run.rungs.length > 0)
    panels.push({
      name: t("Quarrel"),
      curves: [rung],
      most: Math.max(1, run.rungs.length - 1),
      steps: true,
      labels: (value) => told(run.rungs[value] ?? ""),
    });
  const most = Math.max(0.1, ...pressure.flatMap((curve) => curve.value));
  panels.push({ name: t("Pressure on"), curves: pressure, most });
  if (Math.max(...forces.value) > 0)
    panels.push({ name: t("Density of forces"), curves: [forces], most: Math.max(...forces.value) });
  return panels;
}

function below(run) {
  const { trust, trust_in_operator: operator, relief, alert, hurt } = run.levels;
  const strain = Math.max(0.25, ...hurt.flatMap((curve) => curve.value));
  return [
    { name: t("Trust in the other"), curves: trust, most: 1 },
    operator ? { name: t("Trust in the intermediary"), curves: operator, most: 1 } : null,
    { name: t("Expected relief"), curves: relief, most: 1 },
    { name: t("Alert"), curves: alert, most: 1 },
    { name: t("Hurt"), curves: hurt, most: Math.min(1, strain) },
  ].filter(Boolean);
}

// --- Lanes ---------------------------------------------------------------------------------------

const isCapital = (run, actor) => run.actors[actor].side >= 0;

function lanes(run, view, laneY) {
  return run.lanes.map((actor) =>
    s("line", {
      class: isCapital(run, actor) ? "lane capital" : "lane",
      x1: kSide,
      x2: view.width - kSide,
      y1: laneY(actor),
      y2: laneY(actor),
    }),
  );
}

/** Over everything else, so that they can be read. */
function laneNames(run, laneY) {
  return run.lanes.map((actor) =>
    s(
      "text",
      { class: `lane-name${isCapital(run, actor) ? " capital" : ""}`, x: kSide, y: laneY(actor) - 6 },
      told(run.actors[actor].name),
    ),
  );
}

const cross = (x, y, r, cls) =>
  s("path", { class: cls, d: `M${x - r},${y - r}L${x + r},${y + r}M${x - r},${y + r}L${x + r},${y - r}` });

/** The way of a letter: from its author's lane, by whoever carries it, to the other's. */
function wayOf(run, view, laneY, letter) {
  const by = run.channels[letter.channel]?.by ?? -1;
  const arrived = letter.arrived ?? endOf(run);
  const middle = (letter.left + arrived) / 2;
  const start = [view.x(letter.left), laneY(letter.from)];
  const end = [view.x(arrived), laneY(letter.to)];
  const halfway =
    by >= 0 && run.lanes.includes(by)
      ? [view.x(middle), laneY(by)]
      : [view.x(middle), (start[1] + end[1]) / 2];
  return { start, halfway, end };
}

const pair = ([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`;

function arrowHead(from, to) {
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
  const wing = (turn) => [to[0] - 9 * Math.cos(angle + turn), to[1] - 9 * Math.sin(angle + turn)];
  return `${pair(to)} ${pair(wing(0.4))} ${pair(wing(-0.4))}`;
}

/** A letter as all of it is known: sent, carried, heard, lost, turned around. */
function wholeLetter(run, view, laneY, letter) {
  const { start, halfway, end } = wayOf(run, view, laneY, letter);
  const manner = (hostile) => (hostile ? "letter hostile" : "letter");
  const first = s("polyline", { class: manner(letter.hostile), points: `${pair(start)} ${pair(halfway)}` });
  if (letter.lost !== undefined)
    return [first, cross(halfway[0], halfway[1], 5, letter.withheld ? "stop withheld" : "stop")];
  if (letter.heard === undefined)
    return [first, s("polyline", { class: `${manner(letter.hostile)} under-way`, points: `${pair(halfway)} ${pair(end)}` })];
  const turned = letter.heard_hostile !== letter.hostile;
  return [
    first,
    s("polyline", { class: manner(letter.heard_hostile), points: `${pair(halfway)} ${pair(end)}` }),
    s("polygon", { class: letter.heard_hostile ? "head hostile" : "head", points: arrowHead(halfway, end) }),
    turned
      ? [
          s("circle", { class: "turned", cx: halfway[0], cy: halfway[1], r: 8 }),
          s("text", { class: "turned", x: halfway[0], y: halfway[1] + 4 }, "≠"),
        ]
      : null,
  ];
}

/** A letter from a seat: one's own as it left, the other's as it came. */
function knownLetter(run, view, laneY, letter, self) {
  const { start, halfway, end } = wayOf(run, view, laneY, letter);
  if (letter.from === self) {
    const third = [start[0] + (halfway[0] - start[0]) / 2, start[1] + (halfway[1] - start[1]) / 2];
    return s("polyline", {
      class: `letter under-way${letter.hostile ? " hostile" : ""}`,
      points: `${pair(start)} ${pair(third)}`,
    });
  }
  if (letter.heard === undefined || letter.arrived > view.now) return null;
  const near = [end[0] - 10, end[1] + (halfway[1] - end[1]) / 2];
  return [
    s("polyline", { class: letter.heard_hostile ? "letter hostile" : "letter", points: `${pair(near)} ${pair(end)}` }),
    s("polygon", { class: letter.heard_hostile ? "head hostile" : "head", points: arrowHead(near, end) }),
  ];
}

function letters(run, reader, view, laneY) {
  const self = reader.seat < 0 ? -1 : run.principals[reader.seat];
  return run.letters
    .filter((letter) => letter.left <= view.to && (letter.arrived ?? endOf(run)) >= view.from)
    .filter((letter) => self < 0 || letter.from !== self || letter.left <= view.now)
    .map((letter) => {
      const here = [letter.sent, letter.heard, letter.lost].includes(reader.at);
      const later = letter.left > view.now;
      return s(
        "g",
        { class: `${here ? "here" : ""}${later ? " later" : ""}` },
        self < 0
          ? wholeLetter(run, view, laneY, letter)
          : knownLetter(run, view, laneY, letter, self),
      );
    });
}

// --- Marks ---------------------------------------------------------------------------------------

const kDeeds = new Set(["act", "client_struck", "warned", "offered", "leaked"]);
const kBlows = new Set(["incident", "struck"]);
const kOfBoth = new Set(["convened", "round_ended", "agreed", "understanding", "settled", "resumed", "war", "ended", "broke_off"]);

function markOf(act, x, y) {
  if (act.kind === "read")
    return act.hostile
      ? s("path", { class: "mark hostile", d: `M${x},${y - 6}L${x + 6},${y + 5}L${x - 6},${y + 5}Z` })
      : s("circle", { class: "mark hollow", cx: x, cy: y, r: 4.5 });
  if (kBlows.has(act.kind)) return cross(x, y, 6, act.kind === "struck" ? "mark blow heavy" : "mark blow");
  if (kDeeds.has(act.kind)) return s("rect", { class: "mark", x: x - 4.5, y: y - 4.5, width: 9, height: 9 });
  return s("path", { class: "mark hollow", d: `M${x},${y - 5}L${x + 5},${y}L${x},${y + 5}L${x - 5},${y}Z` });
}

function rounds(run, view, laneY, known) {
  const bands = [];
  let began = null;
  const close = (day) => {
    if (began !== null && began <= view.to && day >= view.from) {
      const x = view.x(Math.max(began, view.from));
      const top = laneY(run.lanes[0]);
      bands.push(
        s("rect", {
          class: "round",
          x,
          y: top,
          width: Math.max(2, view.x(Math.min(day, view.to)) - x),
          height: laneY(run.lanes[run.lanes.length - 1]) - top,
        }),
      );
    }
    began = null;
  };
  run.acts.forEach((act, index) => {
    if (!known(act, index)) return;
    if (act.kind === "convened") began = act.at;
    if (["round_ended", "broke_off", "agreed"].includes(act.kind)) close(act.at);
  });
  close(Math.min(view.to, view.now));
  return bands;
}

function marks(run, reader, view, laneY, known) {
  const stacked = new Map();
  return run.acts.map((act, index) => {
    const lettered = act.kind === "sent" || act.kind === "heard" || act.kind === "lost";
    if (!sees(view, act.at) || !known(act, index)) return null;
    if (lettered && index !== reader.at) return null;
    const x = view.x(act.at);
    const later = act.at > view.now ? "later" : "";
    if (kOfBoth.has(act.kind) || act.who < 0) {
      if (!kOfBoth.has(act.kind)) return null;
      const [top, end] = [laneY(run.lanes[0]), laneY(run.lanes[run.lanes.length - 1])];
      return s("line", { class: `both ${act.kind} ${later}`, x1: x, x2: x, y1: top, y2: end });
    }
    const place = `${act.who}/${Math.round(x / 8)}`;
    const height = Math.min(stacked.get(place) ?? 0, 3);
    stacked.set(place, height + 1);
    const y = laneY(act.who) + height * 4;
    const struck = act.kind === "struck" || act.kind === "incident" || act.kind === "client_struck";
    return s(
      "g",
      { class: later },
      struck && act.whom >= 0 && run.lanes.includes(act.whom)
        ? s("line", { class: "reach", x1: x, x2: x, y1: y, y2: laneY(act.whom) })
        : null,
      lettered ? null : markOf(act, x, y),
    );
  });
}

function here(run, reader, view, laneY, height) {
  const act = run.acts[reader.at];
  const x = view.x(act.at);
  const lane = run.lanes.includes(act.who) ? laneY(act.who) : null;
  return [
    s("line", { class: "cursor", x1: x, x2: x, y1: 0, y2: height }),
    lane === null ? null : s("circle", { class: "halo", cx: x, cy: lane, r: 11 }),
  ];
}

// --- Time ----------------------------------------------------------------------------------------

const kDay = 86400000;

function dateAt(run, day) {
  const first = run.acts[0];
  const [year, month, date] = first.date.slice(0, 10).split("-").map(Number);
  const [hour, minute] = first.date.slice(11, 16).split(":").map(Number);
  const start = Date.UTC(year, month - 1, date, hour || 0, minute || 0) - first.at * kDay;
  return new Date(start + day * kDay).toISOString().slice(0, 10);
}

function axis(run, view, y) {
  const room = Math.max(1, Math.floor(view.width / 115));
  const steps = [1, 2, 3, 5, 7, 14, 30, 60, 180, 365, 730];
  const every = steps.find((one) => view.span / one <= room) ?? 730;
  const ticks = [];
  for (let day = Math.ceil(view.from / every) * every; day <= view.to; day += every) ticks.push(day);
  return ticks.map((day) => {
    const x = view.x(day);
    const anchor = x < 40 ? "start" : x > view.width - 40 ? "end" : "middle";
    return [
      s("line", { class: "tick", x1: x, x2: x, y1: y, y2: y + 5 }),
      s("text", { class: `date ${anchor}`, x, y: y + 18 }, dateAt(run, day)),
    ];
  });
}

/** The whole drawing; `choose(index)` is called with the act nearest to where it is clicked. */
export function drawing(run, reader, steps, width, choose) {
  const view = scale(run, reader, width);
  const seat = reader.seat;
  const known = (act, index) => seat < 0 || (act.seats[seat] && index <= reader.at);
  const shapes = [];
  let y = 18;
  for (const one of above(run)) {
    shapes.push(panel(run, reader, view, y, one));
    y += kPanel + kGap;
  }
  const lanesTop = y + 12;
  const laneY = (actor) => lanesTop + Math.max(0, run.lanes.indexOf(actor)) * kLane;
  y = lanesTop + (run.lanes.length - 1) * kLane + 28;
  const middle = [
    rounds(run, view, laneY, known),
    lanes(run, view, laneY),
    letters(run, reader, view, laneY),
    marks(run, reader, view, laneY, known),
  ];
  const clip = s("clipPath", { id: "in-view" }, s("rect", { x: kSide - 7, y: 0, width: width - 2 * kSide + 14, height: 4000 }));
  y += 12;
  for (const one of below(run)) {
    shapes.push(panel(run, reader, view, y, one));
    y += kPanel + kGap;
  }
  y -= kGap - 6;
  const picture = s(
    "svg",
    {
      role: "img",
      "aria-label": t("{from} to {to}: lanes for {who}, with the letters between them, the ladder and the pressure above and beliefs below. The list of acts says the same in words.", {
        from: dateAt(run, view.from),
        to: dateAt(run, view.to),
        who: run.lanes.map((actor) => told(run.actors[actor].name)).join(", "),
      }),
      width,
      height: y + 24,
      viewBox: `0 0 ${width} ${y + 24}`,
    },
    clip,
    shapes,
    s("g", { "clip-path": "url(#in-view)" }, middle, here(run, reader, view, laneY, y)),
    laneNames(run, laneY),
    axis(run, view, y),
  );
  picture.addEventListener("click", (event) => {
    const at = event.clientX - picture.getBoundingClientRect().left;
    const day = view.from + ((at - kSide) / (width - 2 * kSide)) * view.span;
    const from = steps.filter((index) => seat < 0 || index <= reader.at);
    let best = from[0];
    for (const index of from)
      if (Math.abs(run.acts[index].at - day) < Math.abs(run.acts[best].at - day)) best = index;
    choose(best);
  });
  return picture;
}

// --- Legend --------------------------------------------------------------------------------------

const sample = (...shapes) =>
  s("svg", { width: 34, height: 18, viewBox: "0 0 34 18", "aria-hidden": "true", class: "sample" }, shapes);

export function legend() {
  const entry = (picture, text) => h("li", null, picture, " ", text);
  const slanted = (cls) => s("polyline", { class: cls, points: "2,3 26,14" });
  return h(
    "details",
    { class: "legend" },
    h("summary", null, t("How to read the drawing")),
    h(
      "ul",
      null,
      entry(sample(slanted("letter")), t("a letter that reassures, from when it was sent to when it was heard")),
      entry(sample(slanted("letter hostile")), t("a letter that threatens")),
      entry(
        sample(slanted("letter"), s("circle", { class: "turned", cx: 16, cy: 9, r: 8 }), s("text", { class: "turned", x: 16, y: 13 }, "≠")),
        t("turned around on the way: heard as something else than was meant"),
      ),
      entry(sample(s("polyline", { class: "letter", points: "2,3 16,9" }), cross(16, 9, 5, "stop")), t("lost or held back on the way")),
      entry(sample(s("polyline", { class: "letter under-way", points: "2,3 26,14" })), t("still on its way; from a seat: what became of it is not known")),
      entry(sample(markOf({ kind: "act" }, 16, 9)), t("a deed")),
      entry(sample(markOf({ kind: "incident" }, 16, 9)), t("an incident or a strike, and whom it met")),
      entry(sample(markOf({ kind: "read", hostile: true }, 16, 9)), t("a deed is read as hostile")),
      entry(sample(markOf({ kind: "read" }, 16, 9)), t("a deed is read as harmless")),
      entry(sample(markOf({ kind: "conceded" }, 16, 9)), t("a decision, or a step at the table")),
      entry(sample(s("rect", { class: "round", x: 8, y: 1, width: 16, height: 16 })), t("a round of talks")),
      entry(
        sample(s("polyline", { class: "curve side-0", points: "2,5 32,5" }), s("polyline", { class: "curve side-1", points: "2,13 32,13" })),
        t("the capital in the upper lane: whole line; the one in the lowest lane: dashed"),
      ),
    ),
  );
}
