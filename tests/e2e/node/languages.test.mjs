// The pages in a language of wide letters: a plain word is one that nobody has marked for translation.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { created, fresh, product, signIn, email } from './client.mjs';
import { open, test } from './people.mjs';

const { ADMIN_PASSWORD: password } = process.env;

/** What is data, or a name: of the application, of a key. */
const DATA = /@|^(languages|CSV|XLSX|[\da-f-]{36})$/i;

let desk;
let anna;
let row;

before(async () => {
  const api = await signIn();
  row = await created(api, 'products', product({ code: fresh('1'), name: '２００', description: null }));
  desk = await open();
  // A language whose dates and numbers have no letters of ours.
  anna = await desk.person({ locale: 'zh-CN' });
});

after(() => desk.close());

/** Words in plain letters that are seen or read out. */
const plainWords = async () => {
  const texts = await anna.page.evaluate(() => {
    const seen = [...document.querySelectorAll('body *')].filter((e) => e.checkVisibility() && !e.closest('svg, noscript, .mat-mdc-cell, td'));
    const own = (e) => [...e.childNodes].filter((n) => n.nodeType === Node.TEXT_NODE).map((n) => n.data);
    const labels = (e) => ['aria-label', 'title', 'placeholder', 'alt'].map((name) => e.getAttribute(name) ?? '');
    return [document.title, ...seen.flatMap((e) => [...own(e), ...labels(e)])];
  });
  const words = texts.flatMap((text) => text.split(/[\s·:()“”"'…,?]+/)).filter((word) => /[a-z]{2}/i.test(word) && !DATA.test(word));
  assert.ok(texts.some((text) => /[Ａ-Ｚａ-ｚ]{2}/.test(text)), 'no text is translated');
  return [...new Set(words)];
};

const isWide = async (what) => assert.deepEqual(await plainWords(), [], what);

test('the sign-in, and what it says of a mistake', async () => {
  await anna.page.goto('/sign-in');
  await anna.page.locator('input[type=email]').fill(email);
  await anna.page.locator('input[type=password]').fill('not the password');
  await anna.page.locator('button[type=submit]').click();
  await anna.page.getByRole('alert').first().waitFor();
  await isWide('sign-in');
  await anna.page.locator('input[type=password]').fill(password);
  await anna.page.locator('button[type=submit]').click();
  await anna.page.waitForURL((location) => !location.pathname.includes('sign-in'));
  anna.errors();
});

for (const path of ['/', '/categories', '/products', '/order-items', '/auth/account', '/auth/users', '/nowhere']) {
  test(`the page ${path}`, async () => {
    await anna.page.goto(path);
    await anna.page.getByRole('heading', { level: 1 }).waitFor();
    await anna.page.waitForLoadState('networkidle');
    await isWide(path);
  });
}

test('a form with mistakes, and the page of a record', async () => {
  await anna.page.goto('/products');
  await anna.button(/^Ｎｅｗ /).first().click();
  await anna.dialog.waitFor();
  await anna.dialog.locator('button[type=submit]').click();
  await anna.dialog.getByRole('alert').first().waitFor();
  await isWide('the form');
  await anna.page.keyboard.press('Escape');
  await anna.page.goto(`/products/${row.id}`);
  await anna.page.getByRole('heading', { level: 1 }).waitFor();
  await anna.page.waitForLoadState('networkidle');
  await isWide('the record');
  await anna.shot('languages-record');
});
