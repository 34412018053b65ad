// The JSON view: it shares one draft with the form, shows remarks at their places, and applies fixes by mouse or keyboard.
import assert from "node:assert/strict";
import { test } from "node:test";
import { findBarriers } from "./axe.mjs";
import { addNumbers, draft, launchTestBrowser, openPage } from "./harness.mjs";

const browser = await launchTestBrowser();

async function openEditor(page) {
  await page.getByRole("button", { name: "JSON", exact: true }).click();
  const editor = page.getByRole("textbox", { name: "Request body as JSON" });
  await editor.waitFor();
  return editor;
}

async function write(page, editor, text) {
  await editor.click();
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(text);
}

function marked(page, severity) {
  return page.locator(`sip-attach-json-view .cm-lintRange-${severity}`).allTextContents();
}

test("the editor and the form show one draft", async () => {
  const { page, watched, close } = await openPage(browser);
  const editor = await openEditor(page);
  await write(page, editor, '{"phone_number": "+14155552671", "service": "sip", "directions": [{"type": "inbound"}]}');
  assert.equal((await draft(page)).phone_number, "+14155552671");
  await page.getByRole("button", { name: "Form", exact: true }).click();
  assert.equal(await page.getByRole("switch", { name: "Inbound calls" }).getAttribute("aria-checked"), "true");
  await addNumbers(page, ["+14155552671", "+442079460018"]);
  assert.match(await (await openEditor(page)).textContent(), /\+442079460018/);
  assert.deepEqual(watched.violations, []);
  assert.deepEqual(watched.errors, []);
  await close();
});

test("a remark underlines its value, and F8 with Enter mends it", async () => {
  const { page, close } = await openPage(browser);
  const editor = await openEditor(page);
  await write(
    page,
    editor,
    '{"phone_number": "+14155552671", "service": "sip", "directions": [{"type": "outbound", "sip_endpoint": "pbx.example.com"}]}',
  );
  await page.waitForFunction(() =>
    document.querySelector("sip-attach-builder").plan?.diagnostics.some(({ path }) => path.endsWith("sip_endpoint")),
  );
  assert.deepEqual(await marked(page, "error"), ['"pbx.example.com"']);
  await page.locator("sip-attach-json-view .cm-lintRange-error").hover();
  const action = page.locator("sip-attach-json-view .cm-diagnosticAction").first();
  await action.waitFor();
  await action.click();
  assert.equal((await draft(page)).directions[0].sip_endpoint, "sip:pbx.example.com");
  assert.match(await editor.textContent(), /sip:pbx\.example\.com/);
  assert.deepEqual(await marked(page, "error"), []);
  await close();
});

test("broken text is marked where it breaks, and repaired", async () => {
  const { page, close } = await openPage(browser);
  const editor = await openEditor(page);
  await write(page, editor, '{"phone_number": "+14155552671", "service": "sip", "directions": [{"type": "inbound"}],}');
  await page.locator("sip-attach-json-view .cm-lintRange-error").first().waitFor();
  assert.deepEqual(await marked(page, "error"), [","]);
  await page.getByRole("button", { name: "Repair the JSON text" }).first().click();
  assert.equal((await draft(page)).service, "sip");
  assert.equal(await page.locator("sip-attach-json-view .cm-lintRange-error").count(), 0);
  await close();
});

test("what is missing is marked at what lacks it, and links lead there", async () => {
  const { page, close } = await openPage(browser);
  const editor = await openEditor(page);
  await write(page, editor, '{"phone_number": "+14155552671", "service": "sip", "directions": [{"type": "outbound"}]}');
  await page.locator("sip-attach-json-view .cm-lintRange-error").first().waitFor();
  assert.deepEqual(await marked(page, "error"), ["{"]);
  await close();
});

for (const colorScheme of ["light", "dark"]) {
  test(`no barriers in the editor in ${colorScheme}, and a way out of it by keyboard`, async () => {
    const { page, close } = await openPage(browser, { colorScheme });
    const editor = await openEditor(page);
    await write(
      page,
      editor,
      '{"phone_number": "4155552671", "directions": [{"type": "outbound", "sip_endpoint": "pbx.example.com"}]',
    );
    assert.deepEqual(await findBarriers(page), []);
    await editor.focus();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Tab");
    const isInside = await page.evaluate(() => {
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      return active?.matches(".cm-content");
    });
    assert.equal(isInside, false);
    await close();
  });
}
