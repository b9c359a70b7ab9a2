// What the packages add to the pages: several rows changed at once, status actions, the feed of a module.
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { created, fresh, ifMatch, product, signIn } from './client.mjs';
import { SIZES, open, test } from './people.mjs';

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

const lamp = (changes) => {
  const { description: _, ...fields } = product(changes);
  return fields;
};

/** Makes two products, and shows only them. */
async function two(status = 'draft') {
  const mark = fresh('Bulk ');
  const made = [];
  for (const n of [1, 2]) made.push(await created(api, 'products', lamp({ name: `${mark} ${n}`, status })));
  await anna.page.goto(`/products?search=${encodeURIComponent(mark)}`);
  await anna.row(`${mark} 2`).waitFor();
  return { mark, made };
}

const selectAll = () => anna.page.getByRole('checkbox', { name: 'Select all rows of this page' }).check();
const bar = () => anna.page.getByRole('region', { name: 'Selected rows' });
const read = async ({ id }) => (await api.get(`/api/products/${id}`)).body.data;

async function choose(...fields) {
  await anna.dialog.getByLabel('Fields to change').click();
  for (const name of fields) await anna.page.getByRole('option', { name, exact: true }).click();
  await anna.page.keyboard.press('Escape');
}

describe('several rows', () => {
  test('are changed at once in the chosen fields only', async () => {
    const { mark, made } = await two();
    await selectAll();
    await bar().getByRole('button', { name: 'Change…' }).click();
    await anna.dialog.getByRole('heading', { name: 'Change 2 products' }).waitFor();
    await choose('Stock');
    assert.equal(await anna.dialog.getByLabel('Name', { exact: true }).isVisible(), false);
    await anna.dialog.getByLabel('Stock').fill('41');
    await anna.look('bulk-change');
    await anna.assertAccessible('the dialog of a change to several rows');
    await anna.save();
    await anna.message('The products are changed');
    await anna.row(`${mark} 1`).filter({ hasText: '41' }).waitFor();
    for (const row of made) {
      const now = await read(row);
      assert.deepEqual([now.stock, now.name, now.version], [41, row.name, row.version + 1]);
    }
  });

  test('show what another has changed meanwhile, and overwrite it only when told to', async () => {
    const { made } = await two();
    await selectAll();
    await api.patch(`/api/products/${made[0].id}`, { stock: 5 }, ifMatch(made[0]));
    await bar().getByRole('button', { name: 'Status' }).click();
    await anna.page.getByRole('menuitem', { name: 'Status: Active' }).click();
    await anna.save();
    await anna.dialog.getByText('Somebody else has changed it meanwhile.').waitFor();
    assert.deepEqual([(await read(made[0])).status, (await read(made[1])).status], ['draft', 'draft']);
    await anna.look('bulk-change-conflict');
    await anna.assertAccessible('a conflict of a change to several rows');
    await anna.dialog.getByRole('button', { name: 'Change it anyway' }).click();
    await anna.save();
    await anna.message('The products are changed');
    const now = await read(made[0]);
    assert.deepEqual([now.status, now.stock, (await read(made[1])).status], ['active', 5, 'active']);
  });
});

describe('status', () => {
  test('is changed from the menu of a row and on the page of the record', async () => {
    const { mark, made } = await two();
    await anna.button(`Status of ${mark} 1`).locator('visible=true').click();
    await anna.page.getByRole('menuitem', { name: 'Status: Active' }).click();
    await anna.row(`${mark} 1`).filter({ hasText: 'Active' }).waitFor();
    await anna.page.goto(`/products/${made[0].id}`);
    await anna.button('Status').click();
    await anna.shot('status-menu');
    await anna.page.getByRole('menuitem', { name: 'Status: Discontinued' }).click();
    await anna.message('The product is changed');
    assert.equal((await read(made[0])).status, 'discontinued');
  });

  test('a flag is switched in the list', async () => {
    const name = fresh('Flag ');
    const { id } = await created(api, 'categories', { name, isActive: true });
    await anna.page.goto(`/categories?search=${encodeURIComponent(name)}`);
    await anna.button(`Status of ${name}`).locator('visible=true').click();
    await anna.page.getByRole('menuitem', { name: 'Deactivate' }).click();
    await anna.message('The category is changed');
    assert.equal((await api.get(`/api/categories/${id}`)).body.data.isActive, false);
  });
});

describe('the history of a module', () => {
  test('tells of every change, and brings a deleted record back', async () => {
    const { mark, made } = await two();
    await api.delete(`/api/products/${made[1].id}`, { 'if-match': '*' });
    await anna.page.getByRole('link', { name: 'History of products' }).click();
    await anna.page.getByRole('heading', { level: 1, name: 'History of products' }).waitFor();
    await anna.page.getByText(`${mark} 2`).first().waitFor();
    await anna.look('feed');
    await anna.assertAccessible('the history of a module');
    await anna.button(`Bring back ${mark} 2`).click();
    await anna.message('The product is back');
    assert.equal((await read(made[1])).name, `${mark} 2`);
    await anna.page.getByRole('link', { name: `${mark} 2` }).first().click();
    await anna.page.getByRole('heading', { level: 1, name: `${mark} 2` }).waitFor();
  });
});

test('the list with its selection fits every window, in the dark too', async () => {
  for (const [size, viewport] of Object.entries(SIZES)) {
    const eve = await desk.person({ viewport, colorScheme: size === 'wide' ? 'dark' : 'light' });
    await eve.signIn('/products');
    if (size === 'wide') await eve.page.getByRole('checkbox', { name: 'Select all rows of this page' }).check();
    await eve.look(`package-list-${size}`);
    await eve.assertAccessible(`the list of a package, ${size}`);
    await eve.page.goto('/products/history');
    await eve.page.locator('.change').first().waitFor();
    await eve.look(`feed-${size}`);
    await eve.leave();
  }
});

test('no errors in the console', () => assert.deepEqual(anna.errors(), []));
