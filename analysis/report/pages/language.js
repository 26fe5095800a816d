// What a page says, in the reader's language.
//
// Every sentence goes through t(), in English with {names} for what is filled in; a dictionary maps
// the English to the other languages, and what is missing there stays English. It has what the
// sources of the page may say, and what its data say comes with them (page.cpp).

import dictionary from "dictionary";

export const languages = [
  { code: "en", name: "English", direction: "ltr" },
  { code: "ar", name: "العربية", direction: "rtl" },
  { code: "fa", name: "فارسی", direction: "rtl" },
];

let current = languages[0];
const words = new Map(Object.entries(dictionary));

/** Takes in what the data of the page say: English to its translations, in the order above. */
export function learn(more) {
  for (const [english, translations] of Object.entries(more)) words.set(english, translations);
}

const translated = (english) =>
  current === languages[0] ? undefined : words.get(english)?.[languages.indexOf(current) - 1];

export const language = () => current;

/** Takes effect for whatever is said from now on; the page must be drawn anew. */
export function speak(code) {
  current = languages.find((one) => one.code === code) ?? languages[0];
  document.documentElement.lang = current.code;
  document.documentElement.dir = current.direction;
}

export function t(english, values = {}) {
  const text = translated(english) ?? english;
  return text.replace(/\{(\w+)\}/g, (whole, name) =>
    Object.hasOwn(values, name) ? apart(values[name]) : whole,
  );
}

/** Names, numbers and dates keep their own direction among words that go the other way. */
export const apart = (text) =>
  current.direction === "rtl" ? `\u2068${text}\u2069` : String(text);

/** A text in a drawing, which does not know which way the page runs. */
export const along = (text) =>
  current.direction === "rtl" ? `\u2067${text}\u2069` : text;

/** A text of the scenario, which may carry translations: a string, or {en: …, ar: …}. */
export function said(text) {
  if (text === null || typeof text !== "object") return String(text ?? "");
  return text[current.code] ?? text.en ?? Object.values(text)[0] ?? "";
}

/** Names as files write them, spoken: `managed_deadlock` is "managed deadlock". */
export function spoken(name) {
  const plain = String(name).replaceAll("_", " ");
  // Of some names there are two, as of "strikes": that of an end is kept under a key of its own.
  return translated(`outcome: ${plain}`) ?? t(plain);
}

const formats = new Map();

/** A number with so many digits after the point; Western digits, as files and commands have them. */
export function number(value, digits = 0) {
  if (value === null || value === undefined || Number.isNaN(value)) return "–";
  if (!formats.has(digits))
    formats.set(
      digits,
      new Intl.NumberFormat("en", {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }),
    );
  const text = formats.get(digits).format(value);
  return text.replace("-", "−");
}

/** A share as per cent: 0.0989 is 9.9%. */
export const percent = (share, digits = 1) =>
  share === null || share === undefined ? "–" : t("{n}%", { n: number(100 * share, digits) });
