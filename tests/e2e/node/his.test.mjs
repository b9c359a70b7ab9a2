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

  test('what it refers to can be made from its form', async () => {
    const category = fresh('Made ');
    await anna.button(/^(new|add) product/i).first().click();
    await anna.fill({ Code: fresh(), Name: `${name} III`, Price: '2', Status: 'Draft', Category: category });
    await anna.page.getByRole('option', { name: /create a new one/i }).click();
    const inner = anna.dialog.nth(1);
    await inner.getByRole('heading', { name: 'New category' }).waitFor();
    assert.equal(await inner.getByLabel('Name').inputValue(), category);
    await anna.shot('category-in-product-form');
    await inner.getByRole('button', { name: 'Create' }).click();
    await inner.waitFor({ state: 'detached' });
    await anna.page.waitForFunction((text) => [...document.querySelectorAll('mat-dialog-container input')].some(({ value }) => value === text), category);
    await anna.save();
    await anna.dialog.waitFor({ state: 'detached' });
    const { body } = await api.get(`/api/products?search=${encodeURIComponent(`${name} III`)}`);
    assert.ok(body.data[0].categoryId);
    await api.delete(`/api/products/${body.data[0].id}`, { 'if-match': '*' });
    await show(anna, name);
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
    await anna.page.getByRole('link', { name: 'Show order items' }).click();
    await anna.page.getByRole('heading', { level: 1, name: 'Order items' }).waitFor();
    assert.equal(new URL(anna.page.url()).searchParams.get('productId'), held.id);
    await anna.page.getByText('1 order item', { exact: true }).waitFor();
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

describe('the page of a record', () => {
  const heading = (person, name) => person.page.getByRole('heading', { level: 1, name });
  let category;
  let row;

  before(async () => {
    category = await created(api, 'categories', { name: fresh('Shelf ') });
    row = await created(api, 'products', product({ name: fresh('Board '), categoryId: category.id }));
  });

  test('the list leads to it, it has an address of its own, and back leads back', async () => {
    await show(anna, row.name);
    await anna.row(row.name).getByRole('link', { name: row.name }).click();
    await heading(anna, row.name).waitFor();
    assert.equal(new URL(anna.page.url()).pathname, `/products/${row.id}`);
    assert.match(await anna.page.title(), new RegExp(`^${row.name} · `));
    await anna.page.reload();
    await heading(anna, row.name).waitFor();
    await anna.page.goBack();
    await anna.row(row.name).waitFor();
    assert.match(anna.page.url(), /search=/);
    await anna.page.goForward();
    await heading(anna, row.name).waitFor();
  });

  test('what it refers to is a link, and the page there lists it', async () => {
    await anna.page.locator('app-details').getByRole('link', { name: category.name }).click();
    await heading(anna, category.name).waitFor();
    await anna.page.locator('.related').getByRole('link', { name: row.name }).click();
    await heading(anna, row.name).waitFor();
  });

  test('something new refers to it from the start', async () => {
    await anna.page.locator('app-details').getByRole('link', { name: category.name }).click();
    await heading(anna, category.name).waitFor();
    await anna.button('New product').click();
    const name = fresh('Filled in ');
    await anna.fill({ Code: fresh(), Name: name, Price: '3', Status: 'Draft' });
    await anna.save();
    await anna.dialog.waitFor({ state: 'detached' });
    await anna.page.locator('.related').getByRole('link', { name }).waitFor();
    const { body } = await api.get(`/api/products?search=${encodeURIComponent(name)}`);
    assert.equal(body.data[0].categoryId, category.id);
  });

  test('what somebody else does is told, and shown when it is asked for', async () => {
    const connected = anna.connected();
    await anna.page.goto(`/products/${row.id}`);
    await heading(anna, row.name).waitFor();
    await connected;
    await anna.page.waitForTimeout(500);
    await api.patch(`/api/products/${row.id}`, { name: `${row.name} II` }, ifMatch(row));
    await anna.button(/^1 change since .*: reload$/).click();
    await heading(anna, `${row.name} II`).waitFor();
  });

  test('it is changed and deleted from there', async () => {
    await anna.button('Edit').click();
    await anna.fill({ Stock: '77' });
    await anna.save();
    await anna.dialog.waitFor({ state: 'detached' });
    await anna.page.locator('app-details').getByText('77', { exact: true }).waitFor();
    const changes = anna.page.locator('.change');
    await changes.filter({ hasText: '77' }).waitFor();
    assert.equal(await changes.count(), 3);
    await anna.shot('product-history');
    await changes.last().getByRole('button', { name: /^restore/i }).click();
    assert.equal(await anna.dialog.getByLabel('Stock').inputValue(), '5');
    await anna.save();
    await anna.dialog.waitFor({ state: 'detached' });
    await heading(anna, row.name).waitFor();
    await anna.page.emulateMedia({ media: 'print' });
    await anna.shot('product-on-paper');
    assert.equal(await anna.button('Edit').isVisible(), false, 'buttons on paper');
    await anna.page.emulateMedia({ media: null });
    await anna.button('Delete').click();
    await anna.confirm();
    await anna.page.waitForURL(/\/products$/);
    await anna.page.goto(`/products/${row.id}`);
    await anna.page.getByText('There is no such product').waitFor();
    await anna.shot('product-missing');
    assert.deepEqual(anna.errors().filter((error) => !/status of 404/.test(error)), []);
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
