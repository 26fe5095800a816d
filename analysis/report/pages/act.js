// One act in words: who did what, what was said and what was heard, why, and what if it had not
// happened.

import { h, table } from "./element.js";
import { number, t } from "./language.js";
import { told, words } from "./words.js";

const tone = (hostile) => (hostile ? t("a threat") : t("reassurance"));
const signed = (value) => (value < 0 ? "" : "+") + number(value, 2);

/** What one text has and the other has not is marked, beside being set beside it. */
function withMarks(text, other) {
  const pieces = (all) => told(all).split(/(?<=[,;]) /);
  const known = new Set(pieces(other).map((piece) => piece.replace(/[,;]$/, "")));
  return pieces(text).flatMap((piece, at) => [
    at > 0 ? " " : "",
    known.has(piece.replace(/[,;]$/, "")) ? piece : h("mark", null, piece),
  ]);
}

function saidAndHeard(rows, differs) {
  return h(
    "dl",
    { class: differs ? "words differs" : "words" },
    rows.map(([name, text]) => [h("dt", null, name), h("dd", null, text)]),
  );
}

/** A letter, with as much of it as the reader's seat knew at this act. */
function letterText(run, reader, letter) {
  const mine = reader.seat >= 0 && run.principals[reader.seat] === letter.from;
  const channel = run.channels[letter.channel];
  const way = channel ? [t("Way"), words(channel.name)] : null;
  const terms = letter.terms === undefined ? null : [t("Terms"), words(letter.terms)];
  const meant = [t("As it was meant"), tone(letter.hostile)];
  if (reader.seat >= 0) {
    const known = mine ? meant : [t("As it was heard"), tone(letter.heard_hostile)];
    return saidAndHeard([known, terms, way].filter(Boolean));
  }
  let end = [t("As it was heard"), t("not yet: it is still on its way when the run ends")];
  let differs = false;
  if (letter.lost !== undefined) {
    end = [
      t("As it was heard"),
      letter.withheld ? t("never: it was held back on the way") : t("never: it was lost on the way"),
    ];
    differs = true;
  } else if (letter.heard !== undefined) {
    differs = letter.heard_hostile !== letter.hostile;
    end = [
      t("As it was heard"),
      differs
        ? t("{tone}: turned around on the way", { tone: tone(letter.heard_hostile) })
        : tone(letter.heard_hostile),
    ];
  }
  const took =
    letter.heard === undefined
      ? null
      : [t("Time on the way"), t("{n} days", { n: number(letter.arrived - letter.left, 1) })];
  return saidAndHeard([meant, end, terms, took, way].filter(Boolean), differs);
}

function wordsOf(run, reader, act, index) {
  if (act.texts && reader.seat < 0)
    return saidAndHeard(
      [
        [t("As it was meant"), withMarks(act.texts.meant, act.texts.heard)],
        [t("As it was heard"), withMarks(act.texts.heard, act.texts.meant)],
      ],
      true,
    );
  const letter = run.letters.find(
    (one) => one.sent === index || one.heard === index || one.lost === index,
  );
  return letter ? letterText(run, reader, letter) : null;
}

/** The reasons of a choice: the sentence, and its terms as numbers. */
function why(act) {
  const rows = act.why.terms.map(([name, value]) => [
    t(name),
    signed(value),
    act.why.turning.includes(name) ? t("yes") : t("no"),
  ]);
  return [
    h("h4", null, t("Why")),
    h("p", null, words(act.why.says)),
    rows.length > 0
      ? h(
          "details",
          null,
          h("summary", null, t("The terms as numbers")),
          table(
            t("What spoke for “{yes}” (+) and against it (−)", { yes: t(act.why.yes) }),
            [t("Term"), t("Weight"), t("Without it the choice would have been the other")],
            rows,
          ),
        )
      : null,
  ];
}

function fewOf(title, few) {
  if (few.number === 0) return null;
  return [
    h("p", null, title),
    h(
      "ul",
      null,
      few.first.map((one) =>
        h(
          "li",
          null,
          h("span", { class: "date", dir: "ltr" }, one.date),
          " ",
          h("b", null, words(one.people)),
          ": ",
          words(one.says),
        ),
      ),
      few.number > few.first.length
        ? h("li", null, t("and {n} more", { n: number(few.number - few.first.length) }))
        : null,
    ),
  ];
}

function endOf(run, without) {
  return without.differs
    ? t("Without it, and with the same luck, the run ends otherwise: {end} instead of {here}.", {
        end: told(without.outcome_name),
        here: told(run.outcome_name),
      })
    : t("Without it, and with the same luck, the run ends in the same class: {end}.", {
        end: told(without.outcome_name),
      });
}

function whatIf(run, without) {
  const title = h("h4", null, t("What if this had not happened"));
  if (without.same)
    return [
      title,
      h("p", null, t("Without it, and with the same luck, all else would have been the same.")),
    ];
  return [
    title,
    h("p", { class: without.differs ? "strong" : null }, endOf(run, without)),
    without.differs ? h("p", { class: "note" }, words(without.ends)) : null,
    without.gone.number + without.instead.number === 0
      ? h("p", null, t("What else is done stays the same; beliefs and times shift a little."))
      : h(
          "details",
          null,
          h("summary", null, t("What then differs")),
          fewOf(t("No longer happens:"), without.gone),
          fewOf(t("Happens instead:"), without.instead),
        ),
  ];
}

/** The act at which the reader stands; `known` are its words as they are known from there. */
export function tellAct(run, reader, known) {
  const index = reader.at;
  const act = run.acts[index];
  const without = reader.seat < 0 ? run.without.find((one) => one.act === index) : null;
  const own = reader.seat < 0 || act.who === run.principals[reader.seat];
  return [
    h(
      "h3",
      { class: "act-title" },
      h("span", { class: "date", dir: "ltr" }, act.date),
      " ",
      words(known.people),
    ),
    h("p", { class: "says" }, words(known.says)),
    wordsOf(run, reader, act, index),
    act.why && own ? why(act) : null,
    without ? whatIf(run, without) : null,
  ]
    .flat(Infinity)
    .filter(Boolean);
}

/** The acts without any one of which the run would have ended otherwise. */
export function whatMattered(run, goTo) {
  const turning = run.without.filter((one) => one.differs);
  const left = run.without.length;
  const items = turning.map((one) => {
    const act = run.acts[one.act];
    return h(
      "li",
      null,
      h("button", { type: "button", class: "act", onclick: () => goTo(one.act) },
        h("span", { class: "date", dir: "ltr" }, act.date),
        " ",
        h("b", null, words(act.people)),
        ": ",
        words(act.says),
      ),
      h("p", { class: "note" }, t("Without it: {end}", { end: told(one.outcome_name) })),
    );
  });
  return h(
    "section",
    { "aria-labelledby": "mattered" },
    h("h2", { id: "mattered" }, t("Which acts mattered for how it ended?")),
    h(
      "p",
      null,
      turning.length > 0
        ? t("Each of {n} acts was left out once, with the same luck. Without any one of these {k} the run ends in another class:", {
            n: number(left),
            k: number(turning.length),
          })
        : t("Each of {n} acts was left out once, with the same luck. Without any one of them the run ends in the same class.", {
            n: number(left),
          }),
    ),
    run.left_out > 0
      ? h("p", { class: "note" }, t("{n} more were not tried, for there are many.", { n: number(run.left_out) }))
      : null,
    items.length > 0 ? h("ol", { class: "turning" }, items) : null,
  );
}
