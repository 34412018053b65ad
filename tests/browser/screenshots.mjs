#!/usr/bin/env node
// Takes pictures of the page's main states into build/screenshots: `node tests/browser/screenshots.mjs [state…]`.
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { addNumbers, launchBrowser, MIXED, openPage, send, switchOn } from "./harness.mjs";

const OUT = fileURLToPath(new URL("../../build/screenshots", import.meta.url));

async function batch(page) {
  await page.getByLabel("Trunk ID").fill("trunk_both");
  await addNumbers(page, MIXED);
  await switchOn(page, "Inbound calls");
  await switchOn(page, "Outbound calls");
}

async function problems(page) {
  await page.getByLabel("Default region").selectOption("US");
  await addNumbers(page, [
    "+1 415 555 2671",
    "(212) 736-5000",
    "442079460958",
    "4.479E+11",
    "1-800-FLOWERS",
    "+14155552671",
    "0049 30 901820",
  ]);
  await switchOn(page, "Outbound calls");
  await page.getByLabel("SIP endpoint").fill("pbx.example.com");
  await page.locator("summary", { hasText: "Connection" }).click();
  await page.getByLabel("Transport").selectOption("udp");
}

async function details(page) {
  await addNumbers(page, ["+14155552671"]);
  await switchOn(page, "Inbound calls");
  await page.getByRole("radio", { name: /^Register/ }).check();
  await page.getByLabel("Username", { exact: true }).fill("pbx-7");
  await page.getByRole("button", { name: "Generate" }).click();
  await switchOn(page, "Outbound calls");
  const card = page.locator("sip-attach-direction[data-type=outbound]");
  await card.getByLabel("SIP endpoint").fill("sip:agent@pbx.example.com:5061;transport=tls");
  await card.locator("summary", { hasText: "Header mappings" }).click();
  await card.getByRole("button", { name: "Header", exact: true }).click();
  await card.locator(".sentence input").nth(0).fill("account_id");
  await card.locator(".sentence input").nth(1).fill("X-Account-Id");
  await card.locator("summary", { hasText: "Effective" }).click();
}

async function bulk(page) {
  const lines = Array.from({ length: 2500 }, (_, index) =>
    index % 9 === 4 ? `415 200 ${1000 + index}` : index % 31 === 7 ? `+1415${index}` : `+1415${2_000_000 + index * 7}`,
  );
  const buffer = Buffer.from(`phone_number\n${lines.join("\n")}\n`);
  await page.locator("input[type=file]").setInputFiles({ name: "numbers.csv", mimeType: "text/csv", buffer });
  await page.getByRole("button", { name: /^To fix/ }).click();
}

async function result(page) {
  await batch(page);
  await send(page);
  await page.getByText("11 of 12 numbers attached").waitFor();
}

async function verify(page, api) {
  await addNumbers(page, ["+14155552671", "+442079460958", "+4930901820"]);
  await switchOn(page, "Outbound calls");
  await page.getByLabel("SIP endpoint").fill("sip:sbc.example.com;transport=tls");
  await send(page);
  await page.getByText("3 numbers attached").waitFor();
  const headers = { authorization: "sk-test", "content-type": "application/json" };
  const updates = { type: "outbound", sip_endpoint: "sip:old.example.com;transport=tls" };
  await fetch(`${api.url}/v1/sip/update`, {
    method: "POST",
    headers,
    body: JSON.stringify({ phone_number: "+442079460958", updates }),
  });
  await page.getByRole("button", { name: "Verify" }).click();
  await page.getByText("2 of 3 numbers as planned").waitFor();
}

async function undo(page, api) {
  await verify(page, api);
  await page.getByRole("button", { name: "Undo (detach)" }).click();
}

/** The result, with another key than the one that sent. */
async function otherKey(page) {
  await addNumbers(page, ["+14155552671"]);
  await switchOn(page, "Inbound calls");
  await send(page);
  await page.getByText("1 number attached").waitFor();
  await page.getByLabel("API key", { exact: true }).fill("sk-test-of-another-account");
}

async function undoOtherKey(page) {
  await otherKey(page);
  await page.getByRole("button", { name: "Undo (detach)" }).click();
}

/** After a reload, with a batch that was attached as a whole. */
async function kept(page) {
  await addNumbers(page, ["+14155552671", "+442079460958"]);
  await switchOn(page, "Inbound calls");
  await send(page);
  await page.getByText("2 numbers attached").waitFor();
  await page.reload();
  await page.getByRole("region", { name: "2 numbers attached" }).waitFor();
}

async function registered(page) {
  await details(page);
  await send(page);
  await page.getByText("1 number attached").waitFor();
}

/** Numbers in every state, one of them with its password. */
async function fates(page, api) {
  const directions = [
    { type: "inbound", auth_mode: "register", register_auth: { username: "pbx-7", password: "Zebra-Quilt-77" } },
  ];
  api.state.attach({ phone_number: "+442079460958", directions: [{ type: "inbound" }] }, () => null);
  const draft = { phone_numbers: ["+14155552671", "+442079460958", "+12127360199", "+12127360197"], directions };
  await page.evaluate((value) => {
    document.querySelector("sip-attach-builder").draft = value;
  }, draft);
  await page.locator("#key").fill("sk-test");
  await page.locator("sip-attach-send-panel").locator("[part=send-button]").click();
  await page.locator("sip-attach-passwords output").waitFor();
  await page.locator("sip-attach-next-steps").waitFor();
}

/** The menu of corrections, with what each one does. */
async function fixes(page) {
  const numbers = [
    ...Array.from({ length: 6 }, (_, index) => `+1212736500${index}#`),
    "4.479E+11",
    "+14155552671",
    "+1 415 555 2671",
  ];
  await page.evaluate((list) => {
    document.querySelector("sip-attach-builder").draft = { phone_numbers: list };
  }, numbers);
  await page.locator("sip-attach-numbers .menu summary").click();
}

/** The page after one of the corrections. */
async function fixed(page) {
  await fixes(page);
  await page.locator("sip-attach-numbers .menu .option").first().click();
  await page.locator("sip-attach-numbers .done").waitFor();
}

/** Only the attach call fails. */
async function blocked(page, api) {
  api.faults.add({ kind: "no_cors", path: "/v1/sip/attach", times: "always" });
  const draft = { phone_numbers: ["+14155552671", "+442079460958"], directions: [{ type: "inbound" }] };
  await page.evaluate((value) => {
    document.querySelector("sip-attach-builder").draft = value;
  }, draft);
  await page.locator("#key").fill("sk-test");
  await page.locator("sip-attach-send-panel").locator("[part=send-button]").click();
  await page.locator("sip-attach-result .causes").waitFor();
}

async function pasted(page) {
  await page.locator("#region").selectOption("GB");
  await page
    .locator("#add")
    .fill("site,mobile,office\nLondon,02079460018,02079460019\nParis,+33142685300,+33142685301\nLeeds,01132439999,\n");
  await page.waitForTimeout(300);
}

/** A carrier's inventory, with the roles of two columns set by a person. */
async function inventory(page) {
  await page
    .locator("#add")
    .fill(
      "Site\tMarket\tPrimary\tBackup\tStatus\nLondon\tGB\t020 7946 0018\t020 7946 0118\tactive\n" +
        "Berlin\tDE\t030 901820\t030 901920\tactive\nNew York\tUS\t(212) 736-5000 to 5019\t(212) 736-5100\tactive\n" +
        "Miami\tUS\t305 603 8000 - 8004\t305 603 8100\tactive\nBoston\tUS\t617 253\t617 253 1000\tported\n",
    );
  const role = (column) => page.locator("sip-attach-table-preview select").nth(column);
  for (const [column, wanted] of [
    [1, "country"],
    [3, "left_out"],
    [2, "number"],
  ])
    await role(column).selectOption(wanted);
  await page.waitForTimeout(500);
}

async function foreign(page) {
  await page
    .locator("#add")
    .fill('curl https://api.bland.ai/v1/sip/attach -H "authorization: …" -d \'{"phone_number":"+14155552671"}\'');
  await page.waitForTimeout(300);
}

const providerPart = (page) => page.locator("sip-attach-builder sip-attach-provider").first();

/** The list of providers. */
async function picker(page) {
  await page.locator("#add").fill("+14155552671");
  await providerPart(page).locator("#provider").click();
  await page.locator("li[role=option]").first().waitFor();
}

/** What Twilio requires. */
async function provider(page) {
  await picker(page);
  await providerPart(page).locator("#provider").fill("twilio");
  await page.keyboard.press("Enter");
  await providerPart(page).locator("#ask-trunk").fill("acme");
  await providerPart(page).locator("#ask-sip_username").fill("acme-user");
}

/** What was filled in for the provider, and what to enter there. */
async function checklist(page) {
  await provider(page);
  await providerPart(page).locator("#ask-sip_password").fill("Zebra-Quilt-77");
  await page.keyboard.press("Enter");
  await providerPart(page).locator("#filled").waitFor();
  await providerPart(page).locator("button[aria-expanded]").click();
  await page.locator("sip-attach-checklist").waitFor();
}

const setDraft = (page, draft) =>
  page.evaluate((draft) => (document.querySelector("sip-attach-builder").draft = draft), draft);
const typeKey = (page) => page.getByLabel("API key", { exact: true }).fill("sk-test");
const OUTBOUND = { type: "outbound", sip_endpoint: "sip:pbx.example.com", options: { transport: "tls", port: 5061 } };

/** A trunk that is being created. */
async function trunk(page) {
  await typeKey(page);
  await page.getByRole("button", { name: "Choose from your trunks" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "New trunk" }).click();
  await dialog.getByLabel("Name", { exact: true }).fill("Carrier");
  await dialog.getByLabel("SIP endpoint").fill("sip:acme.pstn.twilio.com");
  await dialog.getByLabel("Transport").selectOption("tls");
  await dialog.getByLabel("SIP username").fill("acme");
  await dialog.getByLabel("SIP password").fill("Otter.Lamp.42.Violet");
}

/** The plan, compared with an account that has some of its numbers. */
async function account(page, api) {
  const numbers = ["+14155552671", "+14155552672", "+14155552673", "+14155552674"];
  const attach = (number, ...directions) =>
    api.state.attach({ phone_number: number, directions, service: "sip" }, () => null);
  attach(numbers[1], OUTBOUND);
  attach(numbers[2], { ...OUTBOUND, sip_endpoint: "sip:other.example.net" });
  attach(numbers[3], { type: "inbound" });
  await setDraft(page, { phone_numbers: numbers, directions: [OUTBOUND], service: "sip" });
  await typeKey(page);
  await page.getByRole("button", { name: "Compare with your account" }).click();
  await page.locator("sip-attach-survey").getByRole("heading", { name: "4 numbers compared" }).waitFor();
}

/** The steps after sending, with all their answers. */
async function steps(page) {
  await setDraft(page, { phone_number: "+14155552671", directions: [{ type: "inbound" }, OUTBOUND], service: "sip" });
  await send(page);
  await page.getByText("1 number attached").waitFor();
  for (const summary of await page.locator("sip-attach-next-steps summary").all()) await summary.click();
  await page.locator("sip-attach-next-steps sip-attach-checklist").waitFor();
  const checks = page.locator("sip-attach-checks");
  if (!(await checks.getByRole("button", { name: "Ask for its status" }).isVisible()))
    await checks.locator("summary").click();
  await checks.getByRole("button", { name: "Ask for its status" }).click();
  await checks.getByText(/Healthy/).waitFor();
  await checks.getByRole("button", { name: "Place a test call" }).click();
  await checks.getByText("The test call was answered.").waitFor();
  await checks.getByRole("button", { name: /Find port and transport/ }).click();
  await checks.getByText(/The host answers on/).waitFor();
}

const tall = { viewport: { width: 1360, height: 2600 } };
const tallSmall = { viewport: { width: 375, height: 5000 } };

const german = (prepare) => async (page, api) => {
  await page.getByRole("button", { name: "Deutsch" }).click();
  await prepare(page, api);
};
/**
 * Prepares a state in English, because its labels are used to find controls, and then changes to German. A dialog may
 * cover the button that changes the language.
 */
const laterGerman = (prepare) => async (page, api) => {
  await prepare(page, api);
  await page.getByRole("button", { name: "Deutsch" }).evaluate((button) => button.click());
};

const wide = { viewport: { width: 1360, height: 940 } };
const dark = { ...wide, colorScheme: "dark" };
const narrow = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 };
const small = { viewport: { width: 375, height: 800 }, deviceScaleFactor: 2 };
const narrow320 = { viewport: { width: 320, height: 780 }, deviceScaleFactor: 2 };
const STATES = {
  empty: [async () => {}, wide],
  batch: [batch, wide],
  "batch-dark": [batch, dark],
  errors: [problems, wide],
  "errors-dark": [problems, dark],
  details: [details, wide],
  picker: [picker, wide],
  provider: [provider, wide],
  "provider-german": [german(provider), wide],
  checklist: [checklist, wide],
  "checklist-dark": [checklist, dark],
  "checklist-german": [german(checklist), wide],
  "narrow-picker": [picker, small],
  "narrow-checklist": [checklist, small],
  bulk: [bulk, wide],
  result: [result, wide],
  "result-dark": [result, dark],
  registered: [registered, wide],
  verify: [verify, wide],
  "verify-dark": [verify, dark],
  "panel-verify": [verify, dark],
  undo: [undo, wide],
  "narrow-verify": [verify, narrow320],
  "other-key": [otherKey, tall],
  "other-key-dark": [undoOtherKey, dark],
  "narrow-other-key-german": [laterGerman(otherKey), small],
  kept: [kept, wide],
  "kept-dark": [kept, dark],
  "kept-german": [laterGerman(kept), small],
  fates: [fates, wide],
  "fates-dark": [fates, dark],
  "fates-german": [german(fates), wide],
  "narrow-fates": [fates, small],
  "narrow-fates-german": [german(fates), small],
  fixes: [fixes, wide],
  "fixes-dark": [fixes, dark],
  "fixes-german": [german(fixes), small],
  fixed: [fixed, wide],
  "fixed-german": [german(fixed), small],
  blocked: [blocked, wide],
  "narrow-blocked": [blocked, small],
  "narrow-blocked-german": [german(blocked), small],
  pasted: [pasted, wide],
  "pasted-dark": [pasted, dark],
  "pasted-german": [german(pasted), small],
  inventory: [inventory, { viewport: { width: 1360, height: 1500 } }],
  "inventory-dark": [inventory, { viewport: { width: 1360, height: 1500 }, colorScheme: "dark" }],
  "inventory-german": [german(inventory), { viewport: { width: 1360, height: 1500 } }],
  "inventory-small": [inventory, { ...small, viewport: { width: 375, height: 2300 } }],
  foreign: [foreign, wide],
  "foreign-small": [foreign, small],
  trunk: [trunk, wide],
  "trunk-dark": [trunk, dark],
  "trunk-german": [laterGerman(trunk), wide],
  "trunk-small": [trunk, small],
  account: [account, { viewport: { width: 1360, height: 1600 } }],
  "account-dark": [account, { viewport: { width: 1360, height: 1600 }, colorScheme: "dark" }],
  "account-german": [laterGerman(account), { viewport: { width: 1360, height: 1600 } }],
  "account-small": [account, { ...small, viewport: { width: 375, height: 3000 } }],
  steps: [steps, tall],
  "steps-dark": [steps, { ...tall, colorScheme: "dark" }],
  "steps-german": [laterGerman(steps), tall],
  "steps-small": [steps, tallSmall],
  "steps-small-german": [laterGerman(steps), tallSmall],
  narrow: [problems, narrow320],
  "narrow-result": [result, narrow],
};

const wanted = process.argv.slice(2);
await mkdir(OUT, { recursive: true });
const browser = await launchBrowser();
for (const [name, [prepare, context]] of Object.entries(STATES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const { page, api, close } = await openPage(browser, context);
  page.setDefaultTimeout(60_000);
  await prepare(page, api);
  await page.evaluate(
    (isAboutResult) => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      element?.blur();
      scrollTo(0, 0);
      const panel = document.querySelector("sip-attach-builder").shadowRoot.querySelector("sip-attach-request-panel");
      if (isAboutResult) panel.scrollIntoView({ block: "start" });
    },
    /^narrow-/.test(name),
  );
  await page.waitForTimeout(400);
  const isPanel = /^panel-/.test(name);
  if (isPanel)
    await page
      .locator("sip-attach-request-panel")
      .locator("sip-attach-result")
      .screenshot({ path: `${OUT}/${name}.png` });
  else if (/provider|picker|checklist/.test(name)) {
    // The bar at the bottom would cover what is photographed.
    await page.setViewportSize({ width: page.viewportSize().width, height: 3000 });
    await providerPart(page).screenshot({ path: `${OUT}/${name}.png` });
  } else await page.screenshot({ path: `${OUT}/${name}.png`, fullPage: name === "details" });
  console.log(`${OUT}/${name}.png`);
  await close();
}
await browser.close();
