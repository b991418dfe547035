// Looks at pages in a headless Chromium, and prints as JSON what it found of each.
//
//   node look.mjs CHROMIUM FOLDER PAGE.html...
//
// Of each page: what the console said, what was asked of the network, what axe-core finds in light and dark at both
// widths, how much wider than the window it is, where the Tab key leads, and how many A4 pages it prints on. The
// screenshots and the PDF are left in FOLDER.
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const WIDTHS = { phone: 390, desktop: 1280 };
const SCHEMES = ["light", "dark"];
const [executablePath, folder, ...pages] = process.argv.slice(2);
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"],
});
try {
  const found = {};
  for (const page of pages) {
    found[basename(page)] = await look(page);
  }
  console.log(JSON.stringify(found));
} finally {
  await browser.close();
}

async function look(file) {
  const name = basename(file, ".html");
  const result = { console: [], requests: [], axe: [], overflow: {}, tabs: [], pdf: join(folder, `${name}.pdf`) };
  for (const [width, pixels] of Object.entries(WIDTHS)) {
    for (const colorScheme of SCHEMES) {
      const context = await browser.newContext({ viewport: { width: pixels, height: 844 }, colorScheme });
      const page = await context.newPage();
      page.on("console", (message) => result.console.push(message.text()));
      page.on("pageerror", (error) => result.console.push(String(error)));
      page.on("request", (request) => result.requests.push(request.url()));
      await page.goto(pathToFileURL(resolve(file)).href);
      await page.screenshot({ path: join(folder, `${name}.${width}.${colorScheme}.png`), fullPage: true });
      result.overflow[width] = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => window.axe.run());
      for (const { id, help, nodes } of violations) {
        result.axe.push({ where: `${width} ${colorScheme}`, id, help, nodes: nodes.slice(0, 5).map((node) => node.html) });
      }
      await context.close();
    }
  }
  const context = await browser.newContext({ viewport: { width: WIDTHS.desktop, height: 844 } });
  const page = await context.newPage();
  await page.goto(pathToFileURL(resolve(file)).href);
  await writeFile(result.pdf, await page.pdf({ format: "A4", preferCSSPageSize: true }));
  for (let count = 0; count < 3; count += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement === document.body)) break; // past the last
    result.tabs.push(await page.evaluate(() => {
      const outline = getComputedStyle(document.activeElement);
      const box = document.activeElement.getBoundingClientRect();
      const seen = box.width > 1 && box.left >= 0 && outline.outlineStyle !== "none";
      return { text: document.activeElement.textContent.trim().slice(0, 80), seen };
    }));
  }
  await context.close();
  return result;
}
