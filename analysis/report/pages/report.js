// The report: what a scenario answers, how surely, and why.

import { curves, dots, drawAgain, drawWhenSeen, figure, forget, parts, steps, tall } from "./charts.js";
import { h, table } from "./element.js";
import { ladder, signsOf } from "./ladder.js";
import { apart as isolated, number, percent, said, spoken, t } from "./language.js";
import { data, open } from "./shell.js";

const report = data();
const { arms, provenance } = report;
const several = arms.length > 1;
const outcomes = report.outcomes.map((one) => one.name);

// Long rows of numbers are written in whole parts, so many to one.
const whole = (values, parts) => values.map((one) => (Array.isArray(one) ? whole(one, parts) : one === null ? null : one / parts));
for (const arm of report.incidence.arms)
  for (const key of ["first", "ever"]) arm[key] = whole(arm[key], report.incidence.parts);
for (const one of report.levels?.arms.flatMap((arm) => arm.series) ?? []) one.bands = whole(one.bands, report.levels.parts);

// What is told of single runs is written once; the runs have the numbers of their texts.
for (const run of [...report.chosen.typical, ...(report.chosen.apart?.ladders ?? [])])
  for (const [one, key] of [[run, "arm"], [run, "says"], ...run.marks.flatMap((mark) => [[mark, "who"], [mark, "says"]])])
    one[key] = report.chosen.texts[one[key]];

/** What the reader has chosen to look at; the first arm is what the others are compared with. */
const chosen = { arm: several ? 1 : 0, ending: "war", reason: "war", run: 0 };
const pair = () => (several ? [0, chosen.arm] : [0]);

const quoted = (arm) => t("“{name}”", { name: said(arms[arm].name) });
const of100 = (share, digits = 1) => number(100 * share, digits);
const between = (estimate, digits = 1) =>
  t("{value} ({low} to {high})", {
    value: of100(estimate[0], digits),
    low: of100(estimate[1], digits),
    high: of100(estimate[2], digits),
  });
const plain = (estimate, digits = 1) =>
  estimate ? `${number(estimate[0], digits)} (${number(estimate[1], digits)}–${number(estimate[2], digits)})` : "–";

const endings = {
  war: () => t("end in war"),
  comprehensive: () => t("end in a comprehensive agreement"),
  framework: () => t("end in a framework agreement"),
  limited_deal: () => t("end in a limited deal"),
  strikes: () => t("end in strikes short of war"),
  collapse: () => t("end with the talks collapsed"),
  understanding: () => t("end in an unwritten understanding"),
  managed_deadlock: () => t("end in managed deadlock"),
  narrowing: () => t("end with differences narrowed and nothing agreed"),
  inconclusive: () => t("end inconclusively"),
};
const ending = (name) => endings[name]?.() ?? spoken(name);

// --- The answer ----------------------------------------------------------------------------------

/** One difference in words: no more than its interval bears out. */
function difference(row, arm) {
  const [value, low, high] = row.difference.map((x) => 100 * x);
  const values = {
    arm: quoted(arm),
    first: quoted(0),
    ends: ending(row.name),
    n: number(Math.abs(value), 1),
    low: number(value < 0 ? -high : low, 1),
    high: number(value < 0 ? -low : high, 1),
    signed: number(value, 1),
    from: number(low, 1),
    to: number(high, 1),
    margin: number(100 * report.margin, 1),
  };
  if (row.verdict === "identical")
    return t("exactly the same runs {ends} in {arm} as in {first}", values);
  if (row.verdict === "unclear")
    return t("whether more or fewer runs {ends} in {arm} than in {first} cannot be told from so many runs (of 100, {signed}; 95% interval {from} to {to})", values);
  if (row.verdict === "equal")
    return t("practically as many runs {ends} in {arm} as in {first} (of 100, {signed}; 95% interval {from} to {to}, within the margin of {margin})", values);
  const text =
    value > 0
      ? t("of 100 runs, {n} more {ends} in {arm} than in {first} (95% interval {low} to {high})", values)
      : t("of 100 runs, {n} fewer {ends} in {arm} than in {first} (95% interval {low} to {high})", values);
  return row.verdict === "slight"
    ? t("{difference}, which is less than the scenario calls a difference that matters", { difference: text })
    : text;
}

/** The same where the two variants have been named already. */
function short(row) {
  const [value, low, high] = row.difference.map((x) => 100 * x);
  const values = {
    ends: ending(row.name),
    n: number(Math.abs(value), 1),
    low: number(value < 0 ? -high : low, 1),
    high: number(value < 0 ? -low : high, 1),
    from: number(low, 1),
    to: number(high, 1),
  };
  if (row.verdict === "identical") return t("exactly the same runs {ends}", values);
  if (row.verdict === "unclear")
    return t("whether more or fewer {ends} cannot be told (between {from} and {to} of 100)", values);
  if (row.verdict === "equal")
    return t("practically as many {ends} (between {from} and {to} of 100)", values);
  const text =
    value > 0
      ? t("{n} more of 100 runs {ends} (95% sure: {low} to {high})", values)
      : t("{n} fewer of 100 runs {ends} (95% sure: {low} to {high})", values);
  return row.verdict === "slight" ? t("{difference}, which hardly matters", { difference: text }) : text;
}

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** The differences worth saying of an arm: wars and strikes, then what differs most. */
function tellingRows(arm) {
  const comparison = report.comparisons[arm - 1];
  if (!comparison) return [];
  const rows = comparison.by_class ? comparison.classes : comparison.classes.filter((row) => row.name === "war");
  const first = rows.filter((row) => row.name === "war");
  const rest = rows
    .filter((row) => row.name !== "war" && row.verdict === "different")
    .sort((one, other) => Math.abs(other.difference[0]) - Math.abs(one.difference[0]));
  const told = [...first, ...rest].slice(0, 3);
  return told.length > 0 ? told : rows.slice(0, 2);
}

function answerFor(arm) {
  const rows = tellingRows(arm);
  if (rows.length === 0) return t("Nothing that can be compared happens in {arm} or in {first}.", { arm: quoted(arm), first: quoted(0) });
  const told = rows.filter((row) => row.verdict === "different");
  const list = [...told, ...rows.filter((row) => row.verdict !== "different")].map(short);
  const says = said(arms[arm].says);
  return t("If it goes as in {arm} rather than as in {first}: {list}.", {
    arm: says ? t("{arm} ({says})", { arm: quoted(arm), says }) : quoted(arm),
    first: quoted(0),
    list: list.join("; "),
  });
}

/** The outcome that the factors of an experiment move most, and by which of them. */
function strongestFactor(name) {
  const factors = (found) =>
    [...found.factors].sort((one, other) => Math.abs(other.difference[0]) - Math.abs(one.difference[0]));
  const found = report.design.outcomes
    .map((one) => ({ name: one.name, factors: factors(one) }))
    .filter((one) => one.factors.length > 0 && (name === undefined || one.name === name))
    .sort((one, other) => Math.abs(other.factors[0].difference[0]) - Math.abs(one.factors[0].difference[0]));
  return found[0];
}

function factorSentence({ name, factors }) {
  const [first, second] = factors.map((one) => ({ factor: one.factor, n: between(one.difference) }));
  const values = { ends: ending(name), name: first.factor, n: first.n, other: second?.factor, m: second?.n };
  return second
    ? t("What changes most how many runs {ends} is {name}: {n} more of 100 from its lowest level to its highest; next comes {other}, with {m}.", values)
    : t("What changes most how many runs {ends} is {name}: {n} more of 100 from its lowest level to its highest.", values);
}

function answerForOne() {
  if (report.design && strongestFactor()) return factorSentence(strongestFactor());
  const shares = arms[0].outcomes
    .map((share, at) => ({ share, name: outcomes[at] }))
    .filter((one) => one.share[0] > 0)
    .sort((one, other) => other.share[0] - one.share[0])
    .slice(0, 3);
  return t("{list}.", {
    list: capital(
      shares
        .map((one) => t("of 100 runs, {n} {ends}", { n: between(one.share), ends: ending(one.name) }))
        .join("; "),
    ),
  });
}

function answer() {
  const others = arms.slice(2).map((_, at) => at + 2);
  return [
    h("p", { class: "answer" }, several ? answerFor(1) : answerForOne()),
    said(report.asks) && h("p", { class: "asks" }, t("The question: {question}", { question: said(report.asks) })),
    others.length > 0 &&
      h(
        "details",
        null,
        h("summary", null, t("The same for the other variants")),
        h("ul", null, others.map((arm) => h("li", null, answerFor(arm)))),
      ),
    h(
      "p",
      { class: "note" },
      t("This is what the model says, not what will or would have happened."),
      " ",
      t("{runs} runs of each variant under the same luck; intervals cover luck only, not whether the rules and ranges of the scenario are right.", {
        runs: number(report.runs),
      }),
      provenance.complete
        ? null
        : ` ${t("It was stopped early: {all} runs had been asked for.", { all: number(provenance.runs_asked) })}`,
    ),
  ];
}

// --- Choosing ------------------------------------------------------------------------------------

function select(id, label, options, value, change) {
  const list = h(
    "select",
    { id, onchange: (event) => change(event.target.value) },
    options.map(([key, text]) => h("option", { value: key, selected: String(key) === String(value) }, text)),
  );
  return [h("label", { for: id }, label), list];
}

const chooseArm = () =>
  several &&
  h(
    "div",
    { class: "choice" },
    select(
      "arm",
      t("Compare {first} with", { first: quoted(0) }),
      arms.slice(1).map((arm, at) => [at + 1, said(arm.name)]),
      chosen.arm,
      (value) => {
        chosen.arm = Number(value);
        drawAgain();
      },
    ),
  );

// --- How it ends ---------------------------------------------------------------------------------

const happened = () => outcomes.map((_, at) => at).filter((at) => arms.some((arm) => arm.outcomes[at][0] > 0));

const howItEnds = () =>
  figure({
    id: "outcomes",
    question: t("How do runs end?"),
    build: () => {
      const classes = happened();
      const commonest = arms[0].outcomes.reduce((best, one, at) => (one[0] > arms[0].outcomes[best][0] ? at : best), 0);
      return {
        says: t("In {arm}, {n} of 100 runs {ends}: the commonest end.", {
          arm: quoted(0),
          n: between(arms[0].outcomes[commonest]),
          ends: ending(outcomes[commonest]),
        }),
        legend: { kind: "parts", names: classes.map((at) => spoken(outcomes[at])), colours: classes },
        charts: [
          {
            height: tall(arms.length, 34),
            option: parts({
              names: arms.map((arm) => said(arm.name)),
              series: classes.map((at) => ({ name: spoken(outcomes[at]), values: arms.map((arm) => arm.outcomes[at][0]), colour: at })),
              axis: t("of 100 runs"),
            }),
          },
        ],
        columns: [t("variant"), ...classes.map((at) => spoken(outcomes[at]))],
        rows: arms.map((arm) => [said(arm.name), ...classes.map((at) => between(arm.outcomes[at]))]),
        note: t("Of 100 runs, with the 95% interval. A run ends early only by war, or when two who haggle agree; everything else is judged on the last day. What each end means stands at the foot of the page."),
      };
    },
  });

const howSurely = () =>
  figure({
    id: "intervals",
    level: 3,
    question: t("How surely are these shares known?"),
    build: () => {
      const classes = happened();
      return {
        says: t("Each share with the interval that {n} runs leave open.", { n: number(report.runs) }),
        legend: { kind: "dots", names: pair().map((arm) => said(arms[arm].name)) },
        charts: [
          {
            height: tall(classes.length, 34),
            option: dots({
              names: classes.map((at) => spoken(outcomes[at])),
              series: pair().map((arm) => ({ name: said(arms[arm].name), values: classes.map((at) => arms[arm].outcomes[at]) })),
              axis: t("of 100 runs"),
              from: 0,
            }),
          },
        ],
        columns: [t("ends in"), ...pair().map((arm) => said(arms[arm].name))],
        rows: classes.map((at) => [spoken(outcomes[at]), ...pair().map((arm) => between(arms[arm].outcomes[at]))]),
      };
    },
  });

function forest() {
  const names = [...new Set(report.comparisons.flatMap((one) => one.classes.map((row) => row.name)))];
  if (!names.includes(chosen.ending)) chosen.ending = names[0];
  const verdicts = {
    identical: t("identical"),
    different: t("differs"),
    slight: t("differs, but slight"),
    equal: t("practically equal"),
    unclear: t("cannot be told"),
  };
  const made = figure({
    id: "differences",
    question: t("What differs from {first}, and does it matter?", { first: quoted(0) }),
    controls: h(
      "div",
      { class: "controls" },
      select("ending", t("Runs that"), names.map((name) => [name, ending(name)]), chosen.ending, (value) => {
        chosen.ending = value;
        made.again();
      }),
    ),
    build: () => {
      const rows = report.comparisons
        .map((one, at) => ({ row: one.classes.find((row) => row.name === chosen.ending), by_class: one.by_class, arm: at + 1 }))
        .filter((one) => one.row && (one.by_class || chosen.ending === "war"));
      return {
        says: rows.length > 0 ? capital(difference(rows[0].row, rows[0].arm)) + "." : t("No variant can be compared by this end."),
        charts: rows.length > 0 && [
          {
            height: tall(rows.length, 30),
            option: dots({
              names: rows.map((one) => said(arms[one.arm].name)),
              series: [{ name: t("difference"), values: rows.map((one) => one.row.difference) }],
              axis: t("more of 100 runs than in the first variant"),
              margin: report.margin,
              zero: true,
              digits: 2,
            }),
          },
        ],
        columns: [t("variant"), t("share, of 100"), t("difference, of 100"), t("only in the first | only here"), t("verdict"), t("p, corrected (Holm)")],
        rows: rows.map(({ row, arm }) => [
          said(arms[arm].name),
          between(row.second),
          between(row.difference, 2),
          `${number(row.only_first)} | ${number(row.only_second)}`,
          verdicts[row.verdict],
          number(row.holm_p, 3),
        ]),
        note: t("Run k has the same luck in every variant, so what differs is due to what the variant changes. The shaded strip is the margin of {margin} of 100 runs that the scenario fixed beforehand: an interval inside it is practically equal.", {
          margin: number(100 * report.margin, 1),
        }),
      };
    },
  });
  return made;
}

// --- Why -----------------------------------------------------------------------------------------

function why() {
  if (!report.ablation)
    return { element: h("section", null, h("h2", null, t("Why: what does the go-between contribute?")), h("p", null, t("The scenario names no reference channel, so nothing says what would be left without the six benefits of a go-between; or this report was made without them."))) };
  const found = report.ablation.outcomes.filter((one) => one.none > 0 || one.all > 0);
  if (!found.some((one) => one.name === chosen.reason)) chosen.reason = found[0]?.name;
  const made = figure({
    id: "benefits",
    question: t("Why: what does the go-between contribute?"),
    controls: h(
      "div",
      { class: "controls" },
      select("reason", t("Runs that"), found.map((one) => [one.name, ending(one.name)]), chosen.reason, (value) => {
        chosen.reason = value;
        made.again();
      }),
    ),
    build: () => {
      const one = found.find((finding) => finding.name === chosen.reason);
      if (!one) return { says: t("Nothing of what was asked for happens in any of these runs.") };
      const share = one.unit === "share";
      const list = [];
      let at = one.direct ?? one.none;
      const whole = (name, level) => list.push({ name, from: level, to: level, whole: true, says: of100(level) });
      const step = (name, effect) => {
        if (!effect) return;
        if (effect.value === 0 && effect.standard_error === 0) list.push({ name, from: at, to: at, effect, says: t("changes no run") });
        else list.push({ name, from: at, to: at + effect.value, low: at + effect.low, high: at + effect.high, effect, says: between([effect.value, effect.low, effect.high], 2) });
        at += effect.value;
      };
      if (one.direct !== undefined) {
        whole(t("without a go-between: {arm}", { arm: said(report.ablation.direct) }), one.direct);
        step(t("benefits on its other routes taken away"), one.other_routes);
        step(t("form of the meeting, and the longer way"), one.format);
      } else {
        whole(t("none of the six"), one.none);
      }
      for (const [name, effect] of Object.entries(one.shapley ?? {})) step(spoken(name), effect);
      whole(t("with all six: {arm}", { arm: said(report.ablation.arm) }), one.all);
      return {
        says: t("All six benefits together change how many of 100 runs {ends} by {n}.", {
          ends: ending(one.name),
          n: between([one.explained.value, one.explained.low, one.explained.high], 2),
        }),
        charts: share && [{ height: tall(list.length, 32), option: steps({ steps: list, axis: t("of 100 runs") }) }],
        columns: [t("step"), t("change, of 100 (95%)"), t("level, of 100")],
        rows: list.map((entry) => [
          entry.name,
          entry.effect ? entry.says : "",
          of100(entry.to),
        ]),
        note: t("The arm was lived with each of the 64 sets of the six benefits under the same luck, {runs} runs each; what each contributes is its Shapley value, run by run, so the steps add up. Diamonds are levels, bars are steps, lines their 95% intervals.", {
          runs: number(one.runs),
        }),
      };
    },
  });
  return made;
}

// --- Over time -----------------------------------------------------------------------------------

const eventNames = {
  war: () => t("war"),
  strike: () => t("a strike on a principal"),
  "break-off": () => t("talks broken off"),
  agreement: () => t("an agreement of any kind"),
  understanding: () => t("an unwritten understanding"),
};

function overTime(id, key, question, note) {
  const { days } = report.incidence;
  return figure({
    id,
    question,
    level: key === "first" ? 2 : 3,
    build: () => {
      const names = report.incidence[key];
      const last = (arm, event) => report.incidence.arms[arm][key][event].at(-1);
      const shown = names.map((_, at) => at).filter((event) => arms.some((_, arm) => last(arm, event)[0] > 0));
      return {
        says: t("By the last day, of 100 runs: {list}.", {
          list: shown
            .map((event) => `${eventNames[names[event]]()} ${pair().map((arm) => `${of100(last(arm, event)[0])} (${quoted(arm)})`).join(", ")}`)
            .join("; "),
        }),
        legend: { kind: "curves", names: pair().map((arm) => said(arms[arm].name)) },
        charts: shown.map((event) => ({
          title: eventNames[names[event]](),
          height: 230,
          option: curves({
            days,
            per: 100,
            digits: 1,
            series: pair().map((arm) => ({ name: said(arms[arm].name), values: report.incidence.arms[arm][key][event] })),
          }),
        })),
        columns: [t("what, and in which variant"), ...[0.25, 0.5, 0.75, 1].map((part) => t("by day {n}", { n: number(days[Math.round(part * (days.length - 1))]) }))],
        rows: shown.flatMap((event) =>
          arms.map((arm, at) => [
            `${eventNames[names[event]]()}, ${said(arm.name)}`,
            ...[0.25, 0.5, 0.75, 1].map((part) => between(report.incidence.arms[at][key][event][Math.round(part * (days.length - 1))])),
          ]),
        ),
        note,
      };
    },
  });
}

const pressing = new Set(["package", "relieve", "deploy", "withdraw", "commander", "strike", "ultimatum", "threaten", "release", "incident"]);

/** Acts of neighbouring days share a line: [{day, text: "1–2"}]. */
function gathered(acts) {
  const lines = [];
  acts.forEach((act, at) => {
    const last = lines.at(-1);
    if (last && act.day - last.day < report.horizon / 60) last.to = at + 1;
    else lines.push({ day: act.day, from: at + 1, to: at + 1 });
  });
  return lines.map(({ day, from, to }) => ({ day, text: from === to ? number(from) : `${number(from)}–${number(to)}` }));
}

function levels() {
  if (!report.levels) return [];
  const [a, b] = report.principals.map(said);
  const kinds = [
    ["trust", t("How does trust in the counterpart move?"), [t("{a} in {b}", { a, b }), t("{a} in {b}", { a: b, b: a })]],
    ["trust_in_operator", t("How does trust in the intermediary move?"), [a, b]],
    ["relief", t("How does the belief that concessions are rewarded move?"), [a, b]],
    ["hurt", t("How much does pressure hurt?"), [a, b]],
    ["alert", t("How alert are the two sides?"), [a, b]],
    ["forces", t("How dense are forces?"), [t("both")]],
  ];
  const acts = () => report.pressure[0].filter((act) => pressing.has(act.act));
  return kinds.map(([name, question, sides], place) =>
    figure({
      id: `level-${name}`,
      question,
      level: place === 0 ? 2 : 3,
      build: () => {
        const of = (arm, side) =>
          report.levels.arms[arm].series.filter((one) => one.name === name)[side]?.bands ?? [];
        const shown = pair().filter((arm) => of(arm, 0).length > 0);
        if (shown.length === 0) return { says: t("No channel here has an intermediary.") };
        const highest = Math.max(...shown.flatMap((arm) => sides.flatMap((_, side) => of(arm, side).map((band) => band[2] ?? 0))));
        const end = (arm, side) => of(arm, side).filter((band) => band[0] !== null).at(-1)?.[0];
        const days = report.levels.days;
        const looks = [0, 0.25, 0.5, 0.75, 1].map((part) => Math.round(part * (days.length - 1)));
        return {
          says: sides
            .map((side, at) =>
              t("{side}: from {from} to {to}", {
                side,
                from: number(of(shown[0], at)[0]?.[0], 2),
                to: shown.map((arm) => `${number(end(arm, at), 2)} (${quoted(arm)})`).join(", "),
              }),
            )
            .join("; ") + ".",
          legend: { kind: "curves", names: shown.map((arm) => said(arms[arm].name)) },
          charts: sides.map((side, at) => ({
            title: side,
            height: 240,
            option: curves({
              days,
              series: shown.map((arm) => ({ name: said(arms[arm].name), values: of(arm, at).map((band) => (band[0] === null ? null : band)) })),
              marks: gathered(acts()),
              max: highest <= 1 ? Math.min(1, Math.ceil(highest * 10) / 10) : undefined,
            }),
          })),
          columns: [t("whose, and in which variant"), ...looks.map((at) => t("day {n}", { n: number(days[at]) }))],
          rows: sides.flatMap((side, at) =>
            arms
              .map((_, arm) => arm)
              .filter((arm) => of(arm, at).length > 0)
              .map((arm) => [`${side}, ${said(arms[arm].name)}`, ...looks.map((look) => plain(of(arm, at)[look]?.[0] === null ? null : of(arm, at)[look], 2))]),
          ),
          note:
            place === 0
              ? t("Medians of {n} runs, with the band in which eight of ten of them lie; runs that have ended are no longer counted. The numbered lines are dated acts of {first}.", { n: number(report.levels.runs), first: quoted(0) })
              : undefined,
        };
      },
    }),
  );
}

const datedActs = () => {
  const acts = report.pressure[0].filter((act) => pressing.has(act.act));
  if (!report.levels || acts.length === 0) return null;
  return h(
    "section",
    { "aria-label": t("Dated acts") },
    h("h3", null, t("The dated acts")),
    h(
      "ol",
      { class: "marks" },
      acts.map((act) => h("li", null, `${isolated(act.date)}: ${said(act.name)}${act.by ? ` (${said(act.by)}${act.to ? ` → ${said(act.to)}` : ""})` : ""}${act.says ? `. ${said(act.says)}` : ""}`)),
    ),
  );
};

// --- What went wrong -----------------------------------------------------------------------------

function counts(id, question, level, rows, note) {
  return figure({
    id,
    question,
    level,
    build: () => {
      const shown = rows.filter(([key]) => arms.some((arm) => arm.means[key]?.[0] > 0));
      const low = (estimate) => estimate.map((x) => Math.max(0, x));
      return {
        says: shown.length === 0 ? t("None of this happens here.") : t("Most often: {what}, {n} per 100 runs in {first}.", (([key, text]) => ({ what: text, n: of100(arms[0].means[key][0], 0), first: quoted(0) }))([...shown].sort((one, other) => arms[0].means[other[0]][0] - arms[0].means[one[0]][0])[0])),
        legend: { kind: "dots", names: pair().map((arm) => said(arms[arm].name)) },
        charts: shown.length > 0 && [
          {
            height: tall(shown.length, 36),
            option: dots({
              names: shown.map(([, text]) => text),
              series: pair().map((arm) => ({ name: said(arms[arm].name), values: shown.map(([key]) => low(arms[arm].means[key])) })),
              axis: t("per 100 runs"),
              from: 0,
            }),
          },
        ],
        columns: [t("per 100 runs"), ...arms.map((arm) => said(arm.name))],
        rows: shown.map(([key, text]) => [text, ...arms.map((arm) => between(arm.means[key]))]),
        note,
      };
    },
  });
}

const wrongs = () =>
  counts("misreadings", t("What goes wrong between them?"), 2, [
    ["misreads", t("deeds read otherwise than meant")],
    ["false_alarms", t("accidents taken for attacks")],
    ["flipped", t("messages heard otherwise than meant")],
    ["garbled", t("texts heard otherwise than sent")],
    ["explained_late", t("clarifications that came too late")],
    ["backfired", t("clarifications that arrived turned around")],
    ["explanations_believed", t("clarifications believed in time")],
    ["postponed_line", t("dates put off because a line was down")],
    ["walk_outs", t("rounds somebody walked out of")],
    ["break_offs", t("talks broken off")],
  ], t("Counts in 100 runs, with the 95% interval of the mean."));

const strikes = () =>
  counts("strikes", t("Where do strikes come from?"), 3, [
    ["strikes", t("strikes by a principal")],
    ["strikes_misread", t("of which after a misread incident")],
    ["strikes_third_party", t("strikes by a third party")],
    ["strikes_proxy", t("severe attacks by an armed group")],
    ["reprisals", t("reprisals")],
  ]);

const wars = () =>
  figure({
    id: "causes",
    level: 3,
    question: t("What do wars come of?"),
    build: () => {
      const shown = report.causes.map((_, at) => at).filter((at) => arms.some((arm) => arm.causes[at][0] > 0));
      const meanings = {
        chosen: t("chosen: somebody decided on it"),
        misread: t("misread: an accident was taken for an attack"),
        "third party": t("begun by a third party"),
        proxy: t("begun by an armed group"),
        provoked: t("provoked: a deliberate incident was answered"),
      };
      return {
        says: shown.length === 0 ? t("No run ends in war.") : undefined,
        legend: { kind: "dots", names: pair().map((arm) => said(arms[arm].name)) },
        charts: shown.length > 0 && [
          {
            height: tall(shown.length, 36),
            option: dots({
              names: shown.map((at) => meanings[report.causes[at]]),
              series: pair().map((arm) => ({ name: said(arms[arm].name), values: shown.map((at) => arms[arm].causes[at]) })),
              axis: t("of 100 runs"),
              from: 0,
            }),
          },
        ],
        columns: [t("of 100 runs"), ...arms.map((arm) => said(arm.name))],
        rows: shown.map((at) => [meanings[report.causes[at]], ...arms.map((arm) => between(arm.causes[at]))]),
      };
    },
  });

// --- Indicators ----------------------------------------------------------------------------------

const indicators = () =>
  figure({
    id: "indicators",
    question: t("Do the five indicators tell good ends from bad ones?"),
    build: () => {
      const names = [
        t("how many of the five look good"),
        t("scope of the talks settled"),
        t("no report of a recovering programme"),
        t("no more forces than at the start"),
        t("no package since the first round"),
        t("words through an open line lately"),
      ];
      const shown = pair().filter((arm) => report.signs[arm].good > 0 && report.signs[arm].bad > 0);
      if (shown.length === 0) return { says: t("There are not both good and bad ends here, so nothing can be told apart.") };
      const rows = names.map((_, at) => at).filter((at) => report.signs[0].signs[at]);
      const count = report.signs[shown[0]].signs[0].separation;
      return {
        says: t("In {arm}, a run with a good end has more good signs than one with a bad end in {n} of 100 pairs; 50 would be chance.", { arm: quoted(shown[0]), n: between(count) }),
        legend: { kind: "dots", names: shown.map((arm) => said(arms[arm].name)) },
        charts: [
          {
            height: tall(rows.length, 36),
            option: dots({
              names: rows.map((at) => names[at]),
              series: shown.map((arm) => ({ name: said(arms[arm].name), values: rows.map((at) => report.signs[arm].signs[at]?.separation) })),
              axis: t("pairs of 100 told apart; 50 is chance"),
            }),
          },
        ],
        columns: [t("indicator"), ...shown.flatMap((arm) => [t("{arm}: good ends", { arm: said(arms[arm].name) }), t("{arm}: bad ends", { arm: said(arms[arm].name) }), t("told apart, of 100")])],
        rows: rows.map((at) => [
          names[at],
          ...shown.flatMap((arm) => {
            const one = report.signs[arm].signs[at];
            const mean = (x) => (at === 0 ? number(x, 2) : percent(x));
            return [mean(one.good), mean(one.bad), between(one.separation)];
          }),
        ]),
        note: t("Read on the last day of each run. Good: an agreement or an understanding. Bad: war, strikes or a collapse. Everything else counts as neither; that is a judgement."),
      };
    },
  });

// --- Messages ------------------------------------------------------------------------------------

function messages() {
  if (!report.messages) return [];
  const { channels } = report;
  const made = figure({
    id: "messages",
    question: t("What becomes of messages, channel by channel?"),
    build: () => {
      const used = channels
        .map((_, at) => at)
        .filter((at) => pair().some((arm) => report.messages.arms[arm][at].sent > 0));
      const one = (arm, at) => report.messages.arms[arm][at];
      const chart = (title, key, per) => ({
        title,
        height: tall(used.length, 36),
        option: dots({
          names: used.map((at) => spoken(said(channels[at].name))),
          series: pair().map((arm) => ({
            name: said(arms[arm].name),
            values: used.map((at) => (one(arm, at).sent > 0 ? (key === "days" ? (one(arm, at).days === null ? null : Array(3).fill(one(arm, at).days)) : one(arm, at)[key]) : null)),
          })),
          per,
          axis: per === 1 ? t("days") : t("of 100 messages"),
          from: 0,
        }),
      });
      return {
        says: used.length === 0 ? t("No message is sent.") : undefined,
        legend: { kind: "dots", names: pair().map((arm) => said(arms[arm].name)) },
        charts: used.length > 0 && [
          chart(t("days under way, on average"), "days", 1),
          chart(t("lost on the way"), "lost", 100),
          chart(t("heard otherwise than meant"), "flipped", 100),
          chart(t("leaked"), "leaked", 100),
        ],
        columns: [t("channel and variant"), t("operator"), t("sent, per run"), t("days under way"), t("lost, of 100"), t("held back, of 100"), t("turned around, of 100"), t("leaked, of 100")],
        rows: channels.flatMap((channel, at) =>
          arms
            .map((_, arm) => arm)
            .filter((arm) => one(arm, at).sent > 0)
            .map((arm) => [
              `${spoken(said(channel.name))}, ${said(arms[arm].name)}`,
              channel.operator ? said(channel.operator) : "–",
              number(one(arm, at).sent / report.messages.runs, 1),
              number(one(arm, at).days, 2),
              between(one(arm, at).lost),
              between(one(arm, at).withheld),
              between(one(arm, at).flipped),
              between(one(arm, at).leaked),
            ]),
        ),
        note: t("From {n} runs of each variant, looked at message by message.", { n: number(report.messages.runs) }),
      };
    },
  });
  const talks = figure({
    id: "talks",
    level: 3,
    question: t("What are the talks like?"),
    build: () => {
      const keys = [
        ["rounds", t("rounds, per run")],
        ["exchanges", t("exchanges, per run")],
        ["direct_episodes", t("rounds with a direct episode, per run")],
        ["direct_rounds", t("rounds face to face, per run")],
        ["concessions", t("decisions to concede, per run")],
        ["briefings", t("briefings by intermediaries, per run")],
      ];
      const ratio = (arm) => (arm.means.rounds[0] > 0 ? arm.means.exchanges[0] / arm.means.rounds[0] : null);
      return {
        says: t("Exchanges per round: {list}.", { list: pair().map((arm) => `${number(ratio(arms[arm]), 1)} (${quoted(arm)})`).join(", ") }),
        columns: [t("per run"), ...arms.map((arm) => said(arm.name))],
        rows: [
          ...keys.map(([key, text]) => [text, ...arms.map((arm) => plain(arm.means[key], 2))]),
          [t("exchanges per round"), ...arms.map((arm) => number(ratio(arm), 2))],
        ],
      };
    },
  });
  return [made, talks];
}

// --- Single runs ---------------------------------------------------------------------------------

function drawnRun(run, level, until = run.end) {
  const wide = Math.min(document.documentElement.clientWidth - 24, 560);
  const key = signsOf(run);
  return h(
    "div",
    { class: "run" },
    h(`h${level}`, null, t("Run {n} of “{arm}”: {outcome}", { n: number(run.run), arm: said(run.arm), outcome: spoken(run.outcome) })),
    h("p", { dir: "auto" }, said(run.says)),
    ladder(run, { principals: report.principals, channels: report.channels, start: report.start, width: wide, until }),
    h(
      "p",
      { class: "note" },
      t("Slanted lines are messages, from when they were sent to when they were heard; dashed ones threaten. ≠: heard otherwise than meant; ×: lost; ⊘: held back; …: still under way. Thick bars are rounds."),
      " ",
      key.map(([sign, text]) => `${sign} ${text}`).join(", "),
    ),
    h(
      "details",
      { class: "twin" },
      h("summary", null, t("The events as a table")),
      table(t("Run {n} of “{arm}”", { n: number(run.run), arm: said(run.arm) }), [t("when"), t("who"), t("what")], run.marks.map((mark) => [h("span", { dir: "ltr" }, mark.date), said(mark.who), said(mark.says)])),
    ),
    h("p", { class: "note" }, t("To read it whole: {command}", { command: "" }), h("code", { class: "command" }, run.command)),
  );
}

function runs() {
  const { typical, apart } = report.chosen;
  const place = h("div");
  const show = () => place.replaceChildren(drawnRun(typical[chosen.run], 3));
  if (typical.length > 0) show();
  return [
    typical.length > 0 &&
      h(
        "section",
        { "aria-labelledby": "typical-question" },
        h("h2", { id: "typical-question" }, t("What does a typical run look like?")),
        h("p", { class: "note" }, t("For each end the run of {first} that lies nearest to the middle of those that end so.", { first: quoted(0) })),
        h(
          "div",
          { class: "controls" },
          select("typical", t("A typical run that"), typical.map((run, at) => [at, `${ending(run.outcome)}`]), chosen.run, (value) => {
            chosen.run = Number(value);
            show();
          }),
        ),
        place,
      ),
    apart &&
      h(
        "section",
        { "aria-labelledby": "apart-question" },
        h("h2", { id: "apart-question" }, t("Where do {first} and {second} part most?", { first: quoted(0), second: quoted(1) })),
        h(
          "p",
          null,
          t("Under the same luck, run {n} parts furthest by how it ends.", { n: number(apart.run) }),
          " ",
          apart.date ? t("What is done differs from {date} on.", { date: apart.date }) : "",
          " ",
          t("{n} of {all} runs differ in their end.", { n: number(apart.differing), all: number(report.runs) }),
        ),
        h("div", { class: "ladders" }, apart.ladders.map((run) => drawnRun(run, 3, Math.max(...apart.ladders.map((one) => one.end))))),
      ),
  ];
}

// --- What matters --------------------------------------------------------------------------------

function matters() {
  if (report.sensitivity.length === 0)
    return [
      {
        element: h(
          "section",
          null,
          h("h2", null, t("Which uncertain parameter matters?")),
          h("p", null, report.assumptions.uncertain.length === 0 ? t("The scenario says of no parameter that it is uncertain.") : t("This report was made without that question; --sensitivity 256 asks it.")),
        ),
      },
    ];
  // Blanks let a long path break into lines.
  const path = (name) => name.replaceAll(".", " · ");
  return report.sensitivity.flatMap((found, at) => {
    const [factors, value] = [found.sobol?.factors ?? [], (e) => (Array.isArray(e) ? e : [e.value, e.low, e.high])];
    const sorted = [...factors].sort((one, other) => value(other.total)[0] - value(one.total)[0]);
    const name = (factor) => (factor === "luck" ? t("luck") : path(factor));
    const sobol = figure({
      id: `sobol-${at}`,
      question: t("Which uncertain parameter matters, and how much is luck?"),
      build: () => ({
        says: t("Of what varies in whether runs {ends}, the parameters explain {n} of 100 parts by themselves; the rest is luck, alone or together with them.", { ends: ending(found.measure), n: between(value(found.sobol.explained_by_parameters)) }),
        legend: { kind: "dots", names: [t("with all it does together with others"), t("by itself")] },
        charts: [
          {
            height: tall(sorted.length, 34),
            option: dots({
              names: sorted.map((one) => name(one.factor)),
              series: [
                { name: t("with all it does together with others"), values: sorted.map((one) => value(one.total)) },
                { name: t("by itself"), values: sorted.map((one) => value(one.first)) },
              ],
              axis: t("parts of 100 of the variance"),
            }),
          },
        ],
        columns: [t("parameter"), t("by itself, of 100"), t("in all, of 100"), t("verdict")],
        rows: sorted.map((one) => [name(one.factor), between(value(one.first)), between(value(one.total)), t(one.verdict)]),
        note: t("Sobol's indices with 95% intervals, from {n} runs of {arm}.", { n: number(found.runs), arm: said(found.arm) }),
      }),
    });
    const effects = [...(found.morris ?? [])].sort((one, other) => value(other.mean_absolute)[0] - value(one.mean_absolute)[0]);
    const tornado = figure({
      id: `tornado-${at}`,
      level: 3,
      question: t("Which way does each parameter push?"),
      build: () => ({
        says: effects.length > 0 ? t("The parameter that moves it most is {name}.", { name: effects[0].factor }) : undefined,
        charts: effects.length > 0 && [
          {
            height: tall(effects.length, 30),
            option: dots({
              names: effects.map((one) => path(one.factor)),
              series: [{ name: t("from low to high"), values: effects.map((one) => value(one.mean)) }],
              axis: t("more of 100 runs when the parameter goes from low to high"),
              zero: true,
              bars: true,
            }),
          },
        ],
        columns: [t("parameter"), t("mean effect, of 100"), t("mean size, of 100"), t("verdict")],
        rows: effects.map((one) => [one.factor, between(value(one.mean)), between(value(one.mean_absolute)), t(one.verdict)]),
        note: t("Elementary effects (Morris), averaged over many starting points."),
      }),
    });
    return [sobol, tornado, found.prim && { element: h("section", null, h("h3", null, t("In which corner does it happen?")), h("p", null, said(found.prim.sentence))) }].filter(Boolean);
  });
}

/** What the factors of the experiment's own design change. */
function experiment() {
  if (!report.design || !strongestFactor()) return [];
  const found = report.design.outcomes;
  chosen.effect ??= strongestFactor().name;
  const made = figure({
    id: "experiment",
    question: t("What does each factor of the experiment change?"),
    controls: h(
      "div",
      { class: "controls" },
      select("effect", t("Runs that"), found.map((one) => [one.name, ending(one.name)]), chosen.effect, (value) => {
        chosen.effect = value;
        made.again();
      }),
    ),
    build: () => {
      const strongest = strongestFactor(chosen.effect);
      const { factors } = strongest;
      return {
        says: factorSentence(strongest),
        charts: [
          {
            height: tall(factors.length, 34),
            option: dots({
              names: factors.map((factor) => factor.factor.replaceAll(".", " · ")),
              series: [{ name: t("from the lowest level to the highest"), values: factors.map((factor) => factor.difference) }],
              axis: t("more of 100 runs, from the lowest level to the highest"),
              zero: true,
              bars: true,
            }),
          },
        ],
        columns: [t("factor"), t("level"), t("of 100 runs")],
        rows: factors.flatMap((factor) => factor.levels.map((level) => [factor.factor, level.level, between(level.share)])),
        note: t("From {n} runs of {first} at all points of the experiment; everything else is as the design has it.", { n: number(report.design.runs), first: quoted(0) }),
      };
    },
  });
  return [made];
}

// --- The documents -------------------------------------------------------------------------------

function documented() {
  const found = report.documented;
  if (!found) return [];
  const dated = found.observed.filter((one) => one.unit === "days" && one.quantiles && (one.value ?? one.at_least ?? one.at_most) !== undefined);
  const shares = found.observed.filter((one) => one.share);
  const given = (one) =>
    one.happened === false
      ? t("it did not happen")
      : one.value !== undefined
        ? number(one.value, 1)
        : one.at_least !== undefined && one.at_most !== undefined
          ? t("{low} to {high}", { low: number(one.at_least, 1), high: number(one.at_most, 1) })
          : one.at_least !== undefined
            ? t("at least {n}", { n: number(one.at_least, 1) })
            : one.at_most !== undefined
              ? t("at most {n}", { n: number(one.at_most, 1) })
              : one.before
                ? t("before {what}", { what: spoken(one.before) })
                : one.happened
                  ? t("it happened")
                  : "–";
  return [
    figure({
      id: "documented",
      question: t("What do the documents say, and what does the model?"),
      build: () => ({
        says: said(found.says),
        legend: dated.length > 0 && { kind: "dots", names: [t("the model, nine of ten runs"), t("the documents")] },
        charts: [
          shares.length > 0 && {
            title: t("In how many runs is it as the documents say?"),
            height: tall(shares.length, 34),
            option: dots({
              names: shares.map((one) => spoken(one.name)),
              series: [{ name: t("the model"), values: shares.map((one) => one.share) }],
              axis: t("of 100 runs"),
              from: 0,
              to: 100,
            }),
          },
          dated.length > 0 && {
            title: t("On which day?"),
            height: tall(dated.length, 38),
            option: dots({
              names: dated.map((one) => spoken(one.name)),
              series: [
                { name: t("the model, nine of ten runs"), values: dated.map((one) => [one.quantiles[0], one.quantiles[1], one.quantiles[2]]) },
                {
                  name: t("the documents"),
                  values: dated.map((one) => {
                    const low = one.value ?? one.at_least ?? one.at_most;
                    const high = one.value ?? one.at_most ?? one.at_least;
                    return [(low + high) / 2, low, high];
                  }),
                },
              ],
              per: 1,
              axis: t("day"),
              from: 0,
            }),
          },
        ].filter(Boolean),
        columns: [t("what"), t("the documents"), t("the model: median (nine of ten runs)"), t("runs in which it is so, of 100")],
        rows: found.observed.map((one) => [said(one.says) || spoken(one.name), given(one), one.quantiles ? plain(one.quantiles, 1) : "–", one.share ? between(one.share) : "–"]),
        note: t("Data beside the result, never a target: nothing was fitted to them."),
      }),
    }),
  ];
}

// --- What went in --------------------------------------------------------------------------------

/** What a parameter may be, as the reader of files writes it. */
function bounds(range) {
  const [, low, high] = range.match(/^(.+) to (.+)$/) ?? [];
  if (low !== undefined) return t("{low} to {high}", { low, high });
  const [, side, value] = range.match(/^at (least|most) (.+)$/) ?? [];
  if (side === undefined) return range;
  return side === "least" ? t("at least {low}", { low: value }) : t("at most {high}", { high: value });
}

function assumptions() {
  const { parameters, texts, evidence } = report.assumptions;
  const uncertain = new Set(report.assumptions.uncertain);
  const explained = (meaning, unit) => (texts[unit] === "" ? t(texts[meaning]) : t("{meaning}; {unit}", { meaning: t(texts[meaning]), unit: t(texts[unit]) }));
  const row = ([path, value, range, meaning, unit, source, fromDefault]) => [
    h("span", null, h("code", null, path), uncertain.has(path) ? ` ${t("(drawn anew for each run)")}` : ""),
    fromDefault === undefined ? value : t("{value} (default)", { value }),
    bounds(texts[range]),
    explained(meaning, unit),
    h("span", { dir: "auto" }, t(texts[source])),
  ];
  const speaksOf = ([path, , , meaning, unit, source], sought) =>
    [path, texts[meaning], texts[source], explained(meaning, unit), t(texts[source])].some((text) => text.toLowerCase().includes(sought));
  const place = h("div");
  const count = h("p", { class: "note", role: "status" });
  const fill = (word) => {
    const sought = word.trim().toLowerCase();
    const found = parameters.filter((one) => sought === "" || speaksOf(one, sought));
    count.textContent = t("{n} of {all} parameters", { n: number(found.length), all: number(parameters.length) });
    place.replaceChildren(table(t("Parameters"), [t("parameter"), t("value"), t("range"), t("meaning"), t("source")], found.map(row)));
  };
  const list = h(
    "details",
    {
      ontoggle: (event) => {
        if (event.target.open && place.childElementCount === 0) fill("");
      },
    },
    h("summary", null, t("Every parameter with its value, range and source")),
    h("div", { class: "controls" }, h("label", { for: "sought" }, t("Only those that speak of")), h("input", { id: "sought", type: "search", oninput: (event) => fill(event.target.value) })),
    count,
    h("div", { class: "parameters" }, place),
  );
  const documents = Object.entries(evidence);
  const left = [
    t("Persons: actors are states, organisations and roles, and the rules are the same for all of them."),
    t("Offices that quarrel within one state, delegation rank as a choice, and intermediaries that lie."),
    t("What other states make of public accounts, speeches, and the forgetting of trust in operators."),
    t("Any probability from the documents: they give signs, orders and a few printed figures; most sizes are judgement, and each says so."),
  ];
  return h(
    "section",
    { "aria-labelledby": "assumptions-question" },
    h("h2", { id: "assumptions-question" }, t("What went in, and what is left out?")),
    said(report.how_it_works) && h("p", { dir: "auto" }, said(report.how_it_works)),
    list,
    documents.length > 0 &&
      h(
        "details",
        null,
        h("summary", null, t("The documents behind them")),
        h("div", { class: "documents" }, table(t("Documents"), [t("entry"), t("what it says"), t("document")], documents.map(([id, one]) => [h("code", null, id), h("span", { dir: "auto" }, t(one.fact)), h("span", { dir: "auto" }, t(one.document))]))),
      ),
    h("details", null, h("summary", null, t("What each end means")), h("dl", null, report.outcomes.flatMap((one) => [h("dt", null, spoken(one.name)), h("dd", null, t(one.meaning))]))),
    h("details", null, h("summary", null, t("The variants")), h("dl", null, arms.flatMap((arm) => [h("dt", { dir: "auto" }, said(arm.name)), h("dd", { dir: "auto" }, said(arm.says) || "–")]))),
    h("h3", null, t("What the model leaves out")),
    h("ul", null, left.map((text) => h("li", null, text))),
  );
}

const origin = () =>
  h(
    "section",
    { "aria-labelledby": "origin" },
    h("h2", { id: "origin" }, t("Where this comes from")),
    h("p", null, t("This is what the model says, not what will or would have happened.")),
    table(t("Origin"), [t("what"), t("value")], [
      [t("program"), `backchannel ${provenance.version} (${provenance.commit})`],
      [t("scenario"), `${provenance.file}`],
      [t("hash"), h("code", null, provenance.hash)],
      [t("seed"), provenance.seed],
      [t("runs of each variant"), number(report.runs)],
    ]),
    h("p", null, t("To repeat it:")),
    h("pre", { tabindex: "0" }, provenance.command),
    h("p", { class: "note" }, t("Charts by Apache ECharts 6.1.0 (Apache License 2.0), part of this file. Nothing is asked of the network.")),
  );

// --- The page ------------------------------------------------------------------------------------

open({
  title: () => said(report.title),
  content: () => {
    forget();
    const of = (figures) => figures.map((one) => one.element);
    return [
      h("h1", { dir: "auto" }, said(report.title)),
      answer(),
      chooseArm(),
      of([howItEnds(), howSurely(), ...(several ? [forest()] : []), why()]),
      of([
        overTime("first", "first", t("What comes first, and when?"), t("Cumulative incidence, with its 95% band: whatever comes first forestalls the rest, and the run still counts. Of 100 runs.")),
        overTime("ever", "ever", t("What has come at all by a day?"), t("A run that ended in war before can no longer meet anything else, and still counts: this is no survival curve of a world without wars.")),
      ]),
      of(levels()),
      datedActs(),
      of([wrongs(), strikes(), wars(), indicators(), ...messages()]),
      runs(),
      of([...experiment(), ...matters(), ...documented()]),
      assumptions(),
      origin(),
    ];
  },
  settled: drawWhenSeen,
});
