// Two browsers with a network between that breaks: each goes on alone, and in the end both show what the server has.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { created, fresh, ifMatch, product, signIn, until, url } from './client.mjs';
import { open, test } from './people.mjs';
import { proxy } from './proxy.mjs';

const SOON = 5_000;
/** A lost connection is tried again every few seconds. */
const HEALED = 30_000;

/** In every note of this file. */
const mark = fresh('split ');

let api;
let network;
let desks;
let anna;
let ben;
let lamp;

before(async () => {
  api = await signIn();
  lamp = await created(api, 'products', product({ name: fresh('Lamp ') }));
  network = await proxy(url);
  desks = [await open({ api: network.url }), await open({ port: process.env.SECOND_WEB_PORT })];
  [anna, ben] = await Promise.all(desks.map((desk) => desk.person()));
  for (const person of [anna, ben]) {
    await person.signIn('/order-items');
    await person.page.goto(`/order-items?search=${encodeURIComponent(mark)}`);
    await status(person, 'Live');
  }
});

after(async () => {
  await Promise.all(desks.map((desk) => desk.close()));
  network.close();
});

const status = (person, word) =>
  person.page.locator('app-sync-status').getByText(word, { exact: true }).waitFor({ timeout: HEALED });

const item = (name, unitPrice) =>
  created(api, 'order-items', { productId: lamp.id, quantity: 1, unitPrice, note: `${mark} ${name}` });

async function edit(person, name, price) {
  await person.row(`${mark} ${name}`).getByRole('button', { name: /^edit/i }).click();
  await person.fill({ 'Unit price': price });
  await person.save();
  await person.row(`${mark} ${name}`).filter({ hasText: price }).waitFor({ timeout: SOON });
}

const shown = async (person) => (await person.row(mark).allInnerTexts()).map((text) => text.replace(/\s+/g, ' ')).sort();

test('what each does alone is at both when the network is back', async () => {
  for (const [name, price] of [['mine', 1], ['both', 2], ['gone', 3]]) await item(name, price);
  for (const person of [anna, ben]) {
    for (const name of ['mine', 'both', 'gone']) await person.row(`${mark} ${name}`).waitFor({ timeout: SOON });
  }

  network.cut();
  await status(anna, 'Offline');
  await status(ben, 'Live');
  await edit(anna, 'mine', '11.11');
  await edit(anna, 'both', '22.22');
  await edit(anna, 'gone', '33.33');
  await edit(ben, 'both', '44.44');
  await ben.row(`${mark} gone`).getByRole('button', { name: /^delete/i }).click();
  await ben.confirm();
  await ben.row(`${mark} gone`).waitFor({ state: 'detached', timeout: SOON });
  await item('new', 5);
  await ben.row(`${mark} new`).waitFor({ timeout: SOON });

  await anna.page.getByText(/no connection since/i).waitFor({ timeout: 8_000 });
  await anna.shot('order-items-offline');
  assert.equal(await anna.row(`${mark} new`).count(), 0);
  assert.equal(await ben.row('11.11').count(), 0, 'a write came through a network that is cut');
  assert.equal(await anna.row('22.22').count(), 1, 'what was written offline is not shown');

  network.heal();
  await status(anna, 'Live');
  await anna.row(`${mark} new`).waitFor({ timeout: HEALED });
  await ben.row(`${mark} mine`).filter({ hasText: '11.11' }).waitFor({ timeout: HEALED });
  await anna.row(`${mark} both`).filter({ hasText: '44.44' }).waitFor({ timeout: HEALED });
  await anna.row(`${mark} gone`).waitFor({ state: 'detached', timeout: HEALED });
  await until('both show the same', async () => {
    const [left, right] = await Promise.all([shown(anna), shown(ben)]);
    return left.length === 3 && left.join() === right.join();
  });
  // What was refused is not lost: one dialog after the other comes back with it.
  const reasons = [];
  for (let n = 0; n < 2; n += 1) {
    const reason = anna.dialog.getByText(/theirs: |has deleted this order item/i).first();
    await reason.waitFor();
    reasons.push(await reason.innerText());
    await anna.dialog.getByRole('button', { name: 'Cancel' }).click();
    await anna.page.getByRole('alertdialog').getByRole('button', { name: 'Discard' }).click();
    await anna.page.waitForTimeout(600);
  }
  assert.match(reasons.join(), /44\.44/);
  assert.match(reasons.join(), /has deleted/);
  const { body } = await api.get(`/api/order-items?search=${encodeURIComponent(mark)}`);
  const prices = body.data.map((row) => Number(row.unitPrice)).sort((a, b) => a - b);
  assert.deepEqual(prices, [5, 11.11, 44.44]);
});

test('a network that breaks again and again loses nothing and shows nothing twice', async () => {
  const row = await item('shaken', 6);
  let { version } = row;
  for (let n = 1; n <= 4; n += 1) {
    network.cut();
    const answer = await api.patch(`/api/order-items/${row.id}`, { quantity: n + 1 }, ifMatch({ version }));
    version = answer.body.data.version;
    await item(`shaken ${n}`, 60 + n);
    network.heal();
    await anna.page.waitForTimeout(n * 400);
  }
  await status(anna, 'Live');
  await until('both show the same', async () => {
    const [left, right] = await Promise.all([shown(anna), shown(ben)]);
    return left.length === 8 && left.join() === right.join();
  }, HEALED);
});

test('no console errors', async () => {
  // What Chromium says of the requests that were cut is not an error of the page.
  const errors = [...anna.errors(), ...ben.errors()].filter((error) => !/ERR_|WebSocket|status of 404/.test(error));
  assert.deepEqual(errors, []);
  await anna.leave();
  await ben.leave();
});
