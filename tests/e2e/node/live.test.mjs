// The products list of HIS mode with its real-time blocks uncommented: it follows the other person.
import { after, before } from 'node:test';
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

test('what another person does is shown', async () => {
  const name = fresh('Shared ');
  const connected = anna.connected();
  await anna.page.goto(`/products?search=${encodeURIComponent(name)}`);
  await anna.page.getByRole('heading', { level: 1, name: 'Products' }).waitFor();
  await connected;
  const row = await created(api, 'products', product({ name }));
  await anna.row(name).waitFor({ timeout: 3_000 });
  await api.patch(`/api/products/${row.id}`, { name: `${name} II` }, ifMatch(row));
  await anna.row(`${name} II`).waitFor({ timeout: 3_000 });
  await api.delete(`/api/products/${row.id}`, { 'if-match': '*' });
  await anna.row(name).waitFor({ state: 'detached', timeout: 3_000 });
});

test('no console errors', async () => {
  await anna.leave();
});
