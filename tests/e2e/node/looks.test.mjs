// Pictures of every page, wide and narrow, light and dark; and what a machine can see in them.
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

for (const [size, viewport] of Object.entries(SIZES)) {
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
      await seen('Desk lamp 24').click();
      await person.dialog.waitFor();
      await shot('products-view');
      await page.keyboard.press('Escape');
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
