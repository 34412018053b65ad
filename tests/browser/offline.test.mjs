// The page opens and works without a network once it was there; an element elsewhere leaves its site alone.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { DIST, addNumbers, launchBrowser, openPage, plan, send, switchOn } from './harness.mjs';

let browser;
before(async () => { browser = await launchBrowser(); });
after(() => browser.close());

const isKept = async () => {
  const { active } = await navigator.serviceWorker.ready;
  return active?.state === 'activated';
};

test('the page reloads and works offline, to the last part of it', async () => {
  const { page, watched, close } = await openPage(browser);
  await page.waitForFunction(isKept);
  await page.context().setOffline(true);
  await page.reload();
  await page.waitForFunction(() => document.querySelector('sip-attach-builder')?.plan);
  await addNumbers(page, ['+14155552671', '030 901820']);
  await page.getByLabel('Default region').selectOption('DE');
  await switchOn(page, 'Inbound calls');
  assert.equal((await plan(page)).numbers[1].value, '+4930901820');
  await send(page);
  await page.getByText('No answer from the API').waitFor();
  await page.evaluate(() => document.querySelector('sip-attach-builder').setAttribute('locale', 'de'));
  await page.getByText('Rufnummern').first().waitFor();
  assert.deepEqual(watched.violations, []);
  assert.deepEqual(watched.errors, []);
  await close();
});

test('one version is kept, and it holds the files of the page and nothing of the API', async () => {
  const { page, close } = await openPage(browser);
  await page.waitForFunction(isKept);
  await addNumbers(page, ['+14155552671']);
  await switchOn(page, 'Inbound calls');
  await send(page);
  await page.getByText('1 number attached').waitFor();
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return { names, files: requests.flat().map(({ url }) => new URL(url).pathname.slice(1)).sort() };
  });
  assert.equal(kept.names.length, 1);
  const script = await readFile(`${DIST}/service-worker.js`, 'utf8');
  assert.ok(script.includes(kept.names[0].split(':')[1]), 'under the version of the script');
  const built = (await readdir(DIST, { withFileTypes: true })).filter((entry) => entry.isFile()).map(({ name }) => name);
  assert.deepEqual(kept.files, built.filter((name) => !/^service-worker\.js$|^custom-elements\.json$|\.txt$|\.d\.ts$/.test(name)).sort());
  await close();
});

test('an embedded element registers nothing', async () => {
  const { page, close } = await openPage(browser, { path: 'examples/docs-page/' });
  await page.waitForLoadState('load');
  assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
  await close();
});
