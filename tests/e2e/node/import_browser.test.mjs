// Files with mistakes, imported in the browser: checked, imported without the bad rows, mended, imported again.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before } from 'node:test';
import { io } from 'socket.io-client';
import { created, fresh, product, signIn, until, url } from './client.mjs';
import { SIZES, open, test } from './people.mjs';
import { xlsx } from './xlsx.mjs';

let api;
let desk;
let anna;
let socket;

before(async () => {
  api = await signIn();
  desk = await open();
  anna = await desk.person();
  await anna.signIn('/products');
  socket = io(url, { auth: { token: api.token } });
  await new Promise((resolve) => socket.on('connect', resolve));
});

after(async () => {
  socket.disconnect();
  await desk.close();
});

/** What the official client hears of imports, in order. */
function heard() {
  const events = [];
  socket.onAny((name, event) => name.startsWith('products:') && events.push({ name, ...event }));
  return events;
}

/** Progress begins at 0, never goes back, ends at 100, and the end is told once. */
async function assertProgress(events) {
  const isEnd = ({ name }) => name === 'products:import-completed';
  await until('the end is told', () => events.some(isEnd));
  socket.offAny();
  const last = events.at(-1);
  assert.equal(events.filter(isEnd).length, 1);
  assert.ok(isEnd(last), `something came after the end: ${last.name}`);
  assert.equal(last.result.status, 'completed');
  const progress = events.slice(0, -1);
  assert.ok(progress.every(({ name }) => name === 'products:import-progress'), 'rows are told one by one');
  const steps = progress.map((event) => event.progress);
  assert.equal(steps[0], 0);
  assert.equal(steps.at(-1), 100);
  assert.deepEqual(steps, [...steps].sort((a, b) => a - b));
}

const step = (name) => anna.dialog.getByRole('heading', { level: 3, name }).waitFor();
const press = (name) => anna.dialog.getByRole('button', { name, exact: true }).click();
const count = async (label) => {
  const term = anna.page.getByText(label, { exact: true });
  const text = await anna.dialog.locator('.import-counts > div').filter({ has: term }).locator('dd').innerText();
  return Number(text.replaceAll(',', ''));
};

async function openDialog(path = '/products') {
  await anna.page.goto(path);
  await anna.button(/^Import$/).click();
  await step(/choose a file/i);
}

const choose = (name, buffer) =>
  anna.dialog.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });

/** Through the first three steps. */
async function check(name, buffer) {
  await choose(name, buffer);
  await step(/match the columns/i);
  await press('Check the rows');
  await step(/review/i);
  await anna.dialog.locator('.import-counts').waitFor({ timeout: 20_000 });
}

/** The text of a cell of the report. */
const reported = (row) => anna.dialog.locator('.import-problems tbody tr').filter({ hasText: row });

async function run(mode) {
  await press('Next');
  await step(/how to import/i);
  if (mode) {
    await anna.dialog.getByRole('radio', { name: mode }).check();
  }
  await press('Start import');
  await anna.dialog.getByText(/the import is complete|some rows were not imported/i).waitFor({ timeout: 30_000 });
}

/** The rows that were not imported, as they are downloaded. */
async function failedRows(format) {
  const download = anna.page.waitForEvent('download');
  await press(format);
  const file = await (await download).path();
  return readFileSync(file);
}

const totalOf = async (mark) => (await api.get(`/api/products?search=${encodeURIComponent(mark)}`)).body.pagination.total;

test('a CSV with mistakes', async () => {
  const mark = fresh('Csv ');
  const codes = fresh('K');
  const lines = Array.from({ length: 400 }, (_, n) => `${codes}-${n};"${mark}; ${n}";${n}.50;active;${n}`);
  lines[9] = `${codes}-9;${mark} nine;dear;active;9`;
  lines[19] = `${codes}-19;;1.00;active;19`;
  lines[29] = `${codes}-29;${mark} x;1.00;unheard-of;29`;
  lines[39] = `${codes}-38;${mark} twin;1.00;active;39`;
  await openDialog();
  await check('products.csv', Buffer.from(['Code;Name;Price;Status;Stock', ...lines].join('\r\n')));
  assert.equal(await count('Valid'), 396);
  assert.equal((await count('With mistakes')) + (await count('Duplicates')), 4);
  await anna.shot('products-import-review');
  const dear = await reported('dear').innerText();
  assert.match(dear, /^11\s+Price\s+dear\s+\S/);

  await press('Next');
  await step(/how to import/i);
  assert.ok(await anna.dialog.getByRole('button', { name: 'Start import' }).isDisabled(), 'all or nothing would fail');
  await press('Back');
  const events = heard();
  await run(/only the valid rows/i);
  await assertProgress(events);
  assert.equal(await count('Imported'), 396);
  assert.equal(await totalOf(mark), 396);
  await anna.shot('products-import-result');

  const failed = (await failedRows('CSV')).toString('utf8');
  const mended = failed
    .replace('dear', '9.50')
    .replace('unheard-of', 'draft')
    .replace(new RegExp(`^(.*${codes}-19[;,])(?=[;,])`, 'm'), `$1${mark} nineteen`)
    .replace(new RegExp(`${codes}-38(.*twin)`), `${codes}-39$1`);
  assert.notEqual(mended, failed);
  await press('Import a file');
  await check('products-not-imported.csv', Buffer.from(mended));
  assert.equal(await count('Valid'), 4, 'the mended rows are right');
  await run();
  assert.equal(await totalOf(mark), 400);
  await press('Close');
  await anna.dialog.waitFor({ state: 'detached' });
  await anna.row(mark).first().waitFor();
});

test('an XLSX with mistakes', async () => {
  const mark = fresh('Xlsx ');
  const codes = fresh('0');
  const rows = Array.from({ length: 60 }, (_, n) => [`${codes}-${n}`, `${mark} ${n}`, n + 0.5, 'active', n]);
  rows[4][2] = 'dear';
  await openDialog();
  // What is in the file counts, not what it is called.
  await check('products.csv', xlsx([['Code', 'Name', 'Price', 'Status', 'Stock'], ...rows]));
  assert.equal(await count('Valid'), 59);
  assert.match(await reported('dear').innerText(), /^6\s+Price\s+dear\s+\S/);
  const events = heard();
  await run(/only the valid rows/i);
  await assertProgress(events);
  assert.equal(await totalOf(mark), 59);

  const failed = (await failedRows('CSV')).toString('utf8');
  const workbook = await failedRows('XLSX');
  await press('Import a file');
  await check('not-mended.xlsx', workbook);
  assert.deepEqual([await count('Valid'), await count('With mistakes')], [0, 1]);
  assert.match(await reported('dear').innerText(), /^2\s+Price\s+dear\s+\S/);
  await openDialog();
  await check('mended.csv', Buffer.from(failed.replace('dear', '4.50')));
  await run();
  assert.equal(await totalOf(mark), 60);
  await press('Close');
});

test('a job that was left is found again', async () => {
  const mark = fresh('Left ');
  const name = `${mark.trim()}.csv`;
  await openDialog();
  await check(name, Buffer.from(`Code,Name,Price,Status\n${fresh()},${mark},1,active\n`));
  await press('Close');
  await anna.dialog.waitFor({ state: 'detached' });
  await openDialog();
  await anna.dialog.getByRole('button', { name: `Continue ${name}` }).click();
  await step(/review/i);
  await run();
  assert.equal(await totalOf(mark), 1);
  await press('Close');
});

test('somebody else sees an import that runs, and its rows when it is over', async () => {
  const mark = fresh('Seen ');
  const bob = await desk.person();
  const connected = bob.connected();
  await bob.signIn(`/products?search=${encodeURIComponent(mark)}`);
  await connected;
  await bob.page.getByText(/no products match/i).waitFor();
  const banner = bob.page.getByText('is being imported by').waitFor({ state: 'attached', timeout: 30_000 });
  const code = fresh();
  const lines = Array.from({ length: 20_000 }, (_, n) => `${code}-${n},${mark} ${n},1.00,active`);
  await openDialog();
  await check('many.csv', Buffer.from(['Code,Name,Price,Status', ...lines].join('\n')));
  await run();
  await banner;
  await bob.row(mark).first().waitFor();
  await press('Close');
  await bob.leave();
});

test('what is no table is refused, and says why', async () => {
  await openDialog();
  await choose('products.xlsx', Buffer.from('<html><body><table><tr><td>Code</td></tr></table></body></html>'));
  await anna.dialog.getByRole('alert').waitFor();
  await step(/choose a file/i);
  await anna.shot('products-import-refused');
  await press('Close');
});

test('the template can be imported as it is', async () => {
  await openDialog();
  const download = anna.page.waitForEvent('download');
  await press('XLSX template');
  const file = readFileSync(await (await download).path());
  await check('template.xlsx', file);
  assert.equal(await count('With mistakes'), 0);
  assert.ok((await count('Valid')) >= 2);
  await press('Close');
});

for (const [size, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of ['light', 'dark']) {
    test(`every step, ${size}, ${colorScheme}`, async () => {
      const bob = await desk.person({ viewport, colorScheme });
      const shot = (name) => bob.look(`import-${name}-${size}-${colorScheme}`);
      const forward = (name) => bob.dialog.getByRole('button', { name, exact: true }).click();
      await bob.signIn('/products');
      await bob.button(/^Import$/).click();
      await bob.dialog.getByText('Earlier imports').waitFor();
      await shot('1-file');
      const code = fresh();
      const lines = [`${code},Lamp,12.50,active,3`, `${code},Twin,1,draft,`, ',,dear,unheard-of,9999999999', `${code}-2,Lamp,1,active,1`];
      const buffer = Buffer.from(['Code,Name,Price,Condition,Stock', ...lines].join('\n'));
      await bob.dialog.locator('input[type=file]').setInputFiles({ name: 'spring prices.csv', mimeType: 'text/csv', buffer });
      await bob.dialog.getByText('every row needs it').waitFor();
      await shot('2-columns');
      await bob.dialog.getByRole('combobox', { name: /^status/i }).click();
      await bob.page.getByRole('option', { name: 'Condition' }).click();
      await forward('Check the rows');
      await bob.dialog.locator('.import-problems').waitFor();
      await shot('3-review');
      await forward('Next');
      await shot('4-options');
      await bob.dialog.getByRole('radio', { name: /only the valid rows/i }).check();
      await bob.page.route('**/start', async (route) => {
        const [job] = (await api.get('/api/products/import/jobs?limit=1')).body.data;
        const data = { ...job, status: 'processing', processedRecords: 2, progress: 50 };
        await route.fulfill({ json: { success: true, data } });
      });
      await forward('Start import');
      await bob.dialog.getByText('2 of 4 rows').waitFor();
      await shot('5-progress');
      await forward('Cancel import');
      await bob.dialog.getByText('The import was cancelled').first().waitFor();
      await shot('5-result');
      await bob.leave();
    });
  }
}

test('a live list has the rows of an import, for everybody', async () => {
  const { id } = await created(api, 'products', product({ description: undefined }));
  const note = fresh('Live ');
  const bob = await desk.person();
  await bob.signIn(`/order-items?search=${encodeURIComponent(note)}`);
  await bob.page.getByText(/no order items match/i).waitFor();
  const rows = Array.from({ length: 30 }, (_, n) => `${id},${n + 1},${note} ${n}`);
  await openDialog('/order-items');
  await check('items.csv', Buffer.from(['Product,Quantity,Note', ...rows, `${id},few,${note}`].join('\n')));
  assert.deepEqual([await count('Valid'), await count('With mistakes')], [30, 1]);
  // In real-time mode the valid rows are offered first.
  await run();
  await bob.page.getByText('30 order items', { exact: true }).waitFor();
  await press('Close');
  await bob.leave();
});

test('a module without events asks how far its import is', async () => {
  const name = fresh('Asked ');
  await openDialog('/categories');
  await check('categories.csv', Buffer.from(`Name\n${name} one\n${name} two\n`));
  await run();
  await press('Close');
  await anna.dialog.waitFor({ state: 'detached' });
  await anna.row(`${name} two`).waitFor();
});

test('what links lead to is a choice of many on both sides', async () => {
  const [here, there] = [fresh('Here '), fresh('There ')];
  const mark = fresh('r');
  const codes = { [here]: `${mark}-h`, [there]: `${mark}-t` };
  for (const [name, code] of Object.entries(codes)) await created(api, 'regions', { code, name });
  const section = (title) => anna.page.getByRole('region', { name: title });
  const names = (title) => section(title).getByRole('listitem');

  await anna.page.goto(`/regions/${codes[here]}`);
  await section('Regions (Other code)').getByLabel('Add region').fill(there);
  await anna.page.getByRole('option', { name: there }).click();
  await names('Regions (Other code)').filter({ hasText: there }).waitFor();
  const { body } = await api.get(`/api/borders?oneCode=${codes[here]}`);
  assert.deepEqual(body.data.map(({ otherCode }) => otherCode), [codes[there]]);

  await anna.page.goto(`/regions/${codes[there]}`);
  await names('Regions (One code)').filter({ hasText: here }).waitFor();
  await anna.assertAccessible('the page of a region');
  await anna.button(`Remove ${here}`).click();
  await names('Regions (One code)').waitFor({ state: 'detached' });
  assert.equal((await api.get(`/api/borders?oneCode=${codes[here]}`)).body.pagination.total, 0);
});

test('no console errors', () => anna.leave());
