// Pictures of every page, wide and narrow, light and dark; and what a machine can see in them.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { created, fresh, product, signIn } from './client.mjs';
import { SIZES, open, test } from './people.mjs';

let desk;

before(async () => {
  const api = await signIn();
  const lighting = await created(api, 'categories', { name: fresh('Lighting ') });
  const statuses = ['active', 'draft', 'discontinued'];
  for (let n = 0; n < 24; n += 1) {
    const changes = { name: `Desk lamp ${n + 1}`, price: 19.9 + n * 7, stock: n * 3, status: statuses[n % 3] };
    const row = await created(api, 'products', product({ ...changes, categoryId: n % 2 ? lighting.id : null }));
    if (n < 5) await created(api, 'order-items', { productId: row.id, quantity: n + 1, unitPrice: 19.9 + n });
  }
  desk = await open();
});

after(() => desk.close());

/** Where and how large the elements are. */
const boxes = (page, selector) =>
  page.locator(selector).evaluateAll((all) => all.map((element) => element.getBoundingClientRect().toJSON()));

/** All of one size, in rows that begin and end together. */
async function assertAligned(page) {
  // The panel slides in, and a busy machine lets it take its time.
  await page.locator('.list-filters .mat-mdc-text-field-wrapper').nth(7).waitFor();
  const fields = await boxes(page, '.list-filters .mat-mdc-text-field-wrapper');
  assert.ok(fields.length >= 8, `${fields.length} fields of filters`);
  assert.deepEqual([...new Set(fields.map(({ height }) => height))], [fields[0].height], 'heights of filters');
  assert.deepEqual([...new Set(fields.map(({ width }) => Math.round(width)))], [Math.round(fields[0].width)], 'widths of filters');
  const clipped = await page.locator('.list-filters input').evaluateAll((all) =>
    all.filter((input) => input.scrollHeight > input.clientHeight + 1 || input.scrollWidth > input.clientWidth + 1).length,
  );
  assert.equal(clipped, 0, 'fields that hide a part of what they hold');
}

/** The row's buttons, which always stay in sight, hide nothing of the last column once the table has scrolled there. */
async function assertUncovered(page) {
  const covered = await page.locator('.table-scroll').evaluate((table) => {
    table.scrollLeft = table.scrollWidth;
    return [...table.querySelectorAll('tbody td:nth-last-child(2)')].filter((cell) => {
      const range = document.createRange();
      range.selectNodeContents(cell);
      const buttons = cell.nextElementSibling.getBoundingClientRect().left;
      return range.getBoundingClientRect().right > buttons + 1;
    }).length;
  });
  assert.equal(covered, 0, 'cells below the buttons');
}

for (const [size, viewport] of Object.entries({ ...SIZES, full: { width: 1920, height: 1080 } })) {
  for (const colorScheme of ['light', 'dark']) {
    test(`${size}, ${colorScheme}`, async () => {
      const person = await desk.person({ viewport, colorScheme });
      const { page } = person;
      const seen = (text) => page.getByText(text).filter({ visible: true }).first();
      const shot = (name) => person.look(`${name}-${size}-${colorScheme}`);
      await page.goto('/');
      await page.getByLabel(/e-?mail/i).waitFor();
      await shot('sign-in');
      await person.signIn('/');
      await page.goto('/products');
      await seen('Desk lamp 24').waitFor();
      await shot('products');
      if (size !== 'narrow') {
        const [list] = await boxes(page, '.list-card');
        assert.ok(list.left + list.width > viewport.width - 40, 'the list leaves a part of the page empty');
        await assertUncovered(page);
      }
      await person.button(/^filters/i).click();
      await assertAligned(page);
      await shot('products-filters');
      await page.goto('/products?search=no-such-thing');
      await shot('products-empty');
      await person.button(/^(new|add) product/i).first().click();
      await person.dialog.waitFor();
      await shot('products-create');
      await person.save();
      await person.dialog.locator('mat-error').first().waitFor();
      await shot('products-create-errors');
      await page.keyboard.press('Escape');
      await page.goto('/products');
      // A card has its title alone to be opened by, and that leads to the page.
      if (size !== 'narrow') {
        await person.row('Desk lamp 24').locator('td.num').first().click();
        await person.dialog.waitFor();
        await shot('products-view');
        await page.keyboard.press('Escape');
        await person.dialog.waitFor({ state: 'detached' });
      }
      await seen('Desk lamp 24').click();
      await page.getByRole('heading', { level: 1, name: 'Desk lamp 24' }).waitFor();
      await shot('product-page');
      await person.assertAccessible('the page of a product');
      await page.locator('app-details').getByRole('link', { name: /Lighting/ }).click();
      await page.getByRole('heading', { level: 2, name: 'Products' }).waitFor();
      await page.locator('.related tbody tr').nth(9).waitFor();
      await shot('category-page');
      await person.assertAccessible('the page of a category with its products');
      await page.goto('/order-items');
      await seen('19.90').waitFor();
      await shot('order-items');
      await page.goto('/categories');
      await seen('Lighting').waitFor();
      await shot('categories');
      await person.leave();
    });
  }
}

test('numbers and dates are written as the language of the browser does', async () => {
  const person = await desk.person({ locale: 'de-DE' });
  await person.signIn('/products');
  await person.page.goto('/products?search=Desk%20lamp%2024');
  const row = person.row('Desk lamp 24').first();
  await row.waitFor();
  assert.match(await row.innerText(), /180,90[^]*\d\d\.\d\d\.\d{4}, \d\d:\d\d/);
  await person.look('products-german');
  await person.leave();
});
