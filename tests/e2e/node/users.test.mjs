// An administrator makes a role and a user; the user signs in, may do what the role allows, and changes their password.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { fresh } from './client.mjs';
import { SIZES, open, test } from './people.mjs';

let desk;

before(async () => {
  desk = await open();
});

after(() => desk.close());

async function signIn(page, email, password) {
  await page.goto('/');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

test('a role, a user, and their own password', async () => {
  const [role, email] = [fresh('clerk-').toLowerCase().replaceAll(/[^a-z0-9-]/g, ''), `${fresh('bo').toLowerCase().replaceAll(/\W/g, '')}@example.com`];
  const admin = await desk.person();
  const { page } = admin;
  await admin.signIn('/');
  await admin.button('User menu').click();
  await page.getByRole('menuitem', { name: 'Users and roles' }).click();
  await page.getByRole('link', { name: 'Roles' }).click();
  await admin.button('New role').click();
  await admin.fill({ Name: role });
  await admin.dialog.getByRole('checkbox', { name: 'products: read' }).check();
  await admin.look('role-dialog');
  await admin.dialog.getByRole('button', { name: 'Save' }).click();
  await admin.row(role).getByText('products.read').waitFor();
  await admin.look('roles');

  await page.getByRole('link', { name: 'Users', exact: true }).click();
  await admin.button('New user').click();
  await admin.fill({ 'E-mail': email });
  await admin.dialog.getByLabel('Roles').click();
  await page.getByRole('option', { name: role }).click();
  await page.keyboard.press('Escape');
  await admin.look('user-dialog');
  await admin.dialog.getByRole('button', { name: 'Save' }).click();
  const shown = admin.dialog.locator('.new-password');
  await shown.waitFor();
  const password = (await shown.innerText()).trim();
  await admin.dialog.getByRole('button', { name: 'Done' }).click();
  await admin.row(email).getByText(role).waitFor();
  await admin.look('users');

  const bo = await desk.person({ viewport: SIZES.narrow });
  await signIn(bo.page, email, password);
  await bo.page.waitForURL('**/products');
  assert.equal(await bo.button(/new product/i).count(), 0, 'a reader is offered to create');
  await bo.button('User menu').click();
  assert.equal(await bo.page.getByRole('menuitem', { name: 'Users and roles' }).count(), 0);
  await bo.page.getByRole('menuitem', { name: 'My account' }).click();
  await bo.page.getByText('products.read').waitFor();
  await bo.page.getByLabel('Current password').fill('wrong');
  await bo.page.getByLabel('New password').fill('correct horse battery');
  await bo.button('Change password').click();
  await bo.page.getByText('this is not your password').waitFor();
  await bo.page.getByLabel('Current password').fill(password);
  await bo.button('Change password').click();
  await bo.page.getByText('Password changed').waitFor();
  await bo.look('account');

  await admin.row(email).getByRole('button', { name: 'Deactivate' }).click();
  await admin.dialog.getByRole('button', { name: 'Deactivate' }).click();
  await admin.row(email).getByText('Deactivated').waitFor();
  await bo.page.goto('/products');
  await bo.page.getByText('Sign in to continue').waitFor();
  bo.errors();
  await bo.leave();
  await admin.leave();
});
