// The element as its documentation describes it, also on a server.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { promisify } from "node:util";
import {
  addNumbers,
  copiedBy,
  DIST,
  launchTestBrowser,
  openPage,
  send,
  switchOn,
  UNTIL_RELEASED,
  walkPage,
} from "./harness.mjs";

const browser = await launchTestBrowser();
const manifest = JSON.parse(await readFile(`${DIST}/custom-elements.json`, "utf8"));
const [declaration] = manifest.modules[0].declarations;

const names = (list) => list.map(({ name }) => name).sort();

test("a server may import the script: nothing is defined, nothing is left behind", async () => {
  const program = `const before = new Set(Object.getOwnPropertyNames(globalThis));
    const { SipAttachBuilder } = await import(process.argv[1]);
    const added = Object.getOwnPropertyNames(globalThis).filter((name) => !before.has(name));
    // Lit notes its versions.
    console.log(typeof SipAttachBuilder, added.filter((name) => !/^(lit|reactiveElement)/.test(name)).length);`;
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [
    "--input-type=module",
    "--eval",
    program,
    `${DIST}/sip-attach-builder.js`,
  ]);
  assert.equal(stderr, "");
  assert.equal(stdout, "function 0\n");
});

test("custom-elements.json says what the element has", async () => {
  const { page, close } = await openPage(browser);
  await addNumbers(page, ["+14155552671", "+442079460018"]);
  const real = await page.evaluate((members) => {
    const element = document.querySelector("sip-attach-builder");
    const parts = new Set();
    const properties = new Set();
    for (const [, name] of [...element.shadowRoot.adoptedStyleSheets]
      .flatMap((sheet) => [...sheet.cssRules])
      .map((rule) => rule.cssText)
      .join("\n")
      .matchAll(/var\(\s*(--sip-attach-[a-z-]+)/g))
      properties.add(name);
    const collect = (root) => {
      for (const part of root.querySelectorAll("[part]")) parts.add(part.part.value);
      for (const child of root.querySelectorAll("[exportparts]"))
        for (const name of child.getAttribute("exportparts").split(",")) parts.add(name);
    };
    collect(element.shadowRoot);
    return {
      attributes: customElements.get("sip-attach-builder").observedAttributes.sort(),
      missing: members.filter((name) => !(name in element)),
      parts: [...parts],
      properties: [...properties].sort(),
      slots: [...element.shadowRoot.querySelectorAll("slot")].map((slot) => slot.name),
    };
  }, names(declaration.members));
  assert.deepEqual(names(declaration.attributes), real.attributes);
  assert.deepEqual(real.missing, []);
  assert.deepEqual(names(declaration.cssProperties), real.properties);
  assert.deepEqual(names(declaration.slots), real.slots);
  for (const part of names(declaration.cssParts)) assert.ok(real.parts.includes(part), `no part ${part}`);
  await close();
});

test("it fires the events that it declares", async () => {
  const { page, close } = await openPage(browser);
  assert.deepEqual(names(declaration.events), ["before-send", "change", "result", "validate"]);
  await page.evaluate((events) => {
    window.fired = new Set();
    for (const name of events) document.addEventListener(name, () => window.fired.add(name)); // they bubble out of the shadow
  }, names(declaration.events));
  await addNumbers(page, ["+14155552671"]);
  await page.getByRole("switch", { name: "Inbound calls" }).click();
  await page.getByLabel("API key", { exact: true }).fill("sk-test");
  await page
    .locator("sip-attach-send-panel")
    .getByRole("button", { name: /^Attach/ })
    .click();
  await page.waitForFunction((count) => window.fired.size === count, declaration.events.length);
  await close();
});

test("a link is for the builder that made it", async () => {
  const { page, close } = await openPage(browser, { permissions: ["clipboard-read", "clipboard-write"] });
  await page.evaluate(() => {
    const second = document.createElement("sip-attach-builder");
    second.id = "second";
    second.draft = { phone_number: "+442079460018" };
    document.body.append(second);
  });
  const second = page.locator("#second");
  await page.waitForFunction(() => document.querySelector("#second").plan !== null);
  const link = await copiedBy(page, () => second.getByRole("button", { name: "Share" }).click());
  await second.getByText("Link copied").waitFor();
  assert.match(new URL(link).hash, /^#sip-attach-second=1\./);

  const drafts = await page.evaluate(async (hash) => {
    document.querySelector("#second").remove();
    location.hash = hash;
    const make = (id) => document.body.appendChild(Object.assign(document.createElement("sip-attach-builder"), { id }));
    const [named, other] = [make("second"), make("third")];
    await new Promise((resolve) => named.addEventListener("change", resolve));
    return { named: named.draft, other: other.draft, first: document.querySelector("sip-attach-builder").draft };
  }, new URL(link).hash);
  assert.deepEqual(drafts, { named: { phone_number: "+442079460018" }, other: {}, first: {} });
  await close();
});

test("an attribute that is taken away is as if it had never been there", () =>
  walkPage(browser, {}, async ({ page, watched }) => {
    const seen = await page.evaluate(async () => {
      const builder = document.createElement("sip-attach-builder");
      builder.draft = { phone_number: "020 7946 0018", directions: [{ type: "inbound" }] };
      const attributes = {
        "default-region": "GB",
        "base-url": "https://api.example",
        locale: "de",
        provider: "twilio",
        "trunk-id": "",
        theme: "dark",
      };
      for (const [name, value] of Object.entries(attributes)) builder.setAttribute(name, value);
      document.body.append(builder);
      const readAs = async (value) => {
        while (!builder.plan || builder.plan.numbers[0].value !== value) await new Promise(requestAnimationFrame);
      };
      await readAs("+442079460018");
      for (const name of Object.keys(attributes)) builder.removeAttribute(name);
      await readAs(null);
      document.body.dataset.theme = "dark";
      await new Promise(requestAnimationFrame);
      await builder.updateComplete;
      const { plan, draft } = builder;
      const root = builder.shadowRoot.querySelector(".root").className;
      return [plan.diagnostics.map(({ code }) => code), "trunk_id" in draft, root];
    });
    assert.deepEqual(seen, [["number.region_required", "service.added"], false, "root dark"]);
    assert.deepEqual(watched.errors, []);
  }));

test("a draft that is not JSON is told to whoever wrote the page, without what is in it", () =>
  walkPage(browser, {}, async ({ page, watched }) => {
    const draft = await page.evaluate(() => {
      const builder = document.querySelector("sip-attach-builder");
      builder.draft = { phone_number: "+14155552671" };
      builder.setAttribute("draft", '{"sip_password": "Nine9Lives"');
      return builder.draft;
    });
    assert.deepEqual(draft, { phone_number: "+14155552671" });
    assert.deepEqual(watched.console, ["sip-attach-builder: draft is not JSON; it stays as it was"]);
  }));

test("a provider that there is not is told to whoever wrote the page", () =>
  walkPage(browser, {}, async ({ page, watched }) => {
    const told = page.waitForEvent("console");
    await page.evaluate(() => document.querySelector("sip-attach-builder").setAttribute("provider", "twillio"));
    await told;
    assert.deepEqual(watched.console, ["sip-attach-builder: there is no provider twillio"]);
    assert.equal(await page.getByRole("combobox", { name: "Your provider" }).inputValue(), "");
  }));

test("a builder that is taken off the page while it sends shows what became of it when it is back", () =>
  walkPage(browser, {}, async ({ page, api }) => {
    api.faults.add(UNTIL_RELEASED);
    await addNumbers(page, ["+14155552671"]);
    await switchOn(page, "Inbound calls");
    await send(page);
    await page.getByText("Sending request 1 of 1").first().waitFor();
    await page.evaluate(() => {
      const builder = document.querySelector("sip-attach-builder");
      globalThis.parent = builder.parentNode;
      globalThis.taken = builder;
      globalThis.told = new Promise((resolve) => builder.addEventListener("result", resolve));
      builder.remove();
    });
    api.faults.release();
    await page.evaluate(async () => {
      await globalThis.told;
      globalThis.parent.append(globalThis.taken);
    });
    await page.getByText("1 number attached").first().waitFor();
  }));
