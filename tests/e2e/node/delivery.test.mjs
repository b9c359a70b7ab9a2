// Two processes of a package behind nginx with TLS: what a browser gets, and what both do together.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { io } from 'socket.io-client';
import { addUser, call, created, email, product, signInAs, until, url } from './client.mjs';
import { open, test } from './people.mjs';
import { startApi } from './process.mjs';

const { BASE_PATH: base, PLAIN_PORT: plainPort, PORTS } = process.env;
const prefix = base.replace(/\/$/, '');
const processes = PORTS.split(',').map((port) => `http://127.0.0.1:${port}`);
const servers = [];

let password;
let api;

before(async () => {
  for (const port of PORTS.split(',')) servers.push(await startApi(port));
  const admin = await addUser(email);
  password = admin.password;
  const { token } = admin;
  api = { token, post: (path, body) => call('POST', path, { body, token }) };
});

after(async () => {
  for (const server of servers) await server.kill();
});

const get = (path, headers = {}) => fetch(`${url}${path}`, { headers });

test('the page is asked for each time, its files are kept', async () => {
  const page = await get('/');
  const html = await page.text();
  assert.equal(page.status, 200);
  assert.match(html, new RegExp(`<base href="${base}"`));
  assert.equal(page.headers.get('cache-control'), 'no-cache');
  assert.match(page.headers.get('content-security-policy'), /default-src 'self'.*frame-ancestors 'none'/);
  const again = await get('/', { 'if-none-match': page.headers.get('etag') });
  assert.equal(again.status, 304);

  const [script] = /main-[0-9A-Z]{8}\.js/.exec(html);
  for (const encoding of ['br', 'gzip']) {
    const file = await get(`/${script}`, { 'accept-encoding': encoding });
    assert.equal(file.status, 200);
    assert.equal(file.headers.get('content-encoding'), encoding);
    assert.match(file.headers.get('cache-control'), /immutable/);
    assert.match(await file.text(), /function/);
  }
  assert.equal(await (await get('/products/new')).text(), html);
});

test('what is not there is no page', async () => {
  const opened = { accept: 'text/html,*/*' };
  for (const path of ['/api/nothing', '/api', '/health/nothing', '/chunk-AAAAAAAA.js', '/missing.png']) {
    const answer = await get(path, opened);
    assert.equal(answer.status, 404, path);
    assert.equal((await answer.json()).success, false, path);
  }
});

test('everybody comes by TLS, where the cookie goes only', async () => {
  const plain = await fetch(`http://localhost:${plainPort}${base}products?page=1`, { redirect: 'manual' });
  assert.equal(plain.status, 301);
  assert.equal(plain.headers.get('location'), `${url}/products?page=1`);
  assert.match((await get('/')).headers.get('strict-transport-security'), /max-age/);
  const { headers } = await signInAs(email, password);
  assert.match(headers.get('set-cookie'), new RegExp(`; Path=${prefix}/api/auth; HttpOnly; SameSite=Strict; Secure; `));
});

test('addresses that the API names are below the base path', async () => {
  const row = await api.post('/api/products', product());
  assert.equal(row.headers.get('location'), `${prefix}/api/products/${row.body.data.id}`);
  const { servers: described } = (await call('GET', '/openapi.json')).body;
  assert.deepEqual(described, [{ url: prefix || '/' }]);
});

test('a client of one process hears what is written at the other', async () => {
  const [one, other] = processes;
  const client = io(one, { path: `${prefix}/socket.io`, auth: { token: api.token } });
  await new Promise((resolve) => client.on('connect', resolve));
  const heard = [];
  client.on('products:created', (event) => heard.push(event.data.id));
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${api.token}` };
  const answer = await fetch(`${other}${prefix}/api/products`, { method: 'POST', headers, body: JSON.stringify(product()) });
  const { data } = await answer.json();
  await until('the event', () => heard.includes(data.id));
  client.disconnect();
});

test('a person works with the pages', async () => {
  const { name } = await created(api, 'products', product({ name: 'Behind a proxy' }));
  const site = await open({ origin: `${url}/` });
  const { page, row, errors, signIn, leave } = await site.person();
  const sockets = [];
  page.on('websocket', (socket) => sockets.push(socket.url()));
  await signIn('products', password);
  await row(name).first().waitFor();
  const [cookie] = await page.context().cookies(`${url}/api/auth/refresh`);
  assert.deepEqual([cookie.path, cookie.secure, cookie.httpOnly], [`${prefix}/api/auth`, true, true]);

  await page.reload();
  await row(name).first().waitFor();
  assert.equal(new URL(page.url()).pathname, `${base}products`);
  const expected = url.replace('https', 'wss');
  assert.ok(sockets.length > 0 && sockets.every((socket) => socket.startsWith(`${expected}/socket.io/`)), sockets.join());

  // A file of this version is gone: the page is loaded anew.
  errors();
  await page.evaluate(() => Object.assign(window, { isOld: true }));
  await page.route(/chunk-\w+\.js$/, (route) => route.fulfill({ status: 404 }), { times: 1 });
  await page.getByRole('link', { name: 'Order items' }).click();
  await page.getByText('No order items yet').waitFor();
  assert.equal(await page.evaluate(() => 'isOld' in window), false);
  assert.equal(new URL(page.url()).pathname, `${base}order-items`);
  assert.ok(errors().every((error) => /404|dynamically imported/.test(error)));

  await page.goto('docs');
  await page.getByText('/api/products', { exact: true }).first().waitFor();
  await leave();
  await site.close();
});
