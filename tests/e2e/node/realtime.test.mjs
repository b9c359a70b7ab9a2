// The order items list in real-time mode: it follows everybody, at once.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { created, fresh, product, signIn } from './client.mjs';
import { open, test } from './people.mjs';

// A second on an idle machine; here the builds of other tests may run at the same time.
const SOON = 2_500;

let api;
let desk;
let anna;
let ben;
let lamp;

/** In every note of this file. */
const mark = fresh('note ');

before(async () => {
  api = await signIn();
  lamp = await created(api, 'products', product({ name: fresh('Lamp ') }));
  desk = await open();
  anna = await desk.person();
  ben = await desk.person();
  for (const person of [anna, ben]) {
    await person.signIn('/order-items');
    await person.page.goto('/order-items');
    await person.page.getByRole('heading', { level: 1, name: 'Order items' }).waitFor();
  }
});

after(() => desk.close());

/** Picks the product in the open dialog. */
async function choose(person, name) {
  await person.page.waitForFunction(() => document.activeElement?.closest('mat-dialog-container'));
  await person.dialog.getByLabel('Product').first().fill(name);
  await person.page.getByRole('option', { name }).click();
}

test('a created row appears at both', async () => {
  await anna.button(/^(new|add) order item/i).first().click();
  await choose(anna, lamp.name);
  await anna.fill({ Quantity: '3', 'Unit price': '2.50', Note: `${mark} one` });
  await anna.save();
  await anna.row('2.50').waitFor({ timeout: SOON });
  await ben.row('2.50').waitFor({ timeout: SOON });
  await anna.page.waitForTimeout(500);
  assert.equal(await anna.row('2.50').count(), 1, 'the own echo made a second row');
});

test('a changed row changes at the other', async () => {
  await ben.row('2.50').getByRole('button', { name: /^edit/i }).click();
  await ben.fill({ 'Unit price': '4.75' });
  await ben.save();
  await ben.row('4.75').waitFor({ timeout: SOON });
  await anna.row('4.75').waitFor({ timeout: SOON });
  assert.equal(await anna.row('2.50').count(), 0);
});

test('a refused create is taken back, and its dialog comes back with the reason', async () => {
  const gone = await created(api, 'products', product({ name: fresh('Gone ') }));
  await anna.button(/^(new|add) order item/i).first().click();
  await choose(anna, gone.name);
  await anna.fill({ Quantity: '1', 'Unit price': '77.70' });
  await api.delete(`/api/products/${gone.id}`, { 'if-match': '*' });
  await anna.save();
  await anna.dialog.getByRole('alert').filter({ hasText: 'One field needs another look' }).waitFor();
  await anna.row('77.70').waitFor({ state: 'detached' });
  await anna.shot('order-items-create-refused');
  await anna.leaveDialog();
  assert.equal(await ben.row('77.70').count(), 0);
});

test('what was missed without a connection comes afterwards', async () => {
  desk.site.pause();
  await anna.page.waitForTimeout(300);
  await created(api, 'order-items', { productId: lamp.id, quantity: 9, unitPrice: 55.5 });
  desk.site.resume();
  await anna.row('55.50').waitFor({ timeout: 15_000 });
  await ben.row('55.50').waitFor({ timeout: 15_000 });
  for (const person of [anna, ben]) {
    const errors = person.errors().filter((error) => !/ERR_|WebSocket/.test(error));
    assert.deepEqual(errors, []);
  }
});

test('a deleted row leaves at both', async () => {
  await anna.row('4.75').getByRole('button', { name: /^delete/i }).click();
  await anna.confirm();
  await anna.row('4.75').waitFor({ state: 'detached', timeout: SOON });
  await ben.row('4.75').waitFor({ state: 'detached', timeout: SOON });
});

test('the page of a row follows everybody, and so does what refers to a product', async () => {
  const row = await created(api, 'order-items', { productId: lamp.id, quantity: 4, unitPrice: 31.25 });
  await anna.page.goto(`/order-items/${row.id}`);
  await anna.page.locator('app-details').getByText('31.25').waitFor();
  await anna.page.getByText('Live', { exact: true }).waitFor();
  await ben.page.goto(`/products/${lamp.id}`);
  await ben.page.locator('.related tr').filter({ hasText: '31.25' }).waitFor();
  await api.patch(`/api/order-items/${row.id}`, { unitPrice: 32.75 }, { 'if-match': '*' });
  await anna.page.locator('app-details').getByText('32.75').waitFor({ timeout: SOON });
  await ben.page.locator('.related tr').filter({ hasText: '32.75' }).waitFor({ timeout: SOON });
  await api.delete(`/api/order-items/${row.id}`, { 'if-match': '*' });
  await anna.page.getByText('There is no such order item').waitFor({ timeout: SOON });
});

test('no console errors', async () => {
  await anna.leave();
  await ben.leave();
});
