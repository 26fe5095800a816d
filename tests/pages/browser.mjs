// A real browser for the tests of pages: Debian's Chromium, driven by playwright-core, and a page
// that reports whatever it should not have done. Nothing is downloaded.

import { createRequire } from "node:module";
import { existsSync, mkdirSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** What every test is called with: <program> <folder with node_modules> <folder to write in>. */
export const [program, modules, out] = process.argv.slice(2, 5).map((path) => resolve(path));
mkdirSync(out, { recursive: true });
const require = createRequire(join(modules, "package.json"));
const { chromium } = require("playwright-core");
const axePath = require.resolve("axe-core/axe.min.js");

export const skipped = 77;
const browserPath = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find(existsSync);
if (!browserPath) {
  console.log("skipped: there is no chromium");
  process.exit(skipped);
}

let failures = 0;
let checks = 0;
export function check(what, holds, more = "") {
  ++checks;
  if (holds) return;
  ++failures;
  console.log(`FAILED: ${what}${more === "" ? "" : `\n  ${more}`}`);
}
export const equal = (what, here, there) =>
  check(what, JSON.stringify(here) === JSON.stringify(there), `${JSON.stringify(here)} is not ${JSON.stringify(there)}`);

export function run(...words) {
  return execFileSync(program, words, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

/** Opens a file in a fresh context; `faults` collects requests, errors and warnings. */
export async function open(browser, file, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const address = pathToFileURL(file).href;
  const faults = [];
  const blame = (fault) => faults.includes(fault) || faults.push(fault);
  page.on("request", (request) => {
    const url = request.url();
    if (url.split("#")[0] !== address && !url.startsWith("data:") && !url.startsWith("blob:"))
      blame(`asked for ${url}`);
  });
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) blame(`logged: ${message.text()}`);
  });
  page.on("pageerror", (error) => blame(`threw: ${error}`));
  page.on("dialog", (dialog) => {
    blame(`opened a dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  await page.goto(address);
  return { context, page, faults };
}

/** Violations of WCAG 2.2 AA that axe finds, as text. */
export async function violations(page) {
  await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
  await page.addScriptTag({ path: axePath });
  const found = await page.evaluate(() =>
    globalThis.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    }),
  );
  return found.violations.map(
    (one) =>
      `${one.id}: ${one.help}\n    ` +
      one.nodes.slice(0, 4).map((node) => `${node.target} ${node.failureSummary?.split("\n")[1]}`).join("\n    "),
  );
}

/** Brings everything into sight once, so that all charts are drawn. */
export async function drawEverything(page) {
  await page.evaluate(async () => {
    for (const one of document.querySelectorAll(".figure")) {
      one.scrollIntoView();
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 5)));
    }
    scrollTo(0, 0);
  });
  await page.waitForTimeout(200);
}

const payloads = [
  "</script><script>globalThis.caught = 1</script>",
  "<img src=x onerror='globalThis.caught = 1'>",
  "<svg onload=globalThis.caught=1>",
  "<iframe srcdoc='<script>parent.caught = 1</script>'></iframe>",
  "<!-- <script>",
  "--></style><style>*{display:none}",
  "]]><b>bold</b>",
  "&lt;b&gt; &amp; &quot;",
  "\\u003cscript\\u003e",
  "{a|rich} {b} {c} {@value} {marker}",
  "{name} {arm} {n}",
  "${globalThis.caught = 1} `back`",
  "javascript:globalThis,caught = 1",
  "'; globalThis,caught = 1; //",
  '" onmouseover="globalThis,caught = 1',
  "__proto__",
  "constructor",
  "toString",
  "$& $1 $` $'",
  "line\u2028separator\u2029both",
  "\u202Eright to left\u202C",
  "اسم عربي و <b>نص</b>",
  "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 🕊️ 👩‍👩‍👧",
  "%3Cscript%3E%00",
  "x".repeat(300),
];
/** A hundred texts that would like to be something else than text. */
export const hostile = payloads.flatMap((text) => [text, `${text} 2`, `<b>${text}</b>`, `A ${text} Z`]);

/** A browser for a part of a test. */
export async function withBrowser(test) {
  const browser = await chromium.launch({
    executablePath: browserPath,
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--disable-dev-shm-usage",
    ],
  });
  try {
    await test(browser);
  } finally {
    await browser.close();
  }
}

// Readable for everybody.
const looks = {
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  arabic: { colorScheme: "light", language: "ar" },
  farsi: { colorScheme: "dark", language: "fa" },
  phone: { colorScheme: "light", viewport: { width: 320, height: 640 } },
  phone_arabic: { colorScheme: "dark", language: "ar", viewport: { width: 320, height: 640 } },
};

/** `test(browser, look, options)` in each look, with a browser of its own: after axe has been over a
 * long page, Chromium's compositor now and then gives the next context no frames. */
export async function inEveryLook(test) {
  for (const [look, options] of Object.entries(looks)) await withBrowser((browser) => test(browser, look, options));
}

/** What became of all checks: the last thing a test does. */
export function finish() {
  console.log(`${checks - failures} checks passed, ${failures} failed`);
  process.exit(failures === 0 ? 0 : 1);
}
