// The first five minutes of somebody who sees the page for the first time, and what must not get in their way.
import assert from "node:assert/strict";
import { test } from "node:test";
import { findBarriers } from "./axe.mjs";
import {
  addNumbers,
  draft,
  focusComesTo,
  isFocused,
  launchTestBrowser,
  plan,
  ready,
  switchOn,
  walkPage,
} from "./harness.mjs";

const browser = await launchTestBrowser();

const american = (walk) => walkPage(browser, { locale: "en-US" }, walk);
const TWELVE = Array.from({ length: 12 }, (_, index) => `(212) 736-51${String(index).padStart(2, "0")}`);

/** Counts clicks, key presses, and each text that is typed or pasted as one. */
function counting(page) {
  const counted = { count: 0 };
  return Object.assign(counted, {
    click: (target) => {
      counted.count += 1;
      return target.click();
    },
    fill: (target, text) => {
      counted.count += 1;
      return target.fill(text);
    },
    press: (key) => {
      counted.count += 1;
      return page.keyboard.press(key);
    },
    type: (text) => {
      counted.count += 1;
      return page.keyboard.insertText(text);
    },
  });
}

test("from an empty page to twelve national numbers on a trunk in at most 8 interactions", () =>
  american(async ({ page, api }) => {
    const user = counting(page);
    await user.fill(page.getByLabel("Add numbers"), TWELVE.join("\n"));
    await user.click(page.getByRole("button", { name: "Read as United States" }));
    await user.fill(page.getByLabel("Trunk ID"), "trunk_both");
    await user.click(page.getByRole("button", { name: "Write as United States" }));
    await user.click(page.getByRole("switch", { name: "Inbound calls" }));
    await user.fill(page.getByLabel("API key", { exact: true }), "sk-test");
    await user.click(page.locator("sip-attach-send-panel").getByRole("button", { name: "Attach 12 numbers" }));
    await page.getByText("12 numbers attached").first().waitFor();
    const [{ body }] = api.requests.filter(({ method, path }) => method === "POST" && path === "/v1/sip/attach");
    assert.equal(body.trunk_id, "trunk_both");
    assert.deepEqual(
      body.phone_numbers,
      TWELVE.map((number) => `+1${number.replaceAll(/\D/g, "")}`),
    );
    assert.ok(user.count <= 8, `${user.count} interactions`);
  }));

test("one number by keyboard alone in at most 20 presses", () =>
  american(async ({ page }) => {
    const user = counting(page);
    while (!(await isFocused(page, "add")) && user.count < 20) await user.press("Tab");
    await user.type("+14155552671");
    await user.press("Control+Enter"); // goes to what is missing
    await focusComesTo(page, "/directions");
    await user.press("Space");
    await user.press("Control+Enter");
    await focusComesTo(page, "key");
    await user.type("sk-test");
    await user.press("Enter");
    await page.getByText("1 number attached").first().waitFor();
    assert.ok(user.count <= 20, `${user.count} presses`);
  }));

test("an empty page offers an example and the import", () =>
  american(async ({ page }) => {
    const paste = page.getByRole("button", { name: "Paste curl or JSON" });
    await paste.click();
    await page.getByRole("dialog").getByLabel("A curl command, a JSON body, or code that calls attach").fill("{}");
    await page.keyboard.press("Control+Enter");
    assert.equal(await page.getByRole("dialog").isVisible(), true, "sends nothing from behind a dialog");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Try an example" }).click();
    await ready(page, "2 numbers").waitFor();
    assert.deepEqual(
      (await plan(page)).diagnostics.filter(({ severity }) => severity !== "info"),
      [],
    );
    await focusComesTo(page, "/phone_numbers");
    assert.equal(await paste.count(), 0);
    await page.getByRole("button", { name: "Undo" }).click();
    assert.deepEqual(await draft(page), {});
    assert.deepEqual(await findBarriers(page), []);
  }));

test("one banner asks for the country, proposes that of the browser, and touches no number with a plus", () =>
  walkPage(browser, { locale: "en-GB" }, async ({ page }) => {
    await addNumbers(page, ["020 7946 0018", "020 7946 0019", "+14155552671"]);
    const banner = page.locator("sip-attach-numbers .country");
    assert.match(await banner.innerText(), /2 numbers have no country code\./);
    assert.equal((await plan(page)).ok, false, "never silently");
    assert.deepEqual(await findBarriers(page), []);
    await banner.getByRole("button", { name: "Choose another country" }).click();
    await focusComesTo(page, "region");
    await banner.getByRole("button", { name: "Read as United Kingdom" }).click();
    await banner.waitFor({ state: "detached" });
    assert.deepEqual(
      (await plan(page)).numbers.map(({ value }) => value),
      ["+442079460018", "+442079460019", "+14155552671"],
    );
    assert.equal(await page.getByLabel("Default region").inputValue(), "GB");
  }));

test("on a trunk, the banner counts as kept only what is sent as it is written", () =>
  american(async ({ page }) => {
    await page.getByLabel("Trunk ID").fill("trunk_both");
    await addNumbers(page, ["2127365000", "212-736-5001", "(212) 736-5002", "front-desk"]);
    const banner = page.locator("sip-attach-numbers .country");
    await banner.getByText("3 numbers have no country code. The trunk keeps 2 as written.").waitFor();
    await banner.getByRole("button", { name: "Write as United States" }).click();
    await banner.waitFor({ state: "detached" });
    assert.deepEqual(
      (await plan(page)).numbers.map(({ value }) => value),
      ["+12127365000", "+12127365001", "+12127365002", "front-desk"],
    );
    await page.getByRole("button", { name: "Start over" }).click();
    await page.getByLabel("Trunk ID").fill("trunk_both");
    await addNumbers(page, ["(212) 736-5002"]);
    await page.getByLabel("Add numbers").press("Enter");
    await banner.getByText("1 number has no country code.", { exact: true }).waitFor();
    assert.equal(await banner.getByRole("button", { name: "Keep as written" }).count(), 0);
  }));

test("a browser whose language names no country is asked, and proposed nothing", () =>
  walkPage(browser, { locale: "en" }, async ({ page }) => {
    await addNumbers(page, ["020 7946 0018"]);
    await page.getByLabel("Add numbers").press("Enter");
    const buttons = page.locator("sip-attach-numbers .country").getByRole("button");
    await buttons.first().waitFor();
    assert.deepEqual(await buttons.allInnerTexts(), ["Choose a country"]);
  }));

test("Enter behind a pasted list, which was added at once, says nothing", () =>
  american(async ({ page }) => {
    await addNumbers(page, ["+14155552671", "+442079460018"]);
    await page.getByLabel("Add numbers").press("Enter");
    await addNumbers(page, ["+493023125000"]); // after Enter has taken effect
    await page.waitForFunction(() => document.querySelector("sip-attach-builder").plan?.numbers.length === 3);
    assert.equal(await page.getByText("There is nothing to read").count(), 0);
  }));

test("a region is chosen in one place; rows that are filtered have their own", () =>
  american(async ({ page }) => {
    await addNumbers(page, ["020 7946 0018", "+14155552671"]);
    const ofRows = page.getByLabel("Read these as numbers of…");
    assert.equal(await ofRows.count(), 0);
    await page.getByRole("button", { name: /^To fix/ }).click();
    await ofRows.waitFor();
  }));

/** How often a text is visible. */
const timesSeen = (page, text) => page.getByText(text).filter({ visible: true }).count();

test("a problem is said once, at its field, in words; codes and pointers are behind Details", () =>
  american(async ({ page }) => {
    await addNumbers(page, ["+14155552671"]);
    await switchOn(page, "Outbound calls");
    await page.getByLabel("SIP endpoint").fill("pbx.example.com");
    await page.getByLabel("SIP endpoint").blur();
    await page.getByText("Add sip: before the host.").first().waitFor();
    assert.equal(await timesSeen(page, "Add sip: before the host."), 1);
    assert.equal(await timesSeen(page, /\/directions\/|endpoint\.bare_host/), 0);
    const panel = page.locator("sip-attach-request-panel");
    await panel
      .getByRole("button", { name: /Outbound calls: SIP endpoint/ })
      .first()
      .click();
    await focusComesTo(page, "/directions/0/sip_endpoint");
    await panel.locator("#details > summary").click();
    await panel.getByText("endpoint.bare_host").waitFor();
    await panel.getByText("/directions/0/sip_endpoint").waitFor();
    assert.deepEqual(await findBarriers(page), []);
  }));

test("what has no field is said beside the form, in full", () =>
  american(async ({ page }) => {
    await page.evaluate(() => {
      document.querySelector("sip-attach-builder").draft = {
        phone_number: "+14155552671",
        directions: [{ type: "sideways" }],
        service: "sms",
      };
    });
    const panel = page.locator("sip-attach-request-panel");
    await panel.getByText("service must be sip.").waitFor();
    await panel.getByText(/sideways is not a direction/).waitFor();
  }));

test("a field is named by its label, not by its name in JSON", () =>
  american(async ({ page }) => {
    await page.evaluate(() => {
      document.querySelector("sip-attach-builder").draft = {
        phone_number: "+14155552671",
        directions: [{ type: "outbound", sip_endpoint: "sip:pbx.example.com", options: { port: "x", sip_realm: 7 } }],
      };
    });
    const card = page.locator("sip-attach-direction[data-type=outbound]");
    await card.locator("summary", { hasText: "Connection" }).click();
    await card.getByText(/Port must be a number from 1 to 65535\.\s*$/).waitFor();
    await card.getByText("SIP realm must be a string, not a number.").waitFor();
  }));

test("nothing is red while it is being typed", () =>
  american(async ({ page }) => {
    await addNumbers(page, ["+14155552671"]);
    await switchOn(page, "Outbound calls");
    const field = page.getByLabel("SIP endpoint");
    await field.focus();
    await page.keyboard.type("pbx.exa");
    assert.equal(await field.getAttribute("aria-invalid"), "false");
    assert.equal(
      await page
        .locator("sip-attach-direction .diagnostic.error, sip-attach-request-panel .diagnostic.error, .verdict.error")
        .count(),
      0,
    );
    await page.keyboard.press("Control+Enter");
    assert.equal(await field.getAttribute("aria-invalid"), "true", "to send is to have typed it to its end");
    await page.keyboard.type("mple.com");
    assert.equal(await field.getAttribute("aria-invalid"), "false");
    await field.blur();
    assert.equal(await field.getAttribute("aria-invalid"), "true");
    await page.locator("sip-attach-direction .diagnostic.error").first().waitFor();
  }));

test("typing a URI is announced once", () =>
  american(async ({ page }) => {
    await addNumbers(page, ["+14155552671"]);
    await switchOn(page, "Outbound calls");
    await page.waitForTimeout(1500);
    await page.evaluate(() => {
      globalThis.announced = [];
      const visit = (root) => {
        for (const element of root.querySelectorAll("*")) {
          if (element.matches("[role=status], [role=alert], [aria-live]")) {
            let last = element.textContent;
            new MutationObserver(() => {
              const text = element.textContent;
              if (text !== last) globalThis.announced.push((last = text));
            }).observe(element, { subtree: true, childList: true, characterData: true });
          }
          if (element.shadowRoot) visit(element.shadowRoot);
        }
      };
      visit(document);
    });
    await page.getByLabel("SIP endpoint").focus();
    await page.keyboard.type("sip:pbx.example.com", { delay: 60 });
    await page.waitForFunction(() => globalThis.announced.length > 0);
    await page.waitForTimeout(1500);
    const announced = await page.evaluate(() => globalThis.announced);
    assert.equal(announced.length, 1, JSON.stringify(announced));
    assert.match(announced[0], /^Ready: 1 number/);
  }));

test("key and button stay in sight at 900 pixels, and nothing beside the form scrolls by itself", () =>
  american(async ({ page }) => {
    await addNumbers(page, TWELVE);
    await switchOn(page, "Inbound calls");
    await switchOn(page, "Outbound calls");
    const button = page.locator("sip-attach-send-panel").getByRole("button", { name: /^Attach/ });
    for (const y of [0, 400, 100_000]) {
      await page.evaluate((to) => scrollTo(0, to), y);
      await page.waitForTimeout(100);
      for (const target of [button, page.getByLabel("API key", { exact: true })]) {
        const box = await target.boundingBox();
        assert.ok(box.y >= 0 && box.y + box.height <= 900, `at ${y}: ${JSON.stringify(box)}`);
      }
    }
    const scrollers = await page.evaluate(() => {
      const found = [];
      const visit = (root) => {
        for (const element of root.querySelectorAll("*")) {
          if (
            /auto|scroll/.test(getComputedStyle(element).overflowY) &&
            element.scrollHeight > element.clientHeight + 1
          )
            found.push(element.className);
          if (element.shadowRoot) visit(element.shadowRoot);
        }
      };
      visit(document.querySelector("sip-attach-builder").shadowRoot.querySelector(".side"));
      return found;
    });
    assert.deepEqual(scrollers, []);
  }));

test("a fix shows what it writes before it is pressed", () =>
  american(async ({ page }) => {
    await page.evaluate(() => {
      document.querySelector("sip-attach-builder").draft = {
        phone_number: "+14155552671",
        directions: [
          {
            type: "outbound",
            sip_endpoint: " sip:pbx.example.com ",
            headers: { direction: "outbound", headers: [{ type: "custom", key: "X-Account", value: "account_id" }] },
          },
        ],
      };
    });
    const card = page.locator("sip-attach-direction[data-type=outbound]");
    await card.getByRole("button", { name: "Take the blanks out sip:pbx.example.com" }).waitFor();
    await card.locator("summary", { hasText: "Header mappings" }).click();
    await card.getByRole("button", { name: "Swap header and variable account_id → X-Account" }).click();
    assert.deepEqual((await draft(page)).directions[0].headers.headers[0], {
      type: "custom",
      key: "account_id",
      value: "X-Account",
    });
  }));

// ---- drafts

test("a draft survives a reload of the page, without its secrets", () =>
  american(async ({ page, url }) => {
    await addNumbers(page, ["020 7946 0018"]);
    await page.getByLabel("Default region").selectOption("GB");
    await switchOn(page, "Inbound calls");
    await page.getByRole("radio", { name: /^Register/ }).check();
    await page.getByLabel("Username", { exact: true }).fill("pbx-7");
    await page.getByRole("button", { name: "Generate" }).click();
    const {
      directions: [
        {
          register_auth: { password },
        },
      ],
    } = await draft(page);
    await page.goto(`${url}?again`);
    await page.waitForFunction(() => document.querySelector("sip-attach-builder")?.draft.directions);
    assert.deepEqual(await draft(page), {
      phone_number: "020 7946 0018",
      directions: [{ type: "inbound", auth_mode: "register", register_auth: { username: "pbx-7" } }],
    });
    assert.equal(await page.getByLabel("Default region").inputValue(), "GB");
    await page.getByText("Your draft is back.").waitFor();
    assert.ok(!(await page.evaluate(() => JSON.stringify(sessionStorage))).includes(password));
    await page.getByRole("button", { name: "Undo" }).click();
    assert.deepEqual(await draft(page), {});
  }));

/** The fragment of a link to a draft. */
async function linkTo(shared) {
  const { deflateRawSync } = await import("node:zlib");
  return `#sip-attach=1.${deflateRawSync(JSON.stringify(shared)).toString("base64url")}`;
}

const drafted = (page, wanted) =>
  page.waitForFunction(
    (text) => JSON.stringify(document.querySelector("sip-attach-builder")?.draft) === text,
    JSON.stringify(wanted),
  );

test("what is edited after a link was opened is there after a reload, and so is an empty form", async () => {
  const link = await linkTo({ draft: { phone_number: "+14155552671" }, region: "US" });
  await walkPage(browser, { locale: "en-US", path: link }, async ({ page }) => {
    await drafted(page, { phone_number: "+14155552671" });
    await page.waitForFunction(() => location.hash === "");
    await addNumbers(page, ["+442079460018"]);
    const edited = { phone_numbers: ["+14155552671", "+442079460018"] };
    await drafted(page, edited);
    await page.reload();
    await drafted(page, edited);
    await page.getByRole("button", { name: "Start over" }).click();
    await drafted(page, {});
    await page.reload();
    await page.waitForFunction(() => document.querySelector("sip-attach-builder")?.plan);
    await page.getByRole("button", { name: "Paste curl or JSON" }).waitFor();
    assert.deepEqual(await draft(page), {});
  });
});

test("a link that is opened over a draft says so, and Undo leads back to the draft", () =>
  american(async ({ page, url }) => {
    const mine = { phone_number: "+442079460018" };
    const theirs = { phone_number: "+14155552671" };
    const link = await linkTo({ draft: theirs, region: "" });
    const undo = page.getByRole("button", { name: "Undo", exact: true });
    await addNumbers(page, ["+442079460018"]);
    await drafted(page, mine);
    await page.goto(`${url}?other${link}`);
    await drafted(page, theirs);
    await page.getByText("The link's draft replaced yours. Undo brings yours back.").waitFor();
    await page.waitForFunction(() => location.hash === "" && location.search === "?other");
    await undo.click();
    await drafted(page, mine);
    // Pasted into the address bar of the open page.
    await page.evaluate((hash) => {
      location.hash = `#top&${hash.slice(1)}`;
    }, link);
    await drafted(page, theirs);
    await page.waitForFunction(() => location.hash === "#top");
    await undo.click();
    await drafted(page, mine);
  }));

test("an embedded builder keeps nothing", () =>
  american(async ({ page, url }) => {
    await page.goto(`${url}examples/docs-page/`);
    await page.waitForFunction(() => document.querySelector("sip-attach-builder")?.plan);
    await page.evaluate(() => {
      document.querySelector("sip-attach-builder").draft = { phone_number: "+14155552671" };
    });
    await page.reload();
    await page.waitForFunction(() => document.querySelector("sip-attach-builder")?.plan);
    assert.deepEqual(await draft(page), {});
    assert.equal(await page.evaluate(() => sessionStorage.length), 0);
  }));

test("broken JSON is set aside when the form is edited, and comes back", () =>
  american(async ({ page }) => {
    await page.getByRole("button", { name: "JSON", exact: true }).click();
    const editor = page.getByRole("textbox", { name: "Request body as JSON" });
    await editor.click();
    await page.keyboard.press("Control+A");
    await page.keyboard.insertText('{"phone_number": "+14155552671", "service');
    await page.getByRole("button", { name: "Discard this text" }).waitFor();
    await page.getByRole("button", { name: "Form", exact: true }).click();
    await page.getByRole("button", { name: "JSON", exact: true }).click();
    await page.waitForFunction(() =>
      document
        .querySelector("sip-attach-builder")
        .shadowRoot.querySelector("sip-attach-json-view")
        ?.shadowRoot.querySelector(".cm-content")
        ?.textContent.includes('"service'),
    );
    await page.getByRole("button", { name: "Form", exact: true }).click();
    await switchOn(page, "Inbound calls");
    await page.getByRole("button", { name: "JSON", exact: true }).click();
    await page.getByText("Your unfinished JSON text was set aside when the form changed.").waitFor();
    assert.deepEqual(await findBarriers(page), []);
    await page.getByRole("button", { name: "Bring the text back" }).click();
    assert.match(await editor.innerText(), /"\+14155552671", "service/);
    assert.deepEqual((await draft(page)).directions, [{ type: "inbound" }]);
  }));
