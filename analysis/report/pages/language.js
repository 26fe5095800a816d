// What a page says, in the reader's language.
//
// Every sentence goes through t(), in English with {names} for what is filled in; a dictionary of
// analysis/language/ maps the English to another language, and what is missing there stays English.

import dictionaries from "dictionaries";

export const languages = [
  { code: "en", name: "English", direction: "ltr" },
  { code: "ar", name: "العربية", direction: "rtl" },
  { code: "fa", name: "فارسی", direction: "rtl" },
];

let current = languages[0];

export const language = () => current;

/** Takes effect for whatever is said from now on; the page must be drawn anew. */
export function speak(code) {
  current = languages.find((one) => one.code === code) ?? languages[0];
  document.documentElement.lang = current.code;
  document.documentElement.dir = current.direction;
}

/**
 * A value among words that run from right to left, enclosed (Unicode Standard Annex 9) so that a
 * sign, a name or a range is not turned around; whole numbers and words of the language are not.
 */
function enclosed(value) {
  const text = String(value);
  const alone = current.direction === "ltr" || /^[0-9.]*$|[\u0590-\u08ff]/.test(text);
  return alone ? text : `\u2068${text}\u2069`;
}

export function t(english, values = {}) {
  const text = dictionaries[current.code]?.[english] ?? english;
  return text.replace(/\{(\w+)\}/g, (whole, name) =>
    name in values ? enclosed(values[name]) : whole,
  );
}

/** A text of the scenario, which may carry translations: a string, or {en: …, ar: …}. */
export function said(text) {
  if (text === null || typeof text !== "object") return String(text ?? "");
  return text[current.code] ?? text.en ?? Object.values(text)[0] ?? "";
}

/** Names as files write them, spoken: `managed_deadlock` is "managed deadlock". */
export function spoken(name) {
  const plain = String(name).replaceAll("_", " ");
  const known = dictionaries[current.code] ?? {};
  return known[`outcome: ${plain}`] ?? known[plain] ?? plain;
}

const formats = new Map();

/** A number with so many digits after the point; Western digits, as files and commands have them. */
export function number(value, digits = 0) {
  if (value === null || value === undefined || Number.isNaN(value)) return "–";
  const key = current.code + digits;
  if (!formats.has(key))
    formats.set(
      key,
      new Intl.NumberFormat("en", {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }),
    );
  const text = formats.get(key).format(value);
  return text.replace("-", "−");
}

/** A share as per cent: 0.0989 is 9.9%. */
export const percent = (share, digits = 1) =>
  share === null || share === undefined ? "–" : t("{n}%", { n: number(100 * share, digits) });
