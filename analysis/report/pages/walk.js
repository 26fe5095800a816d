// One run to walk through: act by act, with what was said and what was heard, and why.
//
// Three modules: the walk (here) knows where the reader stands and moves, drawing.js draws the
// crisis around that instant, and act.js tells the act itself. Time runs from left to right in every
// language, as it does on the axis, so the left arrow always goes back.

import { tellAct, whatMattered } from "./act.js";
import { drawing, legend } from "./drawing.js";
import { h } from "./element.js";
import { number, t } from "./language.js";
import { data, open } from "./shell.js";
import { told, useTexts, words } from "./words.js";

const run = data();
useTexts(run.texts);
const reader = { at: 0, seat: -1, routine: false, span: 14 };
const parts = {};

const seatName = (side) => told(run.actors[run.principals[side]].name);

/** What the reader may step to: the acts that the seat knew of. */
function steps() {
  const found = [];
  run.acts.forEach((act, index) => {
    if (act.minor && !reader.routine) return;
    if (reader.seat >= 0 && !act.seats[reader.seat]) return;
    found.push(index);
  });
  return found.length > 0 ? found : [0];
}

/** The act as the reader sees it: everything of it, or what its seat knew. */
function seen(act) {
  return reader.seat < 0 ? act : (act.seats[reader.seat] ?? act);
}

function nearest(list, index) {
  let best = list[0];
  for (const one of list) if (Math.abs(one - index) < Math.abs(best - index)) best = one;
  return best;
}

// --- Moving --------------------------------------------------------------------------------------

function go(place) {
  const list = steps();
  reader.at = list[Math.max(0, Math.min(list.length - 1, place))];
  show();
  announce();
}

function step(by) {
  const list = steps();
  go(list.indexOf(nearest(list, reader.at)) + by);
}

const moves = {
  ArrowLeft: () => step(-1),
  ArrowRight: () => step(1),
  Home: () => go(0),
  End: () => go(Infinity),
};

function onKey(event) {
  const move = moves[event.key];
  const elsewhere = event.target.closest?.("select");
  if (!move || elsewhere || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  move();
}
document.addEventListener("keydown", onKey);

/** To where an act can be seen: whatever hides it is changed. */
function goTo(index) {
  if (run.acts[index].minor) reader.routine = true;
  reader.seat = -1;
  reader.at = index;
  drawAgain();
  announce();
  document.getElementById("walk").scrollIntoView();
  parts.scrubber.focus({ preventScroll: true });
}

function announce() {
  const list = steps();
  const act = seen(run.acts[reader.at]);
  parts.live.textContent = t("Act {k} of {n}. {date}. {who}: {what}", {
    k: number(list.indexOf(reader.at) + 1),
    n: number(list.length),
    date: run.acts[reader.at].date,
    who: told(act.people),
    what: told(act.says),
  });
}

// --- Controls ------------------------------------------------------------------------------------

/** Buttons rather than a list of choices, which would take the arrow keys for itself. */
function perspective() {
  const choice = (side, label) =>
    h(
      "button",
      {
        type: "button",
        id: `seat-${side}`,
        "aria-pressed": String(reader.seat === side),
        onclick: () => {
          reader.seat = side;
          reader.at = nearest(steps(), reader.at);
          show();
          announce();
        },
      },
      label,
    );
  parts.seats = [
    choice(-1, t("everything")),
    ...[0, 1].map((side) => choice(side, t("what {who} knew then", { who: seatName(side) }))),
  ];
  return h(
    "div",
    { class: "seats", role: "group", "aria-label": t("What is shown") },
    t("What is shown"),
    parts.seats,
  );
}

function spanChoice() {
  const spans = [7, 14, 30, 90].filter((span) => span < run.horizon);
  return h(
    "label",
    null,
    t("Time in view"),
    " ",
    h(
      "select",
      {
        id: "span",
        onchange: (event) => {
          reader.span = Number(event.target.value);
          show();
        },
      },
      spans.map((span) =>
        h("option", { value: span, selected: span === reader.span }, t("{n} days", { n: number(span) })),
      ),
      h("option", { value: run.horizon, selected: reader.span >= run.horizon }, t("the whole run")),
    ),
  );
}

function routineChoice() {
  return h(
    "label",
    { class: "choice", for: "routine" },
    h("input", {
      type: "checkbox",
      id: "routine",
      checked: reader.routine,
      onchange: (event) => {
        reader.routine = event.target.checked;
        reader.at = nearest(steps(), reader.at);
        show();
      },
    }),
    t("stop at routine words too"),
  );
}

function scrubber() {
  const button = (name, label, sign) =>
    h("button", { type: "button", id: name, "aria-label": label, onclick: moves[sign[0]] }, sign[1]);
  parts.scrubber = h("input", {
    type: "range",
    id: "scrubber",
    min: 0,
    dir: "ltr",
    "aria-label": t("Act"),
    oninput: (event) => go(Number(event.target.value)),
  });
  parts.place = h("p", { class: "place" });
  return h(
    "div",
    { class: "scrubber", dir: "ltr" },
    button("first", t("First act"), ["Home", "⏮"]),
    button("back", t("Previous act"), ["ArrowLeft", "◀"]),
    parts.scrubber,
    button("on", t("Next act"), ["ArrowRight", "▶"]),
    button("last", t("Last act"), ["End", "⏭"]),
  );
}

// --- The list ------------------------------------------------------------------------------------

/** Every act as an item; from a seat only what has happened so far. */
function list() {
  const items = steps().filter((index) => reader.seat < 0 || index <= reader.at);
  return items.map((index) => {
    const act = run.acts[index];
    const now = index === reader.at;
    return h(
      "li",
      { "aria-current": now ? "step" : null },
      h(
        "button",
        {
          type: "button",
          class: "act",
          tabindex: now ? "0" : "-1",
          onclick: () => {
            reader.at = index;
            show();
            announce();
          },
        },
        h("span", { class: "date", dir: "ltr" }, act.date),
        " ",
        h("b", null, words(seen(act).people)),
        ": ",
        words(seen(act).says),
      ),
    );
  });
}

function showList() {
  parts.list.replaceChildren(...list());
  const current = parts.list.querySelector("[aria-current]");
  if (!current) return;
  const room = parts.listRoom;
  const top = current.offsetTop;
  if (top < room.scrollTop || top + current.offsetHeight > room.scrollTop + room.clientHeight)
    room.scrollTop = top - room.clientHeight / 3;
}

// --- The page ------------------------------------------------------------------------------------

function show() {
  const all = steps();
  const place = all.indexOf(reader.at);
  parts.scrubber.max = all.length - 1;
  parts.scrubber.value = place;
  const act = run.acts[reader.at];
  const known = seen(act);
  parts.scrubber.setAttribute(
    "aria-valuetext",
    t("{k} of {n}: {date}, {who}: {what}", {
      k: number(place + 1),
      n: number(all.length),
      date: act.date,
      who: told(known.people),
      what: told(known.says),
    }),
  );
  parts.place.textContent = t("Act {k} of {n}", {
    k: number(place + 1),
    n: number(all.length),
  });
  parts.drawing.replaceChildren(
    drawing(run, reader, steps(), parts.drawing.clientWidth || 640, (index) => {
      reader.at = index;
      show();
      announce();
    }),
  );
  parts.act.replaceChildren(...tellAct(run, reader, known));
  // From a seat nobody knows yet how it will end.
  for (const part of [parts.mattered, parts.lead, parts.balance]) part.hidden = reader.seat >= 0;
  for (const seat of parts.seats)
    seat.setAttribute("aria-pressed", String(seat.id === `seat-${reader.seat}`));
  showList();
}

function head() {
  return [
    h("h1", null, told(run.name)),
    h(
      "p",
      { class: "note" },
      t("One run to walk through: arm “{arm}”, run {k}, seed {s}", {
        arm: told(run.arm),
        k: run.run,
        s: run.seed,
      }),
    ),
    told(run.arm_says) ? h("p", { class: "note" }, words(run.arm_says)) : null,
    parts.lead,
    h(
      "p",
      { class: "note" },
      t("This is one course out of many that the model can take. It is what the model says, not what will or would have happened."),
    ),
  ];
}

function colophon() {
  return h(
    "section",
    { "aria-labelledby": "again" },
    h("h2", { id: "again" }, t("The same run again")),
    parts.balance,
    h("pre", { dir: "ltr", tabindex: "0" }, run.command),
    h(
      "p",
      { class: "note" },
      t("backchannel {version} ({commit}), scenario {hash}, seed {s}, run {k}", {
        version: run.version,
        commit: run.commit,
        hash: run.scenario,
        s: run.seed,
        k: run.run,
      }),
    ),
  );
}

function content() {
  parts.lead = h("p", { class: "lead" }, words(run.ends));
  parts.balance = h("div", null, h("p", null, words(run.trust)), h("p", null, words(run.indicators)));
  parts.live = h("p", { class: "unseen", "aria-live": "polite", id: "live" });
  parts.drawing = h("div", { class: "drawing" });
  parts.act = h("div", { class: "now" });
  parts.list = h("ol", null);
  parts.listRoom = h(
    "div",
    { class: "acts", tabindex: "0", role: "region", "aria-labelledby": "all-acts" },
    parts.list,
  );
  parts.mattered = whatMattered(run, goTo);
  const controls = scrubber();
  return [
    head(),
    h(
      "section",
      { "aria-labelledby": "walk" },
      h("h2", { id: "walk" }, t("Walk through it")),
      h(
        "p",
        { class: "note", id: "keys" },
        t("Left and right arrow go to the act before and after, Home and End to the first and the last. Time runs from left to right."),
      ),
      h("div", { class: "controls" }, perspective(), h("div", { class: "views" }, spanChoice(), routineChoice())),
      h("div", { class: "bar" }, controls, parts.place),
      h("div", { class: "stage" }, parts.act, h("div", null, parts.drawing, legend())),
      parts.live,
    ),
    parts.mattered,
    h(
      "section",
      null,
      h("h2", { id: "all-acts" }, t("All acts, in order")),
      parts.listRoom,
    ),
    colophon(),
  ];
}

let drawAgain = () => {};
let width = 0;

function settled() {
  reader.at = nearest(steps(), reader.at);
  show();
  width = parts.drawing.clientWidth;
  drawAgain = () => {
    document.getElementById("content").replaceChildren(...content().flat(Infinity).filter(Boolean));
    show();
  };
}

addEventListener("resize", () => {
  if (parts.drawing.clientWidth === width) return;
  width = parts.drawing.clientWidth;
  show();
});

if (reader.span >= run.horizon) reader.span = run.horizon;
open({
  title: () => t("{title}: run {k}", { title: told(run.name), k: run.run }),
  content,
  settled,
});
