// One run walked through in a real browser: with the keyboard alone, from either seat, in three
// languages, on a phone, and with names that would like to be something else than names.
// node walk.mjs <program> <folder with node_modules> <folder to write in> <sources>

import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { check, equal, finish, hostile, inEveryLook, open, out, run, violations, withBrowser } from "./browser.mjs";

const sources = process.argv[5];
const muscat = join(sources, "scenarios/muscat_2026.yaml");
const files = {
  main: join(out, "main.html"),
  october: join(out, "october.html"),
  ladder: join(out, "ladder.html"),
};
const again = join(out, "again.html");
run("story", muscat, "--run", "3", "--format", "html", "-o", files.main);
run("story", muscat, "--run", "3", "-o", again);
check("the same run makes the same bytes", readFileSync(files.main, "utf8") === readFileSync(again, "utf8"));
run("story", join(sources, "scenarios/other/october_1962.yaml"), "-o", files.october);
run("story", join(sources, "scenarios/laboratory/ladder.yaml"), "-o", files.ladder);
for (const [name, file] of Object.entries(files))
  check(`${name}: a page is at most 500 kB`, statSync(file).size <= 5e5, String(statSync(file).size));

// --- A hundred hostile texts ---------------------------------------------------------------------

const quoted = JSON.stringify;
const nameable = (text) => text.replaceAll(".", ",").replaceAll("[", "(").replaceAll("]", ")");
const script = hostile
  .map((text, at) => `  ${quoted(`${nameable(text)} no ${at}`)}: {act: appeal, by: host, amount: 0, on: 2026-02-${String(1 + (at % 20)).padStart(2, "0")}, at: ${1 + Math.floor(at / 20)}h, says: ${quoted(text)}}`)
  .join("\n");
const [left, right] = [nameable(hostile[0]), nameable(hostile[4])];
const hostileFile = join(out, "hostile.yaml");
writeFileSync(
  hostileFile,
  `schema: backchannel/1
title: ${quoted(hostile[0] + hostile[4])}
source: "judgement: made up for a test"
start: 2026-01-25
horizon: 30d
actors:
  ${quoted(left)}: {role: principal, words: {interval: {mean: 2d}, threats: 0.5}}
  ${quoted(right)}: {role: principal, words: {interval: {mean: 2d}, threats: 0.5}}
  host: {role: intermediary}
channels:
  ${quoted(nameable(hostile[8]))}: {form: shuttle, operator: host, legs: [{latency: 1d, error: 0.3, loss: 0.2}]}
routes: [${quoted(nameable(hostile[8]))}]
script:
${script}
arms:
  ${quoted(nameable(hostile[12]))}: {says: ${quoted(hostile[16])}}
`,
);
files.hostile = join(out, "hostile.html");
run("story", hostileFile, "-o", files.hostile);

// --- In the browser ------------------------------------------------------------------------------

const state = (page) =>
  page.evaluate(() => ({
    place: document.querySelector(".place").textContent,
    current: document.querySelector("li[aria-current] .act")?.textContent,
    title: document.querySelector(".now").innerText,
    live: document.getElementById("live").textContent,
    items: document.querySelectorAll(".acts li").length,
  }));

async function walkThrough(page) {
  const seen = [];
  await page.keyboard.press("Home");
  for (let before = ""; ; ) {
    const now = await state(page);
    if (now.place === before) break;
    before = now.place;
    seen.push(now);
    await page.keyboard.press("ArrowRight");
  }
  return seen;
}

async function withTheKeyboard(browser) {
  const { context, page, faults } = await open(browser, files.main);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  equal("a first stop leads past the head", await page.evaluate(() => document.activeElement.id), "content");
  const stops = [];
  for (let i = 0; i < 12; ++i) {
    await page.keyboard.press("Tab");
    stops.push(await page.evaluate(() => document.activeElement.id));
  }
  for (const id of ["seat--1", "span", "routine", "back", "scrubber", "on"])
    check(`${id} is reached by Tab`, stops.includes(id), stops.join(" "));
  await page.focus("#scrubber");
  const seen = await walkThrough(page);
  check("the walk has many steps", seen.length > 100, String(seen.length));
  equal("every step is another item of the list", new Set(seen.map((one) => one.place)).size, seen.length);
  equal("the list has every step", seen[0].items, seen.length);
  check("every step is announced", seen.slice(1).every((one) => one.live.length > 20 && one.current));
  check("the walk ends with how it ends", seen.at(-1).title.includes("the story ends"), seen.at(-1).title);
  check("some act says why", seen.some((one) => one.title.includes("Why")));
  check("some act says what if", seen.some((one) => one.title.includes("the run ends otherwise")));
  await page.keyboard.press("ArrowLeft");
  equal("left goes back", (await state(page)).place, seen.at(-2).place);
  await page.keyboard.press("Home");
  equal("Home goes to the first", (await state(page)).place, seen[0].place);
  await page.keyboard.press("End");
  equal("End goes to the last", (await state(page)).place, seen.at(-1).place);
  await page.focus("#routine");
  await page.keyboard.press("Space");
  check("routine words can be stopped at", (await state(page)).items > seen.length);
  const button = page.locator("section[aria-labelledby=mattered] .act").first();
  const told = (await button.textContent()).slice(0, 16);
  await button.focus();
  await page.keyboard.press("Enter");
  check("an act that mattered is gone to", (await state(page)).title.includes(told), told);
  equal("and the scrubber has the focus", await page.evaluate(() => document.activeElement.id), "scrubber");
  equal("keyboard: no faults", faults, []);
  await context.close();
}

async function fromASeat(browser) {
  const { context, page, faults } = await open(browser, files.october);
  const data = await page.evaluate(() => JSON.parse(document.getElementById("data").textContent));
  const turned = data.letters.filter((one) => one.heard !== undefined && one.heard_hostile !== one.hostile);
  check("the run has letters that were turned around", turned.length > 0);
  await page.focus("#routine");
  await page.keyboard.press("Space");
  const everything = await walkThrough(page);
  check("some letter was lost", data.letters.some((one) => one.lost !== undefined));
  check("all of it shows them", everything.some((one) => one.title.includes("turned around on the way")));
  for (const side of [0, 1]) {
    await page.click(`#seat-${side}`);
    const seen = await walkThrough(page);
    check(`seat ${side}: fewer acts than all`, seen.length > 0 && seen.length < everything.length, `${seen.length} of ${everything.length}`);
    const texts = seen.map((one) => one.title + one.live).join("\n");
    for (const secret of ["turned around", "lost on the way", "held back", "What if", "sent as", "wrongly"])
      check(`seat ${side} is not told “${secret}”`, !texts.includes(secret));
    equal(`seat ${side}: at first it knows one act`, seen[0].items, 1);
    equal(`seat ${side}: at the end all that it ever knew`, seen.at(-1).items, seen.length);
    await page.screenshot({ path: join(out, `seat_${side}.png`) });
    const marks = await page.evaluate(() => document.querySelectorAll(".drawing .turned, .drawing .stop").length);
    equal(`seat ${side}: nor is it drawn`, marks, 0);
  }
  await page.click("#seat--1");
  await page.screenshot({ path: join(out, "seats.png") });
  equal("seats: no faults", faults, []);
  await context.close();
}

async function asText(browser) {
  const { context, page, faults } = await open(browser, files.hostile);
  await page.click("#routine");
  await walkThrough(page);
  const found = await page.evaluate(() => ({
    caught: globalThis.caught,
    scripts: document.scripts.length,
    strangers: document.querySelectorAll("img, iframe, object, embed, link:not([rel=icon]), main style, b b").length,
    items: [...document.querySelectorAll(".acts li")].map((one) => one.textContent),
    heading: document.querySelector("h1").textContent,
    lanes: [...document.querySelectorAll(".lane-name")].map((one) => one.textContent.toLowerCase()),
  }));
  equal("hostile: nothing ran", [found.caught ?? null, found.scripts, found.strangers], [null, 3, 0]);
  for (const text of hostile)
    check(`hostile: “${text}” is text`, found.items.some((one) => one.includes(text)));
  equal("hostile: so is the title", found.heading, hostile[0] + hostile[4]);
  for (const name of [left, right])
    check(`hostile: so is the name of a lane, ${name}`, found.lanes.includes(name.toLowerCase().replaceAll("_", " ")), found.lanes.join("; "));
  equal("hostile: no faults", faults, []);
  await context.close();
}

async function inOneLook(browser, file, what, picture, { language, ...options }) {
  const { context, page, faults } = await open(browser, file, { ...options, bypassCSP: true });
  if (language) {
    await page.click(`#language-${language}`);
    equal(`${what}: the page turns`, await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]), [language, "rtl"]);
  }
  // To an act that has something to say about what if, where there is one.
  const there = page.locator("section[aria-labelledby=mattered] .act").first();
  if ((await there.count()) > 0) await there.click();
  const before = (await state(page)).place;
  await page.keyboard.press("ArrowLeft");
  check(`${what}: the keys work`, (await state(page)).place !== before);
  await page.keyboard.press("ArrowRight");
  equal(`${what}: right goes on in time`, (await state(page)).place, before);
  await page.screenshot({ path: join(out, picture), fullPage: true });
  equal(`${what}: nothing scrolls sideways`, await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
  equal(`${what}: no faults`, faults, []);
  equal(`${what}: axe finds nothing against WCAG 2.2 AA`, await violations(page), []);
  await page.click("#seat-1");
  equal(`${what}: nor from a seat`, await violations(page), []);
  await context.close();
}

await withBrowser(async (browser) => {
  await withTheKeyboard(browser);
  await fromASeat(browser);
  await asText(browser);
  for (const name of ["ladder", "hostile"]) {
    const { context, page, faults } = await open(browser, files[name], { bypassCSP: true });
    await page.keyboard.press("End");
    await page.screenshot({ path: join(out, `${name}.png`), fullPage: true });
    equal(`${name}: no faults`, faults, []);
    equal(`${name}: axe finds nothing against WCAG 2.2 AA`, await violations(page), []);
    await context.close();
  }
});

for (const name of ["main", "october"])
  await inEveryLook((browser, look, options) => inOneLook(browser, files[name], `${name}, ${look}`, `${name}_${look}.png`, options));

finish();
