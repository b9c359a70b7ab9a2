// Dialogs with a form, in both modes: mistakes, leaving, two people at one row, numbers and days as the language writes them.
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { created, fresh, product, signIn } from './client.mjs';
import { SIZES, open, test } from './people.mjs';

let api;
let desk;
let anna;
let ben;
let lamp;

before(async () => {
  api = await signIn();
  lamp = await created(api, 'products', product({ name: fresh('Lamp ') }));
  desk = await open();
  anna = await desk.person();
  ben = await desk.person();
  await anna.signIn('/products');
  await ben.signIn('/products');
});

after(() => desk.close());

const show = async (person, path) => {
  await person.page.goto(path);
  await person.page.getByRole('heading', { level: 1 }).waitFor();
};
const openEdit = async (person, name) => {
  await person.row(name).getByRole('button', { name: /^edit/i }).click();
  await person.page.waitForFunction(() => document.activeElement?.closest('mat-dialog-container'));
};
const question = (person) => person.page.getByRole('alertdialog');
const gone = (person) => person.page.waitForFunction(() => !document.querySelector('mat-dialog-container'));

describe('mistakes', () => {
  test('out of view are listed, and the first one is gone to', async () => {
    const dora = await desk.person({ viewport: { width: 390, height: 560 } });
    await dora.signIn('/products');
    await show(dora, '/products');
    await dora.button(/^(new|add) product/i).first().click();
    await dora.fill({ Description: 'Typed last' });
    await dora.save();
    const summary = dora.dialog.getByRole('alert').filter({ hasText: 'fields need another look' });
    await summary.waitFor();
    for (const field of ['Code', 'Name', 'Price', 'Status']) await summary.getByText(`${field} is required`).waitFor();
    const focused = () => dora.page.evaluate(() => document.activeElement?.getAttribute('formcontrolname'));
    assert.equal(await focused(), 'code');
    await summary.getByText('Price is required').click();
    assert.equal(await focused(), 'price');
    await dora.leaveDialog();
    await dora.leave();
  });

  test('that only the server sees are shown the same way', async () => {
    await show(anna, '/products');
    await anna.button(/^(new|add) product/i).first().click();
    await anna.fill({ Code: lamp.code, Name: 'Twin', Price: '1', Status: 'Active' });
    await anna.save();
    await anna.dialog.getByRole('alert').filter({ hasText: 'One field needs another look' }).waitFor();
    assert.equal(await anna.page.evaluate(() => document.activeElement?.getAttribute('formcontrolname')), 'code');
    await anna.leaveDialog();
  });
});

describe('leaving', () => {
  const ways = {
    Escape: (person) => person.page.keyboard.press('Escape'),
    'a click outside': (person) => person.page.mouse.click(5, 5),
    Cancel: (person) => person.dialog.first().getByRole('button', { name: 'Cancel' }).click(),
  };
  for (const [way, leave] of Object.entries(ways)) {
    test(`${way} asks before anything typed is lost, and not else`, async () => {
      await show(anna, `/products?search=${encodeURIComponent(lamp.name)}`);
      await openEdit(anna, lamp.name);
      await leave(anna);
      await gone(anna);
      await openEdit(anna, lamp.name);
      await anna.fill({ Description: 'Half a sentence' });
      await leave(anna);
      await question(anna).getByRole('button', { name: 'Keep editing' }).click();
      await question(anna).waitFor({ state: 'detached' });
      assert.equal(await anna.dialog.getByLabel('Description').inputValue(), 'Half a sentence');
      await leave(anna);
      await question(anna).getByRole('button', { name: 'Discard' }).click();
      await gone(anna);
    });
  }
});

describe('another page', () => {
  test('is opened by the browser after a question, and not before', async () => {
    await show(anna, '/categories');
    await anna.page.getByRole('link', { name: 'Products', exact: true }).first().click();
    await openEdit(anna, lamp.name);
    await anna.fill({ Description: 'Half a sentence' });
    await anna.page.evaluate(() => history.back());
    await question(anna).getByRole('button', { name: 'Keep editing' }).click();
    await question(anna).waitFor({ state: 'detached' });
    assert.equal(await anna.dialog.getByLabel('Description').inputValue(), 'Half a sentence');
    assert.match(anna.page.url(), /products/);

    const asked = new Promise((resolve) => anna.page.once('dialog', resolve));
    const reload = anna.page.reload().catch(() => undefined);
    const dialog = await asked;
    assert.equal(dialog.type(), 'beforeunload');
    await dialog.dismiss();
    await reload;
    assert.equal(await anna.dialog.getByLabel('Description').inputValue(), 'Half a sentence');

    await anna.page.evaluate(() => history.back());
    await question(anna).getByRole('button', { name: 'Discard' }).click();
    await gone(anna);
  });
});

/** Two people open one row; the second to save is shown what the first has changed. */
function raced({ path, one, make, read, field, theirs, mine, other }) {
  for (const hears of [true, false]) {
    test(`the second of two who edit one row overwrites nothing, ${hears ? 'and is told at once' : 'told or not'}`, async () => {
      const { name, id } = await make();
      await show(anna, path(name));
      await show(ben, path(name));
      await anna.page.waitForTimeout(1_000);
      if (!hears) {
        desk.site.pause('/socket.io/');
        await anna.page.waitForTimeout(300);
      }
      await openEdit(anna, name);
      await openEdit(ben, name);
      await ben.fill({ [field]: theirs, ...other });
      await ben.save();
      await gone(ben);
      await anna.fill({ [field]: mine });
      if (hears) await anna.dialog.getByText(`Somebody else has just changed this ${one}`).waitFor();
      await anna.save();
      await anna.dialog.getByText(/somebody else has changed this/i).waitFor({ timeout: 10_000 });
      assert.equal((await read(id))[0], theirs, 'the first change is gone');
      await anna.dialog.getByText(`Theirs: ${theirs}`).waitFor();
      await anna.look(`conflict-${one.replace(' ', '-')}-${hears ? 'told' : 'refused'}`);
      await anna.save();
      await anna.page.waitForTimeout(300);
      assert.equal((await read(id))[0], theirs, 'nothing was chosen, and yet it was saved');
      await anna.dialog.getByRole('radio', { name: /^Yours/ }).check();
      await anna.save();
      await gone(anna);
      desk.site.resume();
      for (let n = 0; n < 50 && (await read(id))[0] !== mine; n += 1) await anna.page.waitForTimeout(100);
      assert.deepEqual(await read(id), [mine, Object.values(other)[0]], 'what only the other had changed is gone');
    });
  }
}

describe('two people at one product, in HIS mode', () => {
  raced({
    one: 'product',
    path: (name) => `/products?search=${encodeURIComponent(name)}`,
    make: () => created(api, 'products', product({ name: fresh('Raced ') })),
    read: async (id) => {
      const { data } = (await api.get(`/api/products/${id}`)).body;
      return [String(data.stock), data.description];
    },
    field: 'Stock',
    theirs: '11',
    mine: '22',
    other: { Description: 'Of the first' },
  });
});

describe('two people at one order item, in real-time mode', () => {
  raced({
    one: 'order item',
    path: (name) => `/order-items?search=${encodeURIComponent(name)}`,
    make: async () => {
      const name = fresh('raced ');
      const { id } = await created(api, 'order-items', { productId: lamp.id, quantity: 1, unitPrice: 1, note: name });
      return { name, id };
    },
    read: async (id) => {
      const { data } = (await api.get(`/api/order-items/${id}`)).body;
      return [String(data.quantity), data.trackingNumber];
    },
    field: 'Quantity',
    theirs: '11',
    mine: '22',
    other: { 'Tracking number': '9007199254740993' },
  });
});

test('numbers and days are taken and shown as the language of the browser writes them', async () => {
  const greta = await desk.person({ locale: 'de-DE' });
  await greta.signIn('/products');
  const name = fresh('Komma ');
  await show(greta, `/products?search=${encodeURIComponent(name)}`);
  await greta.button(/^(new|add) product/i).first().click();
  await greta.fill({ Code: fresh(), Name: name, Price: '1.234', Status: 'Active', 'Released on': '14.3.2025' });
  await greta.save();
  await greta.dialog.locator('mat-error').filter({ hasText: 'Price must be a number' }).waitFor();
  await greta.fill({ Price: '1234,50' });
  await greta.save();
  await gone(greta);
  const read = async () => (await api.get(`/api/products?search=${encodeURIComponent(name)}`)).body.data[0];
  const row = await read();
  assert.deepEqual([row.price, row.releasedOn], [1234.5, '2025-03-14']);

  await openEdit(greta, name);
  assert.equal(await greta.dialog.getByLabel('Price').inputValue(), '1234,5');
  assert.equal(await greta.dialog.getByLabel('Released on').first().inputValue(), '14.3.2025');
  await greta.fill({ Description: 'Nur das' });
  await greta.save();
  await gone(greta);
  const { price, releasedOn, description } = await read();
  assert.deepEqual([price, releasedOn, description], [1234.5, '2025-03-14', 'Nur das']);
  await greta.leave();
});

test('a page that is loaded again while the API is down says so, and goes on when it is back', async () => {
  await show(anna, `/products?search=${encodeURIComponent(lamp.name)}`);
  desk.site.pause();
  await anna.page.reload();
  await anna.page.getByRole('heading', { name: 'The API is down' }).waitFor({ timeout: 12_000 });
  assert.equal(await anna.page.getByLabel('Password', { exact: true }).count(), 0);
  await anna.look('api-down');
  desk.site.resume();
  await anna.row(lamp.name).waitFor({ timeout: 20_000 });
  assert.match(anna.page.url(), /\/products\?search=/);
});

for (const [size, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of ['light', 'dark']) {
    test(`dialogs, ${size}, ${colorScheme}`, async () => {
      const name = fresh('Looked at ');
      const { id } = await created(api, 'products', product({ name }));
      const person = await desk.person({ viewport, colorScheme });
      await person.signIn('/products');
      await show(person, '/products');
      await person.button(/^(new|add) product/i).first().click();
      await person.fill({ Name: 'Desk lamp', Price: 'a lot' });
      await person.save();
      await person.dialog.locator('.form-mistakes').waitFor();
      await person.look(`dialog-mistakes-${size}-${colorScheme}`);
      await person.page.keyboard.press('Escape');
      await question(person).waitFor();
      await person.look(`dialog-discard-${size}-${colorScheme}`);
      await question(person).getByRole('button', { name: 'Discard' }).click();
      await gone(person);

      await show(person, `/products?search=${encodeURIComponent(name)}`);
      await person.page.getByRole('button', { name: new RegExp(`edit.*${name}`, 'i') }).first().click();
      await person.fill({ Price: '12.00' });
      const changes = { price: 15, description: 'Changed by somebody else, at some length', status: 'discontinued' };
      await api.patch(`/api/products/${id}`, changes, { 'if-match': '*' });
      await person.dialog.getByText('Somebody else has just changed').waitFor();
      await person.look(`dialog-notice-${size}-${colorScheme}`);
      await person.save();
      await person.dialog.locator('.form-conflict').waitFor();
      await person.look(`dialog-conflict-${size}-${colorScheme}`);
      await person.leave();
    });
  }
}

test('no console errors', async () => {
  // What Chromium says of the requests that were cut is not an error of the page.
  const errors = [...anna.errors(), ...ben.errors()].filter((error) => !/ERR_|WebSocket/.test(error));
  assert.deepEqual(errors, []);
  await anna.leave();
  await ben.leave();
});
