// The README's page, served unchanged beside the files of web/dist.
import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { it } from "node:test";
import { startStaticServer } from "../mock/static.mjs";
import { DIST, launchBrowser } from "./harness.mjs";

it("the README's page tells in its title what the builder thinks", async () => {
  const readme = await readFile(new URL("../../README.md", import.meta.url), "utf8");
  const sample = /```html\n([\s\S]*?)```/.exec(readme)?.[1];
  assert.ok(sample, "the README has an html block");
  const folder = await mkdtemp(join(tmpdir(), "sipattach-readme-"));
  await cp(DIST, folder, { recursive: true });
  await writeFile(join(folder, "index.html"), sample);
  const server = await startStaticServer({ root: folder });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(server.url);
    await page.waitForFunction(() => /remarks$/.test(document.title));
    await page.evaluate(() => {
      document.querySelector("sip-attach-builder").draft = {
        phone_number: "(415) 555-2671",
        directions: [{ type: "inbound" }],
      };
    });
    await page.waitForFunction(() => document.title === "Ready");
  } finally {
    await browser.close();
    await server.close();
    await rm(folder, { recursive: true });
  }
});
