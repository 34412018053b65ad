// "Your provider": from "I have Twilio" to a request that can be sent, and what to enter on the provider's side.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { findBarriers } from "./axe.mjs";
import {
  addNumbers,
  copiedBy,
  draft,
  focusComesTo,
  isFocused,
  launchTestBrowser,
  plan,
  press,
  ready,
  send,
  switchOn,
  walkPage,
} from "./harness.mjs";

const browser = await launchTestBrowser();

const american = (walk, options = {}) => walkPage(browser, { locale: "en-US", ...options }, walk);
const NUMBER = "+14155552671";
const PASSWORD = "Zebra-Quilt-77";
const MOST = 8;

const picker = (page) => page.getByRole("combobox", { name: "Your provider" });
const card = (page) => page.locator("sip-attach-builder sip-attach-provider").first();
const inBuilder = (page, change) => page.evaluate(`(${change})(document.querySelector("sip-attach-builder"))`);
const direction = async (page, type) => (await draft(page)).directions?.find((each) => each.type === type);
const sendButton = (page) => page.locator("sip-attach-send-panel [part=send-button]");

async function choose(page, name) {
  await picker(page).fill(name);
  await page.locator("li[role=option]").first().click();
}

async function fillTwilio(page) {
  await choose(page, "twilio");
  await card(page).getByLabel("Name of the trunk").fill("acme");
  await card(page).getByLabel("SIP username").fill("acme-user");
  await card(page).getByLabel("SIP password", { exact: true }).fill(PASSWORD);
  await card(page).getByRole("button", { name: "Fill in the request" }).click();
  await card(page).getByText("Filled in for Twilio").waitFor();
}

/** What Twilio documents for an outbound call: the trunk's host, TLS on 5061, SRTP, the trunk's credentials. */
const TWILIO = {
  type: "outbound",
  sip_endpoint: "sip:acme.pstn.twilio.com",
  options: {
    transport: "tls",
    port: 5061,
    secure_media: true,
    sip_username: "acme-user",
    sip_password: PASSWORD,
  },
};

test("from an empty page with a Twilio trunk to a request that can be sent, by mouse", () =>
  american(async ({ page }) => {
    let count = 0;
    const click = (target) => ((count += 1), target.click());
    const fill = (target, text) => ((count += 1), target.fill(text));
    await fill(page.getByLabel("Add numbers"), NUMBER);
    await fill(picker(page), "twilio");
    await click(page.locator("li[role=option]").first());
    await fill(page.getByLabel("Name of the trunk"), "acme");
    await fill(page.getByLabel("SIP username"), "acme-user");
    await fill(page.getByLabel("SIP password", { exact: true }), PASSWORD);
    await click(page.getByRole("button", { name: "Fill in the request" }));
    await ready(page, "1 number").waitFor();
    const { ok, diagnostics } = await plan(page);
    assert.ok(ok);
    assert.deepEqual(
      diagnostics.filter(({ severity }) => severity !== "info"),
      [],
    );
    assert.deepEqual(await direction(page, "outbound"), TWILIO);
    assert.deepEqual(await direction(page, "inbound"), { type: "inbound" });
    await fill(page.getByLabel("API key", { exact: true }), "sk-test");
    assert.equal(await sendButton(page).getAttribute("aria-disabled"), "false");
    assert.ok(count <= MOST, `${count} interactions`);
  }));

test("the same by keyboard: as few, not counting how the focus moves", () =>
  american(async ({ page }) => {
    let acts = 0;
    let moves = 0;
    const act = (key) => ((acts += 1), page.keyboard.press(key));
    const type = (text) => ((acts += 1), page.keyboard.insertText(text));
    const moveTo = async (id) => {
      while (!(await isFocused(page, id)) && moves < 40) {
        moves += 1;
        await page.keyboard.press("Tab");
      }
      assert.ok(await isFocused(page, id), id);
    };
    await picker(page).waitFor(); // before everything is rendered, the focus would skip what comes later
    await moveTo("add");
    await type(NUMBER);
    await moveTo("provider");
    await type("twilio");
    await page.locator("li[role=option]").first().waitFor();
    await act("Enter");
    await focusComesTo(page, "ask-trunk");
    await type("acme");
    await moveTo("ask-sip_username");
    await type("acme-user");
    await moveTo("ask-sip_password");
    await type(PASSWORD);
    await act("Enter");
    await focusComesTo(page, "filled");
    await ready(page, "1 number").waitFor();
    assert.deepEqual(await direction(page, "outbound"), TWILIO);
    assert.ok(acts <= MOST, `${acts} interactions`);
    assert.ok(moves <= 25, `${moves} presses of Tab`);
  }));

test("filling in is one step: undo takes it back, redo brings it again", () =>
  american(async ({ page }) => {
    await addNumbers(page, [NUMBER]);
    await page.getByLabel("Add numbers").blur();
    const before = await draft(page);
    await fillTwilio(page);
    const filled = await draft(page);
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    assert.deepEqual(await draft(page), before);
    assert.equal(await card(page).getByText("Filled in for Twilio").count(), 0);
    await page.getByRole("button", { name: "Redo", exact: true }).click();
    assert.deepEqual(await draft(page), filled);
    await card(page).getByRole("button", { name: "Revert this step" }).click();
    assert.deepEqual(await draft(page), before);
  }));

test("it shows what it wrote, and leads to each field", () =>
  american(async ({ page }) => {
    await addNumbers(page, [NUMBER]);
    await fillTwilio(page);
    const text = await card(page).locator(".written").innerText();
    for (const part of ["Inbound calls", "Outbound calls", "sip:acme.pstn.twilio.com", "TLS", "5061", "acme-user"])
      assert.ok(text.includes(part), `${part} in ${text}`);
    assert.ok(!text.includes(PASSWORD));
    await card(page).getByRole("button", { name: "Outbound calls: Port" }).click();
    await focusComesTo(page, "/directions/1/options/port");
    // A value that was changed since is no longer listed as filled in.
    await page.keyboard.type("7");
    assert.ok(!(await card(page).locator(".written").innerText()).includes("5061"));
    assert.deepEqual(await findBarriers(page), []);
  }));

test("a password that is asked for is in no link, storage or sample", () =>
  american(
    async ({ page, url }) => {
      await addNumbers(page, [NUMBER]);
      await fillTwilio(page);
      const link = await copiedBy(page, () => page.getByRole("button", { name: "Share" }).click());
      await page.getByText("Link copied", { exact: false }).waitFor();
      for (const language of ["cURL", "Node", "Python", "JSON"]) {
        const tab = page.locator("sip-attach-code-view").getByRole("tab", { name: language }).first();
        if ((await tab.count()) > 0) await tab.click();
        assert.ok(!(await page.locator("sip-attach-code-view").innerText()).includes(PASSWORD), language);
      }
      await page.goto(`${url}?again`);
      await page.waitForFunction(() => document.querySelector("sip-attach-builder")?.draft.directions);
      const kept = await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]));
      assert.ok(kept.includes("acme.pstn.twilio.com") && !kept.includes(PASSWORD));
      await page.goto(link);
      await page.waitForFunction(() => document.querySelector("sip-attach-builder")?.draft.directions);
      const { options } = await direction(page, "outbound");
      assert.equal(options.sip_username, "acme-user");
      assert.equal(options.sip_password, undefined);
    },
    { permissions: ["clipboard-read", "clipboard-write"] },
  ));

test("the picker is a combobox; another SBC or PBX is its last entry, whatever is looked for", () =>
  american(async ({ page }) => {
    const field = picker(page);
    await field.focus();
    assert.equal(await field.getAttribute("aria-expanded"), "false");
    await page.keyboard.press("ArrowDown");
    const options = page.locator("li[role=option]");
    await options.first().waitFor();
    assert.equal(await field.getAttribute("aria-expanded"), "true");
    assert.match(await options.last().innerText(), /^Other SBC or PBX/);
    const active = () => page.locator(".options .active").innerText();
    const first = await active();
    await page.keyboard.press("ArrowDown");
    assert.notEqual(await active(), first);
    assert.equal(
      await field.getAttribute("aria-activedescendant"),
      await page.locator(".options .active").getAttribute("id"),
    );
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    assert.match(await active(), /^Other SBC or PBX/);
    assert.deepEqual(await findBarriers(page), []);
    await page.keyboard.press("Escape");
    assert.equal(await options.count(), 0);
    for (const [wanted, found] of [
      ["asterisk", "Other SBC or PBX"],
      ["chime", "Amazon Chime Voice Connector"],
      ["voip ms", "VoIP.ms"],
      ["acme.pstn.dublin.twilio.com", "Twilio"],
      ["sip:acme.zt.plivo.com", "Plivo Zentrunk"],
      ["no such thing", "Other SBC or PBX"],
    ]) {
      await field.fill(wanted);
      await page.waitForFunction(
        (name) =>
          document
            .querySelector("sip-attach-builder")
            .shadowRoot.querySelector("sip-attach-provider")
            .shadowRoot.querySelector("[role=option]")
            ?.textContent.trim()
            .startsWith(name),
        found,
      );
      assert.match(await options.last().innerText(), /^Other SBC or PBX/, wanted);
    }
  }));

test("a host that is pasted into the picker is not asked for again", () =>
  american(async ({ page }) => {
    await choose(page, "acme.pstn.frankfurt.twilio.com");
    assert.equal(await card(page).getByLabel("Name of the trunk").inputValue(), "acme.pstn.frankfurt.twilio.com");
    await press(card(page).getByRole("radio", { name: "IP addresses" }));
    assert.equal(await card(page).getByLabel("SIP password", { exact: true }).count(), 0);
    await card(page).getByRole("button", { name: "Fill in the request" }).click();
    await card(page).getByText("Filled in for Twilio").waitFor();
    assert.deepEqual(await direction(page, "outbound"), {
      type: "outbound",
      sip_endpoint: "sip:acme.pstn.frankfurt.twilio.com",
      options: { transport: "tls", port: 5061, secure_media: true },
    });
  }));

test("only what a provider needs is asked for", () =>
  american(async ({ page }) => {
    const asked = async (name) => {
      await choose(page, name);
      return card(page).locator(".asks :is(label[for], legend)").allInnerTexts();
    };
    assert.deepEqual(await asked("exotel"), ["Data center"]);
    assert.deepEqual(await asked("bandwidth"), [
      "Name before .auth.bandwidth.com",
      "Port",
      "SIP username",
      "SIP password",
    ]);
    assert.deepEqual(await asked("voip.ms"), ["Server", "SIP username", "SIP password"]);
    assert.deepEqual(await asked("genesys"), ["Host name"]);
    assert.deepEqual(await asked("cxone"), []);
    await card(page).getByText("NICE CXone sets up the connection itself.", { exact: false }).waitFor();
    // The chosen provider is in the field, and leaving the field restores it.
    assert.equal(await picker(page).inputValue(), "NICE CXone");
    await picker(page).fill("tw");
    await page.keyboard.press("Escape");
    assert.equal(await picker(page).inputValue(), "NICE CXone");
  }));

test("what is missing or cannot be used is said at its field, and nothing is written", () =>
  american(async ({ page }) => {
    await choose(page, "bandwidth");
    assert.equal(await card(page).getByText("Enter this.").count(), 0);
    await card(page).getByLabel("Port").fill("70000");
    await card(page).getByRole("button", { name: "Fill in the request" }).click();
    await focusComesTo(page, "ask-realm");
    assert.equal(await card(page).getByText("Enter this.").filter({ visible: true }).count(), 3);
    assert.equal(await card(page).getByText("This can't be used here.").filter({ visible: true }).count(), 1);
    assert.equal(await card(page).getByLabel("Port").getAttribute("aria-invalid"), "true");
    assert.deepEqual(await draft(page), {});
    assert.deepEqual(await findBarriers(page), []);
  }));

test("a draft that cannot be written into is left alone, with the reason", () =>
  american(async ({ page }) => {
    await inBuilder(page, "(builder) => { builder.draft = { directions: 'outbound' }; }");
    await choose(page, "zadarma");
    await press(card(page).getByRole("radio", { name: "IP addresses" }));
    await card(page).getByRole("button", { name: "Fill in the request" }).click();
    await card(page).getByRole("alert").waitFor();
    assert.deepEqual(await draft(page), { directions: "outbound" });
  }));

test("the host of an endpoint is recognized, offered, and not asked for again", () =>
  american(async ({ page }) => {
    await addNumbers(page, [NUMBER]);
    await switchOn(page, "Outbound calls");
    const endpoint = page.locator("sip-attach-direction[data-type=outbound]").getByLabel("SIP endpoint");
    await endpoint.fill("sip:acme.pstn.twilio.com");
    const use = card(page).getByRole("button", { name: "Recognized: use it" });
    assert.equal(await use.count(), 0, "while it is typed");
    await endpoint.blur();
    assert.equal(await picker(page).inputValue(), "Twilio");
    await use.click();
    assert.equal(await card(page).getByLabel("Name of the trunk").inputValue(), "acme.pstn.twilio.com");
    await card(page).getByLabel("SIP username").fill("acme-user");
    await card(page).getByLabel("SIP password", { exact: true }).fill(PASSWORD);
    await page.keyboard.press("Enter");
    await card(page).getByText("Filled in for Twilio").waitFor();
    assert.deepEqual(await direction(page, "outbound"), TWILIO);
    await endpoint.fill("sip:pbx.acme.com");
    await endpoint.blur();
    assert.equal(await use.count(), 0);
  }));

test("an empty page offers to begin with the provider", () =>
  american(async ({ page }) => {
    const start = page.getByRole("button", { name: "Start from your provider" });
    await start.click();
    await focusComesTo(page, "provider");
    await page.locator("li[role=option]").first().waitFor();
    await page.keyboard.press("Escape");
    await addNumbers(page, [NUMBER]);
    assert.equal(await start.count(), 0);
  }));

test("the list and all behind it are fetched with the first look", () =>
  american(async ({ page, watched }) => {
    const isLater = (url) => /provider-(desk|en|de)|checklist/.test(url);
    await page.waitForTimeout(500);
    assert.deepEqual(watched.requests.filter(isLater), []);
    const asked = page.waitForRequest((request) => isLater(request.url()));
    await picker(page).focus();
    await asked;
    assert.ok(watched.requests.some(isLater));
  }));

test("the attribute `provider` chooses one; one that is not known chooses none", () =>
  american(async ({ page }) => {
    await inBuilder(page, "(builder) => builder.setAttribute('provider', 'telnyx')");
    await card(page).getByLabel("Server").waitFor();
    assert.equal(await picker(page).inputValue(), "Telnyx");
    assert.equal(await page.evaluate(() => document.activeElement === document.body), true);
    await inBuilder(page, "(builder) => { builder.provider = 'acme'; }");
    await page.waitForTimeout(200);
    assert.equal(await picker(page).inputValue(), "Telnyx");
    assert.deepEqual(await draft(page), {});
  }));

test("a builder that is only read asks for no provider", () =>
  american(async ({ page }) => {
    await inBuilder(page, "(builder) => { builder.readOnly = true; }");
    await page.waitForTimeout(200);
    assert.equal(await picker(page).count(), 0);
  }));

// ---- what inbound calls are forwarded to

test("inbound calls are forwarded to a service that is chosen where the endpoint is asked", () =>
  american(async ({ page }) => {
    await addNumbers(page, [NUMBER]);
    await switchOn(page, "Inbound calls");
    const inbound = page.locator("sip-attach-direction[data-type=inbound]");
    const field = inbound.getByRole("combobox", { name: "Forward to a service" });
    await field.click();
    await page.locator("li[role=option]").first().waitFor();
    const names = await page.locator("li[role=option] > span:first-child").allInnerTexts();
    assert.deepEqual(names.toSorted(), ["ElevenLabs", "LiveKit Cloud", "OpenAI Realtime", "Retell AI", "Vapi"]);
    await field.fill("openai");
    await page.keyboard.press("Enter");
    await inbound.getByLabel("Project").fill("sales");
    await page.keyboard.press("Enter");
    await inbound.getByText("This can't be used here.").filter({ visible: true }).waitFor();
    await inbound.getByLabel("Project").fill("proj_AbC123");
    await page.keyboard.press("Enter");
    await inbound.getByText("Filled in for OpenAI Realtime").waitFor();
    assert.deepEqual(await draft(page), {
      phone_number: NUMBER,
      directions: [
        {
          type: "inbound",
          sip_endpoint: "sip:proj_AbC123@sip.api.openai.com;transport=tls",
          options: { transport: "tls", port: 5061, secure_media: true },
        },
      ],
    });
    assert.deepEqual(await findBarriers(page), []);
    await field.fill("vapi");
    await page.keyboard.press("Enter");
    await inbound.getByLabel("Server").selectOption("sip.eu.vapi.ai");
    await inbound.getByRole("button", { name: "Fill in the request" }).click();
    await inbound.getByText("Filled in for Vapi").waitFor();
    assert.equal((await direction(page, "inbound")).sip_endpoint, "sip:sip.eu.vapi.ai");
  }));

// ---- the other side

/** The addresses of eu2, as the service documents them. */
const EU2 = {
  signalling: ["52.17.235.44", "34.250.51.24"],
  media: ["3.248.61.228", "54.194.194.135", "52.215.80.226", "108.132.103.51"],
};

test("the checklist: each value to be copied alone, for a region that is chosen once", () =>
  american(
    async ({ page }) => {
      await choose(page, "twilio");
      await card(page).getByRole("button", { name: "What to enter at Twilio" }).click();
      const list = card(page).getByRole("group", { name: "What to enter at Twilio" });
      const copied = (name) => copiedBy(page, () => list.getByRole("button", { name }).click());
      await list.getByLabel("Region of the service").selectOption("eu2");
      const uri = "sip:eu2.sip.bland.ai:5061;transport=tls";
      assert.equal(await copied(`Copy Origination URI: ${uri}`), uri);
      for (const address of [...EU2.signalling, ...EU2.media]) {
        assert.equal(await copied(`addresses: ${address}`), address);
      }
      // An example until there is an endpoint, and then the real one.
      await list.getByText("your-trunk.pstn.twilio.com").waitFor();
      await inBuilder(
        page,
        "(builder) => { builder.draft = { directions: [{ type: 'outbound', sip_endpoint: 'sip:acme.pstn.twilio.com' }] }; }",
      );
      await list.getByRole("button", { name: "Copy Endpoint for outbound calls: acme.pstn.twilio.com" }).waitFor();
      assert.equal(await copied("Copy all: Media addresses"), EU2.media.join("\n"));
      const link = list.getByRole("link");
      assert.match(await link.getAttribute("href"), /^https:\/\/www\.twilio\.com\/docs\//);
      assert.match(await link.getAttribute("rel"), /noopener/);
      const markdown = await copied("Copy as Markdown");
      assert.match(markdown, /^# Twilio, region eu2\n/);
      assert.match(markdown, /\| Signaling addresses \| `52\.17\.235\.44`<br>`34\.250\.51\.24` \|/);
      const downloading = page.waitForEvent("download");
      await list.getByRole("button", { name: "Download" }).click();
      const download = await downloading;
      assert.equal(download.suggestedFilename(), "twilio-eu2.md");
      assert.match(await readFile(await download.path(), "utf8"), /^# Twilio, region eu2\n/);
      assert.deepEqual(await findBarriers(page), []);
      // The region is kept for another provider, and dropped if that has none of this name.
      await choose(page, "zadarma");
      assert.equal(await card(page).getByLabel("Region of the service").inputValue(), "eu2");
    },
    { permissions: ["clipboard-read", "clipboard-write"] },
  ));

test("the checklist of a PBX of one's own has the host of the draft, and no other's", () =>
  american(async ({ page }) => {
    await choose(page, "freepbx");
    await card(page).getByLabel("Host name").fill("pbx.acme.com");
    await card(page).getByRole("button", { name: "Fill in the request" }).click();
    await card(page).getByRole("button", { name: "What to enter at your SBC or PBX" }).click();
    const endpoint = (host) => card(page).getByRole("button", { name: `Copy Endpoint for outbound calls: ${host}` });
    await endpoint("pbx.acme.com").waitFor();
    const outbound = (sipEndpoint) =>
      inBuilder(
        page,
        `(builder) => { builder.draft = { directions: [{ type: 'inbound', sip_endpoint: 'sip:in.acme.com' }, { type: 'outbound', sip_endpoint: '${sipEndpoint}' }] }; }`,
      );
    await outbound("sip:sbc.acme.com");
    await endpoint("sbc.acme.com").waitFor();
    await outbound("sip:acme.pstn.twilio.com");
    await endpoint("your-host").waitFor();
  }));

test("what a provider does not document is called so", () =>
  american(async ({ page }) => {
    await choose(page, "zadarma");
    await card(page).getByRole("button", { name: "What to enter at Zadarma" }).click();
    const list = card(page).getByRole("group", { name: "What to enter at Zadarma" });
    const marked = await list
      .locator("dl > div", { hasText: "not documented by the provider" })
      .locator("dt")
      .allInnerTexts();
    assert.deepEqual(marked, ["Transport", "SRTP", "Number format", "TLS port of the endpoint"]);
  }));

test("the checklist is printed alone, from a frame with its own style sheet", () =>
  american(async ({ page }) => {
    await page.evaluate(() => {
      HTMLIFrameElement.prototype.remove = () => {}; // so that it can be inspected afterwards
    });
    await choose(page, "flowroute");
    await card(page).getByRole("button", { name: "What to enter at Flowroute" }).click();
    await card(page).getByLabel("Region of the service").selectOption("ca2");
    await card(page).getByRole("button", { name: "Print" }).click();
    const printed = await page.evaluate(() => {
      const { contentDocument } = document.querySelector("body > iframe");
      return { text: contentDocument.body.textContent, sheets: contentDocument.adoptedStyleSheets.length };
    });
    assert.match(printed.text, /^What to enter at Flowroute, region ca2/);
    assert.match(printed.text, /15\.156\.129\.66/);
    assert.match(printed.text, /not documented by the provider/);
    assert.equal(printed.sheets, 1);
  }));

test("after sending: the side of the provider, its region, an agent, and what to do when calls fail", () =>
  american(
    async ({ page }) => {
      await addNumbers(page, [NUMBER]);
      await fillTwilio(page);
      await card(page).getByRole("button", { name: "What to enter at Twilio" }).click();
      await card(page).getByLabel("Region of the service").selectOption("eu2");
      await send(page);
      await page.getByText("1 number attached").waitFor();
      const steps = page.locator("sip-attach-next-steps");
      await steps.locator("summary").first().click();
      const list = steps.getByRole("group", { name: "What to enter at Twilio" });
      assert.equal(await list.getByLabel("Region of the service").inputValue(), "eu2");
      assert.match(await list.innerText(), /sip:eu2\.sip\.bland\.ai:5061;transport=tls[\s\S]*52\.17\.235\.44/);
      await steps.getByText("Assign an agent or a pathway", { exact: false }).waitFor();
      // The mock names different addresses than the table, so they are shown beside it.
      const ask = () => steps.getByRole("button", { name: "Ask the API for them" }).click();
      await ask();
      await steps.getByText("The API names other addresses than those of eu2 above.", { exact: false }).waitFor();
      assert.match(await steps.locator("pre").innerText(), /192\.0\.2\.1/);
      await list.getByLabel("Region of the service").selectOption("us2");
      await steps.getByText("than those of us2 above", { exact: false }).waitFor();
      assert.equal(await card(page).getByLabel("Region of the service").inputValue(), "us2");
      await steps.locator("summary", { hasText: "If calls fail" }).click();
      const rows = await steps.locator("tbody tr").allInnerTexts();
      for (const sign of [
        /403/,
        /488[\s\S]*SRTP/,
        /INVITE[\s\S]*firewall/,
        /REFER[\s\S]*Refer-To/,
        /rings[\s\S]*agent/,
      ])
        assert.ok(
          rows.some((row) => sign.test(row)),
          `${sign} in ${rows}`,
        );
      assert.deepEqual(await findBarriers(page), []);
    },
    { permissions: ["clipboard-read", "clipboard-write"] },
  ));

test("after sending: the same addresses of the API are called the same", () =>
  american(async ({ page }) => {
    await page.route("**/v1/sip/firewall-ips", (route) =>
      route.fulfill({
        status: 200,
        headers: { "access-control-allow-origin": "*" },
        json: { data: { eu2: [...EU2.signalling, ...EU2.media], us2: ["35.82.60.77"] }, errors: null },
      }),
    );
    await addNumbers(page, [NUMBER]);
    await switchOn(page, "Inbound calls");
    await send(page);
    await page.getByText("1 number attached").waitFor();
    const steps = page.locator("sip-attach-next-steps");
    await steps.locator("summary").first().click();
    await steps.getByRole("button", { name: "Ask the API for them" }).click();
    await steps.getByText("than those of us2 above", { exact: false }).waitFor();
    await steps.getByLabel("Region of the service").selectOption("eu2");
    await steps.getByText("The API names the same addresses for eu2.").waitFor();
  }));

// ---- for everyone

for (const [name, options] of [
  ["dark", { colorScheme: "dark" }],
  ["375 pixels", { viewport: { width: 375, height: 800 } }],
  ["320 pixels", { viewport: { width: 320, height: 780 } }],
  ["German", { locale: "de-DE" }],
]) {
  test(`axe finds nothing, and nothing is wider than the page: ${name}`, () =>
    american(async ({ page }) => {
      if (name === "German") await inBuilder(page, "(builder) => builder.setAttribute('locale', 'de')");
      const look = async (state) => {
        assert.deepEqual(await findBarriers(page), [], state);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), state);
      };
      const part = card(page);
      await part.locator("#provider").click();
      await page.locator("li[role=option]").first().waitFor();
      await look("picker");
      await part.locator("#provider").fill("twilio");
      await page.keyboard.press("Enter");
      await part.locator("#ask-trunk").fill("acme");
      await look("questions");
      await part.locator("form button[type=submit]").click();
      await look("missing");
      await part.locator("#ask-sip_username").fill("acme-user");
      await part.locator("#ask-sip_password").fill(PASSWORD);
      await part.locator("form button[type=submit]").click();
      await part.locator("#filled").waitFor();
      await part.locator("button[aria-expanded]").click();
      // At full height, because the bar at the bottom covers targets.
      await page.setViewportSize({ width: page.viewportSize().width, height: 5000 });
      await look("checklist");
      if (name !== "German") return;
      const text = (
        await Promise.all(
          [part.locator(".card"), part.locator("sip-attach-checklist .list")].map((each) => each.innerText()),
        )
      ).join("\n");
      for (const words of [
        "Ihr Anbieter",
        "Ausgefüllt für Twilio",
        "Schalten Sie Secure Trunking ein.",
        "vom Anbieter nicht dokumentiert",
      ])
        assert.ok(text.includes(words), words);
      assert.doesNotMatch(text, /\b(Turn|Copy|Enter|Region of)\b/);
    }, options));
}
