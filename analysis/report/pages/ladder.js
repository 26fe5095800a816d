// A run as a ladder of messages: the capitals are the sides, time runs down, each message is a rung
// that slants from when it was sent to when it was heard.

import { s } from "./element.js";
import { apart, number, said, spoken, t } from "./language.js";

const signs = {
  incident: "▲",
  answered: "◣",
  struck: "✸",
  client_struck: "✸",
  war: "✖",
  agreed: "★",
  broke_off: "⫽",
  walked_out: "⫽",
  resumed: "↻",
  understanding: "≈",
  leaked: "◌",
  climbed: "⇡",
  settled: "⇣",
  too_late: "◷",
  backfired: "↯",
  believed: "✓",
  act: "■",
};

/** What the signs of a run mean, for its legend: [sign, words]. */
export function signsOf(run) {
  const kinds = [...new Set(run.marks.map((mark) => mark.kind))];
  return kinds.filter((kind) => signs[kind]).map((kind) => [signs[kind], spoken(kind)]);
}

function arrow(x, y, towards, colour) {
  const back = towards > 0 ? -7 : 7;
  return s("path", { d: `M${x} ${y}l${back} -3.5v7z`, fill: colour });
}

function messageTitle(letter, principals, channels) {
  const [from, to] = [said(principals[letter.from]), said(principals[1 - letter.from])];
  const values = {
    from,
    to,
    what: spoken(letter.kind),
    channel: spoken(said(channels[letter.channel]?.name ?? "")),
    sent: number(letter.sent, 1),
    heard: number(letter.heard, 1),
  };
  const way =
    letter.fate === "lost"
      ? t("{from} to {to}: {what} through {channel}, sent on day {sent} and lost", values)
      : letter.fate === "withheld"
        ? t("{from} to {to}: {what} through {channel}, sent on day {sent} and held back", values)
        : letter.heard === undefined
          ? t("{from} to {to}: {what} through {channel}, sent on day {sent}, still under way", values)
          : t("{from} to {to}: {what} through {channel}, sent on day {sent}, heard on day {heard}", values);
  const more = [
    letter.hostile && t("meant as a threat"),
    letter.flipped && t("heard otherwise than meant"),
    letter.leaked && t("it leaked"),
  ].filter(Boolean);
  return [way, ...more].join("; ");
}

/**
 * The drawing. `channels` says which are operated and so pass through the middle; `width` is that
 * of the place it will stand in, `until` the day it is drawn to.
 */
export function ladder(run, { principals, channels, start, width, until = run.end }) {
  const wide = Math.max(280, Math.min(760, width));
  const left = 78;
  const right = wide - 26;
  const middle = (left + right) / 2;
  const lanes = [left, right];
  const narrow = wide < 460; // names of lanes then take two lines
  const top = narrow ? 48 : 34;
  const last = Math.max(until, 1);
  const perDay = Math.max(4, Math.min(60, 820 / last));
  const y = (day) => top + day * perDay;
  const tall = y(last) + 20;
  const operated = run.letters.some((letter) => channels[letter.channel]?.operator);
  const lane = (x, name, anchor, lower = false) => [
    s("line", { x1: x, y1: top, x2: x, y2: y(Math.max(run.end, 0.2)), class: "lane" }),
    s("text", { x, y: lower ? 32 : 16, "text-anchor": anchor, class: "lane-name" }, name),
  ];
  const parts = [...lane(left, said(principals[0]), "middle"), ...lane(right, said(principals[1]), "end")];
  if (operated) parts.push(...lane(middle, t("intermediary"), "middle", narrow));

  const begin = new Date(`${start}T00:00:00Z`);
  const gap = [1, 2, 7, 14, 28, 91, 364, 3640].find((days) => days * perDay >= 46) ?? 36400;
  for (let day = 0; day <= last; day += gap) {
    const date = new Date(begin.getTime() + day * 864e5).toISOString().slice(5, 10);
    parts.push(
      s("line", { x1: left - 6, y1: y(day), x2: right, y2: y(day), class: "day" }),
      s("text", { x: left - 12, y: y(day) + 4, "text-anchor": "end", class: "date" }, date),
    );
  }
  for (const mark of run.marks)
    if (mark.kind === "convened")
      parts.push(
        s(
          "g",
          { class: "round" },
          s("title", null, `${apart(mark.date)} ${said(mark.who)}: ${said(mark.says)}`),
          s("line", { x1: left, y1: y(mark.at), x2: right, y2: y(mark.at) }),
        ),
      );
  for (const letter of run.letters) {
    const from = lanes[letter.from];
    const to = lanes[1 - letter.from];
    const towards = Math.sign(to - from);
    const through = channels[letter.channel]?.operator !== undefined;
    const kind = ["message", letter.hostile && "hostile", letter.flipped && "flipped"];
    const group = s(
      "g",
      { class: kind.filter(Boolean).join(" ") },
      s("title", null, messageTitle(letter, principals, channels)),
    );
    const colour = letter.hostile ? "var(--series-2)" : "var(--series-1)";
    if (letter.heard === undefined) {
      const stop = through ? middle - 14 * towards : (from + to) / 2;
      group.append(
        s("line", { x1: from, y1: y(letter.sent), x2: stop, y2: y(letter.sent) + 4 }),
        s(
          "text",
          { x: stop, y: y(letter.sent) + 9, "text-anchor": "middle", class: "stop" },
          letter.fate === "withheld" ? "⊘" : letter.fate === "lost" ? "×" : "…",
        ),
      );
    } else {
      const bend = through ? `L${middle} ${y((letter.sent + letter.heard) / 2)}` : "";
      group.append(
        s("path", { d: `M${from} ${y(letter.sent)}${bend}L${to} ${y(letter.heard)}` }),
        arrow(to, y(letter.heard), towards, colour),
      );
      if (letter.flipped)
        group.append(
          s(
            "text",
            { x: to - 16 * towards, y: y(letter.heard) - 4, "text-anchor": "middle", class: "stop" },
            "≠",
          ),
        );
    }
    parts.push(group);
  }
  for (const mark of run.marks) {
    const sign = signs[mark.kind];
    if (!sign) continue;
    const x = mark.side === 0 ? left : mark.side === 1 ? right : middle;
    parts.push(
      s(
        "text",
        { x, y: y(mark.at) + 5, "text-anchor": "middle", class: `mark ${mark.kind}` },
        s("title", null, `${apart(mark.date)} ${said(mark.who)}: ${said(mark.says)}`),
        sign,
      ),
    );
  }
  return s(
    "svg",
    {
      viewBox: `0 0 ${wide} ${tall}`,
      width: wide,
      height: tall,
      class: "ladder",
      role: "img",
      direction: "ltr",
      "aria-label": t("Message ladder of run {run}, “{arm}”. The table has each event.", {
        run: number(run.run),
        arm: said(run.arm),
      }),
    },
    parts,
  );
}
