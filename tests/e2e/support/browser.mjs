// Opens pages in a real Chromium, and holds each to what every page of Ketpad promises: no error
// in the console, and no request to another host.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];

const FLAGS = [
  // Chromium's sandbox does not run as root, and containers usually have no other user.
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  // A browser that calls home would spoil the count of requests.
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The program of the browser: CHROME in the environment, or the first one on PATH. */
export function findChrome() {
  if (process.env.CHROME) return process.env.CHROME;
  const folders = (process.env.PATH ?? "").split(delimiter);
  const found = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
  if (!found) throw new Error("No Chromium or Chrome on PATH. Run scripts/setup test, or name one in CHROME.");
  return found;
}

/** Starts a browser with a fresh profile, and with further flags. The caller closes it. */
export function launch(flags = []) {
  return chromium.launch({ executablePath: findChrome(), headless: true, args: [...FLAGS, ...flags] });
}

/**
 * Opens `url` in its own fresh context, so that nothing is shared between tests, and answers
 * { page, context, close }. `close` fails when the page broke one of the promises above.
 *
 * `hasTouch` also makes the device a mobile one. `allow` takes a problem's text and answers
 * whether the test expects it. `prepare` gets the page before it is loaded.
 */
export async function open(browser, url, options = {}) {
  const {
    viewport = { width: 1440, height: 900 },
    colorScheme = "light",
    locale = "en-US",
    hasTouch = false,
    allow = () => false,
    prepare = async () => {},
    ...rest
  } = options;
  const context = await browser.newContext({ viewport, colorScheme, locale, hasTouch, isMobile: hasTouch, ...rest });
  const problems = watch(context, new URL(url).origin);
  const page = await context.newPage();
  await prepare(page);
  await page.goto(url);
  return {
    page,
    context,
    async close() {
      await context.close();
      assert.deepEqual(problems.filter((problem) => !allow(problem)), [], "the page broke a promise");
    },
  };
}

function watch(context, origin) {
  const problems = [];
  context.on("console", (message) => {
    if (message.type() === "error") problems.push(`console: ${message.text()}`);
  });
  context.on("weberror", (error) => problems.push(`uncaught: ${error.error()}`));
  context.on("request", (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    if (!["data:", "blob:", "about:"].includes(protocol) && asked !== origin) {
      problems.push(`request to another host: ${request.url()}`);
    }
  });
  return problems;
}

/** Waits until the program runs: it has taken the place of the start-up text. */
export async function started(page) {
  await page.locator("#boot").waitFor({ state: "detached" });
}
