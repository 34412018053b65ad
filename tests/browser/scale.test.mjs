// A long list with all that lists have: brought to what can be sent by choosing, not by typing.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { findBarriers } from './axe.mjs';
import { addNumbers, draft, launchBrowser, openPage, plan, send, switchOn } from './harness.mjs';

let browser;
before(async () => { browser = await launchBrowser(); });
after(() => browser.close());

const digits = (index, length) => String(index).padStart(length, '0');
/** 300 numbers: 20 cannot be read at all, 30 are national ones of Britain, 10 repeat another. */
const LINES = [
  ...Array.from({ length: 120 }, (_, index) => `+1 (212) 736-${digits(5000 + index, 4)}`),
  ...Array.from({ length: 120 }, (_, index) => `tel:+49-30-1234${digits(index, 4)}`),
  ...Array.from({ length: 30 }, (_, index) => `020 7946 ${digits(18 + index, 4)}`),
  ...Array.from({ length: 10 }, (_, index) => `+1 212 736 ${digits(5000 + index, 4)}`),
  ...Array.from({ length: 20 }, (_, index) => `4.47911E+1${index % 2}`),
];

const table = (page) => page.locator('sip-attach-number-table [role=table]');
const rowCount = async (page) => Number(await table(page).getAttribute('aria-rowcount')) - 1;

test('300 mixed numbers of which 20 are beyond help: sent after five choices', async () => {
  const { page, api, watched, close } = await openPage(browser);
  await addNumbers(page, LINES);
  await switchOn(page, 'Inbound calls');
  assert.equal((await plan(page)).ok, false);

  // The British ones have no calling code: shown by themselves, and read as what they are.
  const remark = page.getByLabel('Only with the remark');
  const choose = async (pattern) => {
    const options = await remark.locator('option').allTextContents();
    await remark.selectOption({ label: options.find((label) => pattern.test(label)) });
  };
  await choose(/\(30\)$/);
  assert.equal(await rowCount(page), 30);
  await page.getByLabel('Read these as numbers of…').selectOption('GB');
  await page.waitForFunction(() => document.querySelector('sip-attach-builder').draft.phone_numbers.includes('+442079460018'));

  // What a spreadsheet has ruined is left out, and can be had back.
  await page.getByRole('button', { name: /^To fix/ }).click();
  assert.equal(await rowCount(page), 20);
  await page.getByRole('button', { name: 'Ignore all' }).click();
  await page.getByRole('button', { name: /^All/ }).click();
  assert.equal(await rowCount(page), 280);

  await page.getByRole('button', { name: 'Hide 10 repeated' }).click();
  assert.equal(await rowCount(page), 270);
  assert.deepEqual(await findBarriers(page), []);

  const { ok, requests } = await plan(page);
  assert.equal(ok, true);
  assert.deepEqual(requests.map(({ numbers }) => numbers.length), [100, 100, 70]);
  await send(page);
  await page.getByText('270 numbers attached').waitFor();
  const sent = api.requests.filter(({ method, path }) => method === 'POST' && path === '/v1/sip/attach').flatMap(({ body }) => body.phone_numbers);
  assert.equal(new Set(sent).size, 270);
  assert.equal((await draft(page)).phone_numbers.length, 280);
  assert.deepEqual(watched.violations, []);
  assert.deepEqual(watched.errors, []);
  await close();
});

test('undo takes back what was done to all rows at once', async () => {
  const { page, close } = await openPage(browser);
  await addNumbers(page, ['020 7946 0018', '020 7946 0019', '+14155552671']);
  await page.getByLabel('Read these as numbers of…').selectOption('GB');
  await page.waitForFunction(() => document.querySelector('sip-attach-builder').draft.phone_numbers[0] === '+442079460018');
  await page.getByRole('button', { name: 'Undo' }).click();
  assert.deepEqual((await draft(page)).phone_numbers, ['020 7946 0018', '020 7946 0019', '+14155552671']);
  await close();
});

test('undo takes back the choice of a region, and tells of no other draft', async () => {
  const { page, close } = await openPage(browser);
  await addNumbers(page, ['020 7946 0018']);
  await page.evaluate(() => {
    globalThis.changes = 0;
    document.addEventListener('change', ({ detail }) => { if (detail) globalThis.changes += 1; });
  });
  const region = page.getByLabel('Default region');
  await region.selectOption('GB');
  assert.equal((await plan(page)).numbers[0].value, '+442079460018');
  await page.getByRole('button', { name: 'Undo' }).click();
  assert.equal(await region.inputValue(), '');
  assert.equal((await plan(page)).numbers[0].value, null);
  await page.getByRole('button', { name: 'Redo' }).click();
  assert.equal(await region.inputValue(), 'GB');
  assert.deepEqual((await draft(page)).phone_numbers ?? [(await draft(page)).phone_number], ['020 7946 0018']);
  assert.equal(await page.evaluate(() => globalThis.changes), 0);
  await close();
});

/** 2,000 numbers are planned in the worker. */
const MANY = Array.from({ length: 2000 }, (_, index) => `+1212736${digits(index, 4)}`);

test('cancelling a reading does not take the plan along that runs beside it', async () => {
  const { page, close } = await openPage(browser);
  const isPlanned = await page.evaluate(async (numbers) => {
    // Nothing reaches the worker, so that both calls wait until one is cancelled.
    const asked = [];
    const { postMessage } = Worker.prototype;
    const bothAsked = new Promise((resolve) => {
      Worker.prototype.postMessage = ({ name }) => {
        if (asked.push(name) === 2) resolve();
      };
    });
    const builder = document.querySelector('sip-attach-builder');
    const planned = new Promise((resolve) => {
      builder.addEventListener('validate', ({ detail }) => { if (detail.numbers.length === 2000) resolve(true); });
    });
    const field = builder.renderRoot.querySelector('sip-attach-numbers').renderRoot.querySelector('textarea');
    const data = new DataTransfer();
    data.setData('text/plain', Array.from({ length: 5000 }, (_, index) => `+1415${5550000 + index}`).join('\n'));
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true, composed: true }));
    builder.draft = { phone_numbers: numbers };
    await bothAsked;
    Worker.prototype.postMessage = postMessage;
    builder.renderRoot.querySelector('sip-attach-numbers').renderRoot.querySelector('.busy button').click();
    return Promise.race([planned, new Promise((resolve) => setTimeout(resolve, 10_000, false))]);
  }, MANY);
  assert.equal(isPlanned, true);
  await close();
});

test('a builder that is moved while it plans goes on where it is put', async () => {
  const { page, close } = await openPage(browser);
  const numbers = await page.evaluate(async (list) => {
    const builder = document.querySelector('sip-attach-builder');
    const planned = new Promise((resolve) => {
      builder.addEventListener('validate', ({ detail }) => { if (detail.numbers.length === 2000) resolve(detail.numbers.length); });
    });
    builder.draft = { phone_numbers: list };
    document.body.append(builder);
    return Promise.race([planned, new Promise((resolve) => setTimeout(resolve, 10_000, 0))]);
  }, MANY);
  assert.equal(numbers, 2000);
  await close();
});
