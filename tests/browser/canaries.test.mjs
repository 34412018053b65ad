// Secrets are planted wherever a person may put one, every feature of the page is used, and then everything that the
// page left behind is searched. A secret may only be in the password field, in the request that needs it, and where
// somebody asked to see, copy or download it, however it is written. CANARIES=1 prints how much was searched.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { Search } from "../node/canary-search.mjs";
import { HEADER, PLANTED, REGISTER, SIP, TRUNK, URI } from "../node/planted.mjs";
import {
  addNumbers,
  copiedBy,
  launchTestBrowser,
  openPage,
  paste,
  ready,
  send,
  switchOn,
  UNTIL_RELEASED,
} from "./harness.mjs";
import { contentOf, leftInDocument, listen, watch } from "./left-behind.mjs";

const browser = await launchTestBrowser();
const figures = [];
after(() => {
  if (process.env.CANARIES === "1") console.log(figures.join("\n"));
});

const [API_KEY] = Object.values(PLANTED).map(({ value }) => value);

const DRAFT = {
  phone_numbers: ["+14155552671", "+12127365000", "030 901820"],
  service: "sip",
  directions: [
    { type: "inbound", auth_mode: "register", register_auth: { username: "pbx", password: REGISTER.value } },
    {
      type: "outbound",
      sip_endpoint: "sip:pbx.example.com",
      options: { sip_username: "agent", sip_password: SIP.value },
      headers: {
        direction: "outbound",
        headers: [{ type: "custom", key: "X-Api-Key", value: HEADER.value, passthrough: true }],
      },
    },
  ],
};

/** Opens the page, walks through it, and searches what it leaves behind. */
async function searching(name, options, walk) {
  const search = new Search(PLANTED);
  let heard, watching;
  const opened = await openPage(browser, {
    permissions: ["clipboard-read", "clipboard-write"],
    ...options,
    prepare: async (context, page) => {
      heard = await listen(context);
      watching = watch(context, page);
    },
  });
  const { page, api, url, watched } = opened;
  const may = []; // which secrets may be at which places, because somebody asked for them
  const asked = new Set(); // texts that somebody copied, and names of files that somebody saved, to get the secrets
  const look = async (step, of = page) => {
    for (const [place, text] of await leftInDocument(of)) {
      const allowed = may.filter(([pattern]) => pattern.test(place)).flatMap(([, names]) => names);
      search.look(`${step}: ${place}`, text, allowed);
    }
  };
  try {
    await walk({ ...opened, search, look, may, asked });
    await look("at the end");
    for (const { url: to, method, headers, body } of watching.requests) {
      const { authorization = "", ...others } = headers;
      const isApi = to.startsWith(api.url);
      assert.ok(isApi || to.startsWith(url) || to.startsWith("blob:"), `a request to ${to}`);
      search.look("the address of a request", to);
      search.look(`headers of a request to ${to}`, JSON.stringify(others));
      search.look(`authorization of a request to ${to}`, authorization, isApi ? ["the API key"] : []);
      search.look(`the body of ${method} ${to}`, body, isApi && method !== "GET" ? Object.keys(PLANTED).slice(2) : []);
    }
    for (const download of watching.downloads)
      if (!asked.has(download.suggestedFilename()))
        search.look(`the download ${download.suggestedFilename()}`, await contentOf(download));
    for (const [place, text] of heard) {
      const isAsked = place === "the clipboard" && asked.has(JSON.parse(text)[0]);
      // These events exist to deliver the draft and the requests, so the surrounding page gets them complete.
      const isForHost = /^the event (change|before-send|validate)$/.test(place);
      if (place === "the event validate") {
        const { diagnostics, directions } = JSON.parse(text);
        search.look(place, JSON.stringify([diagnostics, directions]));
      } else if (!isForHost && !isAsked) search.look(place, text);
    }
    for (const line of [...watching.console, ...watched.errors]) search.look("the console", line);
    search.look("cookies", JSON.stringify(await page.context().cookies()));
    assert.deepEqual([...new Set(search.found)], []);
    assert.deepEqual(watched.errors, []);
  } finally {
    figures.push(`${name}: ${search.figures} ${[...new Set(search.found)].join("; ")}`);
    await opened.close();
  }
}

const setDraft = (page, draft) =>
  page.evaluate((value) => (document.querySelector("sip-attach-builder").draft = value), draft);
const button = (page, name) => page.getByRole("button", { name, exact: true });

test("typed into the form, looked at as JSON and as programs, shared, undone, reloaded", () =>
  searching("form", {}, async ({ page, look, may, asked, search }) => {
    await addNumbers(page, ["+14155552671"]);
    await page.getByLabel("API key", { exact: true }).fill(API_KEY);
    await switchOn(page, "Inbound calls");
    await page.getByRole("radio", { name: /^Register/ }).check();
    await page.getByLabel("Username", { exact: true }).fill("pbx");
    await page.getByRole("textbox", { name: "Password", exact: true }).fill(REGISTER.value);
    await switchOn(page, "Outbound calls");
    const card = page.locator("sip-attach-direction[data-type=outbound]");
    await card.getByLabel("SIP endpoint").fill("sip:pbx.example.com");
    await card.locator("summary", { hasText: "Connection" }).click();
    await card.getByLabel("SIP username").fill("agent");
    await card.getByRole("textbox", { name: "SIP password" }).fill(SIP.value);
    await card.locator("summary", { hasText: "Header mappings" }).click();
    await card.getByRole("button", { name: "Fixed value" }).click();
    await card.getByLabel("Header of mapping 1").fill("X-Api-Key");
    await card.getByLabel("Fixed text of mapping 1").fill(HEADER.value);
    await card.locator("summary", { hasText: "Effective" }).click();
    await ready(page, "1 number").waitFor();
    await look("filled in");
    for (const name of ["JSON", "cURL", "cmd", "PowerShell", "JavaScript", "Python"]) {
      await page.getByRole("tab", { name, exact: true }).click();
      await page.getByRole("tabpanel").getByRole("button", { name: "Copy" }).click();
      await look(`as ${name}`);
    }
    const hint = page.getByText("Passwords are hidden in a copy, too.");
    await hint.waitFor();
    // Shown while somebody wants it, and no longer.
    await page.getByLabel("Show passwords").check();
    await hint.waitFor({ state: "detached" });
    await page.getByRole("tabpanel").getByText(SIP.halves[1], { exact: false }).first().waitFor();
    const copy = page.getByRole("tabpanel").getByRole("button", { name: /^Cop/ });
    const command = await copiedBy(page, () => copy.click());
    asked.add(command);
    assert.ok(search.in(command).length >= 3);
    await page.getByLabel("Show passwords").uncheck();
    await page.getByRole("button", { name: "Show SIP password" }).click();
    await page.getByRole("button", { name: "Show SIP password" }).click();
    await page.getByRole("button", { name: "Copy SIP password" }).click();
    asked.add(SIP.value);
    await look("hidden again");
    search.look("the link", await copiedBy(page, () => button(page, "Share").click()));
    await button(page, "JSON").click();
    await page.getByRole("textbox", { name: "Request body as JSON" }).waitFor();
    await button(page, "Form").click();
    await look("back from the JSON view");
    for (const name of ["Undo", "Undo", "Redo", "Redo"]) await button(page, name).click();
    await page.evaluate(() => {
      const builder = document.querySelector("sip-attach-builder");
      builder.setAttribute("locale", "de");
      builder.setAttribute("theme", "dark");
    });
    await page.getByText("Rufnummern").first().waitFor();
    await look("in German");
    await page.evaluate(() => document.querySelector("sip-attach-builder").setAttribute("locale", "en"));
    await page.locator("sip-attach-send-panel summary").click();
    await page.getByLabel("Base URL").fill(`https://user:${encodeURIComponent(URI.value)}@api.example.com`);
    await page.getByLabel("Base URL").blur();
    may.push([/^the field "Base URL"/, ["the password of a SIP URI"]]);
    await look("an address with a password");
    await page.reload();
    await page.getByText("Your draft is back.").waitFor();
    may.length = 0;
    await look("after a reload");
  }));

const CURL = (body) =>
  `curl -X POST https://api.bland.ai/v1/sip/attach -u admin:${TRUNK.halves.join("")} -H 'authorization: ${PLANTED["the key of a curl command"].value}' ` +
  `-H 'content-type: application/json' -d '${JSON.stringify(body).replaceAll("'", `'\\''`)}'`;

test("pasted and imported: commands, bodies, files, with slips and without", () =>
  searching("import", {}, async ({ page, look }) => {
    await paste(page, CURL(DRAFT));
    await page.getByText("This looks like a curl command.").first().waitFor();
    await look("a pasted command");
    await button(page, "Import it").click();
    const dialog = page.getByRole("dialog", { name: "Import a request" });
    await dialog.getByRole("button", { name: "Cancel" }).click();
    // The dialog is emptied after it has closed.
    while ((await page.locator("sip-attach-import-dialog textarea").inputValue()) !== "") await page.waitForTimeout(20);
    await look("a command that was not imported");
    await paste(page, JSON.stringify(DRAFT, null, 2));
    await page.getByText("This looks like the JSON body of a request.").first().waitFor();
    await look("a pasted body");
    const open = page.getByRole("button", { name: "Import", exact: true });
    await open.click();
    // Unreadable texts: the reasons repeat nothing of them.
    for (const slip of [
      CURL(DRAFT).slice(0, -20),
      JSON.stringify(DRAFT).slice(0, -3),
      `{"sip_password": "${SIP.value}" x}`,
    ]) {
      await dialog.getByRole("textbox").fill(slip);
      await dialog.getByRole("button", { name: "Import", exact: true }).click();
      // The dialog closes, or says why not.
      const reasons = dialog.getByRole("alert");
      while ((await dialog.isVisible()) && (await reasons.count()) === 0) await page.waitForTimeout(20);
      if (await dialog.isVisible()) {
        for (const text of await reasons.allInnerTexts()) assert.ok(text.length > 0);
      } else await open.click();
      await dialog.getByRole("textbox").fill("");
      await look("a text with a slip");
    }
    await dialog.getByRole("textbox").fill(CURL(DRAFT));
    await dialog.getByRole("button", { name: "Import", exact: true }).click();
    await page.getByText("The API key of the command was left out", { exact: false }).waitFor();
    await look("an imported command");
    await page.reload();
    await page.getByText("Your draft is back.").waitFor();
    // A list of devices, as people keep one.
    const table = [
      "Site,Number,SIP user,SIP password,API key",
      ...[0, 1, 2].map((at) => `Desk ${at},+1415555267${at},u${at},${SIP.value}${at},${API_KEY}`),
    ].join("\n");
    await paste(page, table);
    await page.locator("sip-attach-number-table").getByText("Desk 1").waitFor();
    await look("a table with passwords");
    const buffer = Buffer.from(table.replaceAll("415555", "212736"));
    await page.locator("input[type=file]").setInputFiles({ name: "devices.csv", mimeType: "text/csv", buffer });
    await page.locator("sip-attach-number-table").getByText("+12127362671").first().waitFor();
    await look("a file with passwords");
    await paste(page, `sip:desk:${URI.value}@pbx.example.com`);
    await page.waitForTimeout(400);
    await look("an identity with a password");
  }));

const attachDraft = async (page, draft = DRAFT) => {
  await setDraft(page, draft);
  await page.waitForFunction(() => document.querySelector("sip-attach-builder").plan?.ok);
};
const issued = async (page) => (await page.locator("sip-attach-passwords output").allInnerTexts()).at(0);
const NUMBERS = { ...DRAFT, phone_numbers: ["+14155552671", "+12127365000"] };

test("sent, with faults: result, one-time password, downloads, verifying, updating, undoing, the history", () =>
  searching("sending", {}, async ({ page, api, search, look, may, asked }) => {
    await attachDraft(page, NUMBERS);
    // A gateway that repeats everything that it was sent, as some do.
    const sent = [API_KEY, REGISTER.value, SIP.value, HEADER.value];
    const echo = sent.map((value) => [
      value,
      encodeURIComponent(value),
      btoa(unescape(encodeURIComponent(`agent:${value}`))),
    ]);
    let isEchoing = true;
    await page.route(`${api.url}/v1/sip/**`, async (route) => {
      if (route.request().method() === "OPTIONS" || !isEchoing) return route.continue();
      const message = `Bad request: ${JSON.stringify(echo)} ${route.request().postData()} ${JSON.stringify(route.request().headers())}`;
      const headers = { "access-control-allow-origin": "*", "content-type": "application/json", "x-said": API_KEY };
      return route.fulfill({
        status: 400,
        headers,
        body: JSON.stringify({ data: null, errors: [{ error: message, message }] }),
      });
    });
    await send(page, API_KEY);
    await page.getByText("No number was attached").waitFor();
    await look("an answer that repeats all of it");
    for (const copy of await page.getByRole("button", { name: "Copy as cURL" }).all()) await copy.click();
    await page.getByRole("button", { name: "Results as CSV" }).click();
    isEchoing = false;
    await button(page, "Close the result").click();
    api.faults.add({ kind: "status", status: 500, path: "/v1/sip/attach", method: "POST" });
    await send(page, API_KEY);
    await look("while sending, after an error of the API");
    await page.getByText("2 numbers attached").waitFor();
    const password = await issued(page);
    assert.match(password, /^\w{24}$/);
    search.plant("a one-time password", password);
    may.push([/^the text of sip-attach-passwords <output>/, ["a one-time password"]]);
    await look("attached");
    const group = page.getByRole("group", { name: "Password for your PBX" });
    await group.getByRole("button", { name: /^Copy/ }).first().click();
    asked.add(password);
    const saved = page.waitForEvent("download");
    await group.getByRole("button", { name: "Download" }).click();
    asked.add((await saved).suggestedFilename());
    await page.getByRole("button", { name: "Results as CSV" }).click();
    await page.locator("sip-attach-next-steps summary").first().click();
    await page.locator("sip-attach-next-steps").getByRole("button", { name: "Ask the API for them" }).click();
    await look("with the steps after sending");
    await page.getByLabel("I saved it").check();
    api.state.update("+12127365000", { type: "outbound", sip_endpoint: `sip:x:${SIP.value}@other.example.com` });
    await page.getByRole("button", { name: "Verify" }).click();
    await page.getByText("1 of 2 numbers as planned").waitFor();
    await page.locator("sip-attach-follow-up summary", { hasText: "+12127365000" }).click();
    await look("verified");
    await page.getByRole("button", { name: "Update 1 number" }).click();
    await look("before an update");
    await page.getByRole("dialog").getByRole("button", { name: "Update 1 number" }).click();
    await page.getByText("1 of 1 number updated").waitFor();
    for (const box of await page.getByLabel("I saved it").all()) if (!(await box.isChecked())) await box.check();
    await look("updated");
    await page.getByRole("button", { name: "Undo (detach)" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Detach 2 numbers" }).click();
    await page.getByText("2 of 2 numbers detached").waitFor();
    await look("detached");
    await button(page, "Close the result").click();
    may.length = 0;
    await button(page, "History").click();
    await look("the history");
    await page.getByRole("dialog").getByRole("button", { name: "Load" }).first().click();
    await look("a draft of the history");
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    search.look("the clipboard", asked.has(copied) ? "" : copied);
  }));

test("a batch that is kept, resumed after a crash of the tab, and discarded; without a network", () =>
  searching("kept", {}, async ({ page, api, look }) => {
    const phone_numbers = Array.from({ length: 250 }, (_, index) => `+1415${5_551_000 + index}`);
    await attachDraft(page, { ...DRAFT, phone_numbers });
    api.faults.add({ ...UNTIL_RELEASED, after: 1, times: "always" });
    await send(page, API_KEY);
    await page.getByText("Request 2 of 3", { exact: false }).first().waitFor();
    await page.waitForFunction(() => sessionStorage["sip-attach-builder:batch:1:1"]);
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    const state = await page.evaluate(() => JSON.stringify({ ...sessionStorage }));
    assert.match(state, /batch:1:1/);
    page.on("dialog", (dialog) => dialog.accept());
    await page.reload();
    api.faults.clear();
    await page.getByRole("region", { name: "Sending was interrupted" }).waitFor();
    await look("a batch that is kept");
    await page.getByLabel("API key", { exact: true }).fill(API_KEY);
    await page.evaluate((directions) => {
      const builder = document.querySelector("sip-attach-builder");
      builder.draft = { ...builder.draft, directions };
    }, DRAFT.directions);
    await page.waitForFunction(() => document.querySelector("sip-attach-builder").plan?.ok);
    // The component that shows a result is loaded once a draft can be sent.
    await page.waitForFunction(() => customElements.get("sip-attach-result"));
    await page.context().setOffline(true);
    await button(page, "Resume sending").click();
    await page.getByText("No answer from the API").first().waitFor();
    await look("resumed without a network");
    await page.context().setOffline(false);
    await page
      .getByRole("button", { name: /^Retry/ })
      .first()
      .click();
    await page.getByText("250 numbers attached").waitFor();
  }));

test("trunks, the account and checks of calls", () =>
  searching("account", { mock: { bought: ["+14155552675"] } }, async ({ page, api, search, look, may }) => {
    await attachDraft(page, NUMBERS);
    api.state.attach(
      { phone_number: NUMBERS.phone_numbers[0], directions: DRAFT.directions, service: "sip" },
      () => null,
    );
    await page.getByLabel("API key", { exact: true }).fill(API_KEY);
    await page.getByRole("button", { name: "Compare with your account" }).click();
    await page.locator("sip-attach-survey").getByRole("heading", { name: "2 numbers compared" }).waitFor();
    for (const summary of await page.locator("sip-attach-survey summary").all()) await summary.click();
    await look("compared with the account");
    await page.getByRole("button", { name: "Choose from your trunks" }).click();
    const dialog = page.locator("sip-attach-trunk-dialog dialog");
    await dialog.getByRole("button", { name: "New trunk" }).click();
    await dialog.getByLabel("Name", { exact: true }).fill("Carrier");
    await dialog.getByLabel("SIP endpoint").fill("sip:pbx.example.com");
    await dialog.getByLabel("SIP username").fill("agent");
    await dialog.getByLabel("SIP password").fill(TRUNK.value);
    await dialog.getByLabel("Inbound authentication").selectOption("register");
    await dialog.getByLabel("Username of the account on your PBX").fill("pbx");
    await dialog.getByLabel("Password to derive from").fill(REGISTER.value);
    await dialog.locator("summary", { hasText: "Header mappings" }).click();
    await look("a trunk that is filled in");
    await dialog.getByRole("button", { name: "Create trunk" }).click();
    await dialog.locator("sip-attach-passwords output").waitFor();
    search.plant("a one-time password", await dialog.locator("sip-attach-passwords output").innerText());
    may.push([/^the text of sip-attach-passwords <output>/, ["a one-time password"]]);
    await look("a trunk that was made");
    await page.keyboard.press("Escape");
    await look("with the dialog closed");
    for (const box of await page.getByLabel("I saved it").all()) if (await box.isVisible()) await box.check();
    await page.getByRole("button", { name: /^(Choose from your trunks|Look this trunk up)$/ }).click();
    await dialog
      .getByRole("listitem")
      .filter({ hasText: "Carrier" })
      .getByRole("button", { name: "Details" })
      .first()
      .click();
    await dialog.getByRole("button", { name: "Test the connection" }).click();
    await dialog.getByRole("button", { name: "Change", exact: true }).click();
    await look("a trunk that is changed");
    await page.keyboard.press("Escape");
  }));

test("a provider's fields, and what to enter there, as text, Markdown and file", () =>
  searching("provider", {}, async ({ page, look, search }) => {
    await addNumbers(page, ["+14155552671"]);
    const card = page.locator("sip-attach-provider");
    const picker = page.getByRole("combobox", { name: "Your provider" });
    await picker.fill("Twilio");
    await page
      .getByRole("option", { name: /^Twilio/ })
      .first()
      .click();
    await card.getByLabel("Name of the trunk").fill("acme");
    await card.getByLabel("SIP username").fill("acme-user");
    await card.getByLabel("SIP password", { exact: true }).fill(SIP.value);
    await look("asked by a provider");
    await card.getByRole("button", { name: "Fill in the request" }).click();
    await look("filled in by a provider");
    await card.getByRole("button", { name: "What to enter at Twilio" }).click();
    const list = card.getByRole("group", { name: "What to enter at Twilio" });
    await list.getByLabel("Region of the service").selectOption("eu2");
    await look("what to enter there");
    const copy = list.getByRole("button", { name: "Copy as Markdown" });
    search.look("the checklist", await copiedBy(page, () => copy.click()));
    const saved = page.waitForEvent("download");
    await list.getByRole("button", { name: "Download" }).click();
    await saved;
    await page.reload();
    await look("after a reload");
  }));

test("in the page of somebody else: events, a second builder, one that is taken off the page, a frame", () =>
  searching("embedded", {}, async ({ page, url, look, search, may }) => {
    await page.evaluate((draft) => {
      const second = document.createElement("sip-attach-builder");
      second.id = "second";
      second.setAttribute("base-url", document.querySelector("sip-attach-builder").getAttribute("base-url"));
      second.draft = draft;
      document.body.append(second);
    }, NUMBERS);
    const second = page.locator("#second");
    await page.waitForFunction(() => document.querySelector("#second").plan?.ok);
    await look("with a second builder");
    await second.getByLabel("API key", { exact: true }).fill(API_KEY);
    await second
      .locator("sip-attach-send-panel")
      .getByRole("button", { name: /^Attach/ })
      .click();
    await second.getByText("2 numbers attached").waitFor();
    const password = await second.locator("sip-attach-passwords output").first().innerText();
    search.plant("a one-time password", password);
    may.push([/^the text of sip-attach-passwords <output>/, ["a one-time password"]]);
    await page.evaluate(() => document.querySelector("#second").remove());
    await page.waitForTimeout(100);
    await look("after the builder was taken off the page");
    const around = await page.context().newPage();
    await around.goto(`${url}examples/iframe/index.html`);
    const frame = around.frames().at(-1);
    await frame.waitForFunction(() => document.querySelector("sip-attach-builder")?.plan);
    await frame.evaluate((draft) => (document.querySelector("sip-attach-builder").draft = draft), NUMBERS);
    await frame.waitForFunction(() => document.querySelector("sip-attach-builder").plan?.ok);
    await look("in a frame", frame);
    await look("around a frame", around);
  }));
