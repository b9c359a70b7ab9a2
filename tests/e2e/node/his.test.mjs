// The products list in HIS mode: it shows what the server confirmed, and nothing else.
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { created, fresh, ifMatch, product, signIn } from './client.mjs';
import { open, test } from './people.mjs';

let api;
let desk;
let anna;

before(async () => {
  api = await signIn();
  desk = await open();
  anna = await desk.person();
  await anna.signIn('/products');
});

after(() => desk.close());

/** The products page, showing only rows with this text. */
const show = async (person, text) => {
  await person.page.goto(`/products?search=${encodeURIComponent(text)}`);
  await person.page.getByRole('heading', { level: 1, name: 'Products' }).waitFor();
};

describe('own changes', () => {
  const name = fresh('Lamp ');

  test('a created product is in the list', async () => {
    await anna.page.goto('/products');
    await anna.button(/^(new|add) product/i).first().click();
    await anna.fill({ Code: fresh(), Name: name, Price: '12.50', Status: 'Active', Stock: '7' });
    await anna.save();
    await anna.dialog.waitFor({ state: 'detached' });
    await anna.row(name).waitFor();
    assert.match(await anna.row(name).innerText(), /12\.50/);
  });

  test('a changed product is in the list as it is now', async () => {
    await anna.button(new RegExp(`edit.*${name}`, 'i')).click();
    await anna.fill({ Name: `${name} II` });
    await anna.save();
    await anna.dialog.waitFor({ state: 'detached' });
    await anna.row(`${name} II`).waitFor();
  });

  test('a deleted product is gone', async () => {
    await anna.button(new RegExp(`delete.*${name}`, 'i')).click();
    await anna.confirm();
    await anna.row(name).waitFor({ state: 'detached' });
    const { body } = await api.get(`/api/products?search=${encodeURIComponent(name)}`);
    assert.equal(body.pagination.total, 0);
  });
});

describe('refused changes', () => {
  test('a product that is referenced stays, and the reason is told', async () => {
    const name = fresh('Held ');
    const held = await created(api, 'products', product({ name }));
    await created(api, 'order-items', { productId: held.id, quantity: 1, unitPrice: 1 });
    await show(anna, name);
    await anna.button(new RegExp(`delete.*${name}`, 'i')).click();
    await anna.confirm();
    await anna.message('It cannot be deleted: it has');
    await anna.row(name).waitFor();
    await anna.shot('products-delete-refused');
  });

  test('a code that is taken is told at its field, and the dialog stays', async () => {
    const taken = await created(api, 'products', product());
    await anna.page.goto('/products');
    await anna.button(/^(new|add) product/i).first().click();
    await anna.fill({ Code: taken.code, Name: 'Twin', Price: '1', Status: 'Active' });
    await anna.save();
    await anna.dialog.locator('mat-error').filter({ hasText: /already|taken|exists|use/i }).waitFor();
    await anna.shot('products-create-refused');
    await anna.leaveDialog();
  });

  test('a row that somebody else changed meanwhile is not overwritten', async () => {
    const name = fresh('Raced ');
    const row = await created(api, 'products', product({ name }));
    await show(anna, name);
    await anna.button(new RegExp(`edit.*${name}`, 'i')).click();
    await anna.fill({ Stock: '99' });
    await api.patch(`/api/products/${row.id}`, { description: 'Changed by another' }, ifMatch(row));
    await anna.save();
    await anna.dialog.getByText(/somebody else has changed/i).first().waitFor();
    await anna.shot('products-edit-conflict');
    const { body } = await api.get(`/api/products/${row.id}`);
    assert.equal(body.data.stock, 5);
    await anna.leaveDialog();
  });
});

describe('the list', () => {
  test('search, sort and page live in the address', async () => {
    const mark = fresh('Sorted ');
    for (const [n, price] of [5, 1, 3].entries()) {
      await created(api, 'products', product({ name: `${mark} ${'ABC'[n]}`, price }));
    }
    await show(anna, mark);
    const names = async () => {
      const texts = await anna.row(mark).allInnerTexts();
      return texts.map((text) => new RegExp(`${mark} (.)`).exec(text)[1]).join('');
    };
    await anna.row(`${mark} A`).waitFor();
    assert.equal((await names()).length, 3);
    await anna.page.getByRole('columnheader', { name: /price/i }).getByText(/price/i).click();
    await anna.page.waitForURL(/sort=price/);
    await anna.page.waitForFunction((text) => document.querySelector('tr.row')?.textContent.includes(text), `${mark} B`);
    assert.equal(await names(), 'BCA');
    await anna.page.reload();
    await anna.row(`${mark} A`).waitFor();
    assert.equal(await names(), 'BCA');
  });

  test('what another person does is told, and shown when the list is loaded again', async () => {
    const mark = fresh('Quiet ');
    await created(api, 'products', product({ name: `${mark} one` }));
    const ben = await desk.person();
    await ben.signIn('/products');
    const connected = anna.connected();
    for (const person of [anna, ben]) {
      await show(person, mark);
      await person.row(`${mark} one`).waitFor();
    }
    await connected;
    await ben.button(new RegExp(`edit.*${mark}`, 'i')).click();
    await ben.fill({ Name: `${mark} two` });
    await ben.save();
    await ben.row(`${mark} two`).waitFor();
    await anna.button(/^1 change since .*: reload$/).waitFor();
    await anna.shot('products-changed-by-another');
    assert.equal(await anna.row(`${mark} two`).count(), 0, 'shown before it was asked for');
    assert.equal(await ben.button(/since .*: reload$/).count(), 0, 'told of the own change');
    for (const name of ['three', 'four']) {
      await created(api, 'products', product({ name: `${mark} ${name}` }));
    }
    await anna.button(/^3 changes since .*: reload$/).click();
    await anna.row(`${mark} two`).waitFor();
    await anna.row(`${mark} four`).waitFor();
    await anna.button(/since .*: reload$/).waitFor({ state: 'detached' });
    await ben.leave();
  });

  test('a lost connection is told', async () => {
    const connected = anna.connected();
    await show(anna, 'Quiet');
    await connected;
    desk.site.pause();
    const banner = anna.page.getByText(/no connection since/i);
    await banner.waitFor({ timeout: 15_000 });
    await anna.shot('products-offline');
    desk.site.resume();
    await banner.waitFor({ state: 'hidden', timeout: 20_000 });
    // What Chromium says of the requests that were cut is not an error of the page.
    const errors = anna.errors().filter((error) => !/ERR_|WebSocket/.test(error));
    assert.deepEqual(errors, []);
  });
});

test('a page whose connection never came to stand says so', async () => {
  desk.site.pause('/socket.io/');
  await show(anna, 'Quiet');
  await anna.row('Quiet').first().waitFor();
  const banner = anna.page.getByText(/no connection since/i);
  assert.equal(await banner.count(), 0);
  await banner.waitFor({ timeout: 8_000 });
  desk.site.resume();
  await banner.waitFor({ state: 'hidden', timeout: 20_000 });
  const errors = anna.errors().filter((error) => !/ERR_|WebSocket/.test(error));
  assert.deepEqual(errors, []);
});

test('no console errors', async () => {
  await anna.leave();
});
