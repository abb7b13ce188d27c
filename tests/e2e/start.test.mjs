// How the page starts, and what it says when its program stops.

import { test } from "node:test";
import { open } from "./support/browser.mjs";
import { stories } from "./support/ketpad.mjs";

const stage = stories();

/** Keeps these under their names before the page is first loaded, as an earlier visit would have. */
const keeping = (kept) => (page) =>
  page.addInitScript((kept) => {
    if (sessionStorage.getItem("visited")) return;
    sessionStorage.setItem("visited", "yes");
    for (const [name, text] of Object.entries(kept)) localStorage.setItem(`ketpad:${name}`, text);
  }, kept);

const SENTENCES = { en: "could not be loaded", ko: "불러오지 못했습니다" };

for (const [kept, locale, spoken] of [
  ["ko", "en-US", "ko"],
  ["en", "ko-KR", "en"],
  ["tlh", "ko-KR", "ko"],
]) {
  test(`a page kept in "${kept}" starts in "${spoken}" in a browser that speaks ${locale}`, async () => {
    const prepare = async (page) => {
      await keeping({ language: kept })(page);
      await page.route(/\.wasm$/, (route) => route.abort());
    };
    const opened = await open(stage.browser, stage.site.url, { prepare, locale, allow: () => true });
    await opened.page.getByText(SENTENCES[spoken]).waitFor();
    await opened.page.locator(`html[lang=${spoken}]`).waitFor();
    await opened.close();
  });
}
