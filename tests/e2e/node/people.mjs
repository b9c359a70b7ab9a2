// People at the generated pages: each has a browser context of their own and is signed in.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as plain } from 'node:test';
import { chromium } from 'playwright-core';
import { email, url } from './client.mjs';
import { serve } from './serve.mjs';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const { ADMIN_PASSWORD: password, SCREENSHOTS: screenshots, WEB_PORT: firstPort, WEB_ROOT: root } = process.env;

/** The windows that pages are looked at in. */
export const SIZES = { wide: { width: 1280, height: 800 }, narrow: { width: 390, height: 844 } };

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const present = new Set();

/** A test that leaves a picture of every open page when it fails. */
export const test = (name, body) =>
  plain(name, async () => {
    try {
      await body();
    } catch (error) {
      for (const [index, page] of [...present].entries()) {
        const file = `failed-${name.replace(/\W+/g, '-')}-${index + 1}.png`;
        await page.screenshot({ path: join(screenshots, file) }).catch(() => {});
      }
      throw error;
    }
  });

/** A browser and a server of the built pages with the API behind it, or the address of one that is there. */
export async function open({ api = url, port = firstPort, origin } = {}) {
  const home = mkdtempSync(join(tmpdir(), 'crud-gen-e2e-'));
  const site = origin ? { origin, close: () => {} } : await serve({ root, api, port: Number(port) });
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: FLAGS,
    env: { ...process.env, HOME: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home },
  });
  mkdirSync(screenshots, { recursive: true });
  return {
    site,
    browser,
    person: (options) => person(browser, site, options),
    close: async () => {
      await browser.close();
      site.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** What Chromium says of an answer that a test provoked is not an error of the page. */
const EXPECTED = /Failed to load resource: the server responded with a status of (409|412|422)/;

async function person(browser, site, { viewport = SIZES.wide, colorScheme = 'light', locale = 'en-US' } = {}) {
  const context = await browser.newContext({ baseURL: site.origin, viewport, colorScheme, locale, ignoreHTTPSErrors: true });
  const page = await context.newPage();
  present.add(page);
  page.setDefaultTimeout(8_000);
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() !== 'error' || EXPECTED.test(message.text())) return;
    // Before the sign-in there is no session to refresh.
    if (message.location().url.endsWith('/api/auth/refresh')) return;
    errors.push(`${message.text()} (${message.location().url})`);
  });

  const row = (text) => page.locator('tr.row').filter({ hasText: text });
  const dialog = page.locator('mat-dialog-container');
  const button = (name) => page.getByRole('button', { name });
  const shot = (name) => page.screenshot({ path: join(screenshots, `${name}.png`), animations: 'disabled' });

  return {
    page,
    row,
    dialog,
    button,
    /** Settles when a page that is opened from now on has its socket. */
    connected: () =>
      new Promise((resolve) => {
        const isReady = ({ payload }) => /^(40|3probe)/.test(String(payload)) && resolve();
        page.on('websocket', (socket) => socket.on('framereceived', isReady));
      }),
    /** Console errors since the last call. */
    errors: () => errors.splice(0),
    signIn: async (path = '/', secret = password) => {
      await page.goto(path);
      await page.getByLabel(/e-?mail/i).fill(email);
      await page.getByLabel('Password', { exact: true }).fill(secret);
      await button(/^sign in$/i).click();
      await page.waitForURL((location) => !location.pathname.includes('sign-in'));
    },
    /** Fills the fields of the open dialog by their labels. */
    fill: async (fields) => {
      // An opened dialog takes the focus after its animation, and with it what is being typed elsewhere.
      await page.waitForFunction(() => document.activeElement?.closest('mat-dialog-container'));
      for (const [label, value] of Object.entries(fields)) {
        const field = dialog.getByLabel(label, { exact: false }).first();
        if ((await field.getAttribute('role')) === 'combobox' && !(await field.evaluate((e) => e.tagName === 'INPUT'))) {
          await field.click();
          await page.getByRole('option', { name: value, exact: true }).click();
        } else {
          await field.fill(value);
        }
      }
    },
    /** Leaves the open dialog, and what was typed into it. */
    leaveDialog: async () => {
      await dialog.getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: 'Discard' }).click();
      await page.waitForFunction(() => !document.querySelector('mat-dialog-container'));
    },
    save: () => dialog.getByRole('button', { name: /^(save|create)/i }).click(),
    confirm: () => page.getByRole('alertdialog').getByRole('button', { name: /^delete/i }).click(),
    message: (text) => page.locator('mat-snack-bar-container').filter({ hasText: text }).waitFor(),
    shot,
    /** A picture of what has come to rest, which does not scroll sideways. */
    look: async (name) => {
      await page.waitForTimeout(400);
      const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok(content <= window, `${name} is ${content} wide in a window of ${window}`);
      await shot(name);
    },
    /** What a program sees of barriers on the page as it is. */
    assertAccessible: async (name) => {
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run());
      const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      assert.deepEqual(told, [], `${name} has barriers`);
    },
    leave: async () => {
      present.delete(page);
      await context.close();
      assert.deepEqual(errors, [], 'console errors');
    },
  };
}
