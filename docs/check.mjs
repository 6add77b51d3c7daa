// SPDX-FileCopyrightText: The cak_regeling developers
//
// SPDX-License-Identifier: EUPL-1.2

// Are the pages accessible? Looks at every built page with axe (WCAG 2.1 A and AA) in headless Chromium, wide and narrow,
// light and dark. Usage: node docs/check.mjs FOLDER [PAGE…]; exits with 1 when something was found.
import { createRequire } from "node:module";
import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const require = createRequire(import.meta.url); // finds the two packages by NODE_PATH
const { chromium } = require("playwright-core");
const axe = require.resolve("axe-core/axe.min.js");

const [folder, ...named] = process.argv.slice(2);
const pages = named.length
  ? named
  : readdirSync(folder, { recursive: true }).filter((page) => page.endsWith(".html") && !page.startsWith("_"));
const quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const browser = await chromium.launchPersistentContext(mkdtempSync(join(tmpdir(), "check-")), {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: quiet,
});
let found = 0;
for (const page of pages.sort()) {
  const tab = await browser.newPage();
  await tab.goto("file://" + resolve(folder, page));
  await tab.addScriptTag({ path: axe });
  for (const [width, theme] of [[1280, "light"], [390, "dark"]]) {
    await tab.setViewportSize({ width, height: 900 });
    await tab.evaluate((name) => document.body.setAttribute("data-theme", name), theme);
    const { violations } = await tab.evaluate(() =>
      axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] }),
    );
    for (const { id, help, nodes } of violations) {
      found += nodes.length;
      console.log(`${page} (${width} px, ${theme}): ${id}: ${help}`);
      for (const { html } of nodes.slice(0, 3)) console.log(`    ${html.slice(0, 160)}`);
    }
  }
  await tab.close();
}
await browser.close();
console.log(`${pages.length} pages looked at, ${found} places found`);
process.exit(found ? 1 : 0);
