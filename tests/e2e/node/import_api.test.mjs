// Files to records over HTTP, watched by the official client.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { io } from 'socket.io-client';
import { addUser, assertRefused, call, change, fresh, rows, signIn, until, url } from './client.mjs';
import { workbook } from './xlsx.mjs';

const PATH = '/api/products/import';
const isPostgres = process.env.DATABASE_URL?.startsWith('postgres') ?? false;
const HEADER = 'Code,Name,Price,Status,Stock,Released on';

let api;
let socket;
/** What was told of imports, in order. */
let heard = [];

before(async () => {
  api = await signIn();
  socket = io(url, { auth: { token: api.token } });
  socket.onAny((name, event, meta) => name !== 'resync' && heard.push({ name, event, meta }));
  await new Promise((resolve) => socket.once('connect', resolve));
});

after(() => socket.disconnect());

const file = (lines, header = HEADER) => [header, ...lines].join('\r\n') + '\r\n';

const lines = (prefix, count) =>
  Array.from({ length: count }, (_, n) => `${prefix}-${n},"Lamp, ${n}",${n % 900}.50,active,${n},2025-03-${10 + (n % 20)}`);

/** The imports of one resource. */
function importsAt(path) {
  async function upload(text, name = 'products.csv') {
    const response = await fetch(`${url}${path}/jobs`, {
      method: 'POST',
      body: text,
      headers: {
        authorization: `Bearer ${api.token}`,
        'content-type': 'application/octet-stream',
        'x-file-name': encodeURIComponent(name),
      },
    });
    const answer = await response.text();
    return { status: response.status, headers: response.headers, text: answer, body: JSON.parse(answer) };
  }

  const job = async (id) => (await api.get(`${path}/jobs/${id}`)).body.data;

  const reaches = (id, ...statuses) =>
    until(`import ${id} is ${statuses}`, async () => {
      const now = await job(id);
      return statuses.includes(now.status) && now;
    }, 60_000);

  /** Sends a file and has it checked. */
  async function checked(text, mapping) {
    const answer = await upload(text);
    assert.equal(answer.status, 201, answer.text);
    const { jobId, mapping: automatic } = answer.body.data;
    const mapped = await api.put(`${path}/jobs/${jobId}/mapping`, { mapping: mapping ?? automatic });
    assert.equal(mapped.status, 200, mapped.text);
    return reaches(jobId, 'validated', 'failed');
  }

  const start = (id, choices) => api.post(`${path}/jobs/${id}/start`, choices);

  /** Starts an import and waits for its end. */
  async function run(id, choices) {
    const answer = await start(id, choices);
    assert.equal(answer.status, 200, answer.text);
    return reaches(id, 'completed', 'failed', 'cancelled');
  }

  const report = async (id, query = '') => (await api.get(`${path}/jobs/${id}/rows${query}`)).body;

  const download = async (name) => {
    const response = await fetch(`${url}${path}${name}`, { headers: { authorization: `Bearer ${api.token}` } });
    assert.equal(response.status, 200);
    return { text: await response.text(), headers: response.headers };
  };

  return { checked, download, job, reaches, report, run, start, upload };
}

const { checked, download, job, reaches, report, run, start, upload } = importsAt(PATH);

const stored = (prefix) => rows(`SELECT code, name, version FROM products WHERE code LIKE '${prefix}-%' ORDER BY code`);

const counts = ({ successCount, failedCount, skippedCount }) => [successCount, failedCount, skippedCount];

test('the template is taken as it is', async () => {
  const template = await download('/template?format=csv');
  assert.match(template.headers.get('content-disposition'), /products-template\.csv/);
  const found = await checked(template.text);
  assert.equal(found.status, 'validated', found.error);
  assert.ok(found.validCount >= 2 && found.validCount === found.totalRecords, JSON.stringify(found));
});

test('good rows become records, and exactly the bad ones are told', async () => {
  const code = fresh();
  const bad = [`${code}-x1,,1.00,active,1,`, `${code}-x2,Lamp,cheap,active,1,2025-02-30`, `${code}-x3,Lamp,1.00,nope,1,`];
  const found = await checked(file([...lines(code, 3), ...bad]));
  assert.deepEqual([found.totalRecords, found.validCount, found.invalidCount], [6, 3, 3]);
  const told = (await report(found.jobId, '?status=invalid')).data.map(({ rowNo, errors }) => [
    rowNo,
    errors.map(({ field }) => field).sort(),
  ]);
  assert.deepEqual(told, [[5, ['name']], [6, ['price', 'releasedOn']], [7, ['status']]]);

  assertRefused(await start(found.jobId, { mode: 'all-or-nothing' }), 409, 'IMPORT_JOB_STATE');
  const done = await run(found.jobId, { mode: 'valid-rows-only', duplicates: 'error' });
  assert.deepEqual([done.status, ...counts(done), done.progress], ['completed', 3, 3, 0, 100]);
  assert.equal(stored(code).length, 3);
  assert.equal((await report(found.jobId, '?status=imported')).pagination.total, 3);

  const failed = (await download(`/jobs/${found.jobId}/failed-rows?format=csv`)).text;
  assert.match(failed, /^\ufeff?Code,Name,Price,Status,Stock,Released on,Row,Error\r?\n/);
  const mended = failed.replace('cheap', '7.50').replace('2025-02-30', '2025-02-28').replace('nope', 'draft');
  const again = await checked(mended.replace(`${code}-x1,,`, `${code}-x1,Lamp,`));
  assert.deepEqual([again.totalRecords, again.validCount], [3, 3], JSON.stringify(await report(again.jobId)));
  assert.deepEqual(counts(await run(again.jobId, { mode: 'all-or-nothing' })), [3, 0, 0]);
  assert.equal(stored(code).length, 6);
});

test('a number is judged with its column, also with what comes further down', async () => {
  const code = fresh();
  const prices = ['1.000', '"12.345,67"', '1.000', '"7,50"'];
  const found = await checked(file(prices.map((price, n) => `${code}-${n},Lamp,${price},active,1,`)));
  assert.deepEqual([found.totalRecords, found.validCount, found.invalidCount], [4, 2, 2]);
  const told = (await report(found.jobId, '?status=invalid')).data.map(({ rowNo, errors }) => [rowNo, errors[0].code]);
  assert.deepEqual(told, [[2, 'ambiguous'], [4, 'ambiguous']]);
});

test('a column that the file does not have gets its default, and an empty cell is nothing', async () => {
  const code = fresh();
  const line = (n) => `${code}-${n},Lamp,1.00,active,1,2025-03-10`;
  const full = [`${line('b')},FR`, `${line('c')},`];
  for (const text of [file([line('a')]), file(full, `${HEADER},Origin`)]) {
    const done = await run((await checked(text)).jobId, { mode: 'all-or-nothing' });
    assert.equal(done.status, 'completed', done.error);
  }
  const origins = rows(`SELECT origin FROM products WHERE code LIKE '${code}-%' ORDER BY code`);
  assert.deepEqual(origins.map(({ origin }) => origin), ['DE', 'FR', null]);
});

test('records that are there are refused, skipped or updated', async () => {
  const code = fresh();
  await run((await checked(file(lines(code, 2)))).jobId, { mode: 'all-or-nothing' });
  const renamed = [`${code}-1,Renamed,1.00,active,1,`, `${code}-2,New,1.00,active,1,`, `${code}-2,Twice,1.00,active,1,`];
  const results = {};
  for (const duplicates of ['error', 'skip']) {
    const found = await checked(file(renamed));
    assert.deepEqual([found.validCount, found.duplicateCount], [1, 2]);
    const done = await run(found.jobId, { mode: 'valid-rows-only', duplicates });
    results[duplicates] = counts(done);
    change(`DELETE FROM products WHERE code = '${code}-2'`);
  }
  assert.deepEqual(results, { error: [1, 2, 0], skip: [1, 0, 2] });

  const { jobId } = await checked(file(renamed));
  const done = await run(jobId, { mode: 'all-or-nothing', duplicates: 'update' });
  assert.deepEqual([done.status, ...counts(done)], ['completed', 3, 0, 0], done.error);
  const expected = [
    { code: `${code}-0`, name: 'Lamp, 0', version: 1 },
    { code: `${code}-1`, name: 'Renamed', version: 2 },
    { code: `${code}-2`, name: 'Twice', version: 2 },
  ];
  assert.deepEqual(stored(code), expected);
  const audit = rows(`SELECT action FROM app_audit_log WHERE request_id = '${jobId}' ORDER BY id`);
  assert.deepEqual(audit.map(({ action }) => action).sort(), ['import', 'update', 'update']);
});

test('a record that appears after the check decides at the end', async () => {
  const code = fresh();
  for (const [mode, expected] of [
    ['all-or-nothing', ['failed', 0]],
    ['valid-rows-only', ['completed', 29]],
  ]) {
    const found = await checked(file(lines(code, 30)));
    assert.equal(found.validCount, 30);
    const taken = await api.post('/api/products', { code: `${code}-17`, name: 'First', price: 1, status: 'active' });
    assert.equal(taken.status, 201, taken.text);
    const done = await run(found.jobId, { mode, duplicates: 'error' });
    assert.deepEqual([done.status, done.successCount], expected, done.error);
    assert.equal(stored(code).length, expected[1] + 1);
    const refused = (await report(found.jobId, '?status=failed')).data;
    assert.deepEqual(refused.map(({ rowNo, errors }) => [rowNo, errors[0].field]), [[19, 'code']]);
    change(`DELETE FROM products WHERE code LIKE '${code}-%'`);
  }
});

test('a reference to nothing is found before anything is written', async () => {
  const code = fresh();
  const category = await api.post('/api/categories', { name: fresh('cat') });
  const header = 'code,name,price,status,categoryId';
  const text = file([`${code}-1,A,1,active,${category.body.data.id}`, `${code}-2,B,1,active,${crypto.randomUUID()}`], header);
  const found = await checked(text);
  assert.deepEqual([found.validCount, found.invalidCount], [1, 1]);
  const [row] = (await report(found.jobId, '?status=invalid')).data;
  assert.deepEqual([row.rowNo, row.errors[0].field, row.errors[0].code], [3, 'categoryId', 'reference']);
});

test('rows may refer to rows of their own file', async () => {
  const regions = importsAt('/api/regions/import');
  const code = fresh();
  const text = (...rows) => file(rows.map(([own, parent]) => `${code}-${own},Region ${own},${parent && `${code}-${parent}`}`), 'Code,Name,Parent code');
  const found = await regions.checked(text(['c', 'b'], ['b', 'a'], ['a', ''], ['d', 'e']));
  assert.deepEqual([found.validCount, found.invalidCount], [3, 1]);
  const [row] = (await regions.report(found.jobId, '?status=invalid')).data;
  assert.deepEqual([row.rowNo, row.errors[0].field, row.errors[0].code], [5, 'parentCode', 'reference']);
  const done = await regions.run(found.jobId, { mode: 'valid-rows-only' });
  assert.deepEqual(counts(done), [3, 1, 0], done.error);

  const chain = Array.from({ length: 2_500 }, (_, n) => [`${n}`, n > 0 ? `${n - 1}` : '']);
  const deep = await regions.checked(text(...chain));
  assert.deepEqual([deep.validCount, deep.invalidCount], [2_500, 0]);
  const all = await regions.run(deep.jobId, { mode: 'all-or-nothing' });
  assert.deepEqual([all.status, all.successCount], ['completed', 2_500], all.error);
});

test('rules of the table are applied before anything is written', async () => {
  const stays = importsAt('/api/stays/import');
  const template = await stays.checked((await stays.download('/template?format=csv')).text);
  assert.equal(template.validCount, template.totalRecords);
  const [taken] = (await stays.report(template.jobId, '?limit=1')).data;
  assert.ok(taken.cells[3] > taken.cells[2], `${taken.cells}`);

  const code = fresh();
  const header = 'Number,Ward,Admitted on,Discharged on,Price,Discount,Address,Beds,Nurses';
  const lines = [
    'B,2025-01-02,2025-01-03,10,5,10.0.0.1,9,1',
    'B,2025-01-02,,0.02,0.01,,,',
    'b,2025-01-02,,10,0,,,',
    'B,2025-01-02,2025-01-02,10,0,,,',
    'B,2025-01-02,,10,5.01,,,',
    'B,2025-01-02,,10,5,nowhere,,',
    'B,2025-01-02,,10,5,,20,2',
    'B,2025-01-02,,10,5,,1,0',
  ];
  const text = file(lines.map((line, n) => `${code}-${n},${line}`), header);
  const found = await stays.checked(text);
  // Only PostgreSQL has such a type as that of addresses, and only there a division by zero is not nothing.
  assert.deepEqual([found.validCount, found.invalidCount], isPostgres ? [3, 5] : [4, 4]);
  const told = async (status) =>
    (await stays.report(found.jobId, `?status=${status}`)).data.map(({ rowNo, errors: [error] }) => [
      rowNo,
      error.field,
      error.value,
      error.message,
    ]);
  assert.deepEqual(await told('invalid'), [
    [4, 'ward', 'b', 'is not an allowed value'],
    [5, 'dischargedOn', '2025-01-02', 'does not go together with Admitted on'],
    [6, 'discount', '5.01', 'does not go together with Price'],
    [8, 'beds', '20', 'does not go together with Nurses'],
    ...(isPostgres ? [[9, 'beds', '1', 'does not go together with Nurses']] : []),
  ]);
  const done = await stays.run(found.jobId, { mode: 'valid-rows-only' });
  assert.deepEqual(await told('failed'), isPostgres ? [[7, 'address', 'nowhere', 'is not accepted by the database']] : []);
  assert.deepEqual(counts(done), isPostgres ? [2, 6, 0] : [4, 4, 0], done.error);
});

test('types and rules that only PostgreSQL has', { skip: !isPostgres && 'there is no such table' }, async () => {
  const samples = importsAt('/api/samples/import');
  const template = await samples.checked((await samples.download('/template?format=csv')).text);
  assert.deepEqual([template.validCount, template.totalRecords], [3, 3], JSON.stringify((await samples.report(template.jobId)).data[0]));
  assert.equal((await samples.run(template.jobId, { mode: 'all-or-nothing' })).successCount, 3);

  const header = 'code,other code,low,high,feeling,long flag,flag,r,d,at,until,s,b,n,t,ok,name,nick,doc';
  const code = fresh();
  const good = `${code},x,2,3,very fine,abc,Y,1,2,2025-01-01T10:00:00,2025-01-01T10:00:01Z,1,2,3,07:00,false,Longer,Nick,{}`;
  const found = await samples.checked(
    file([good, good.toUpperCase(), `${code}-3,,2,1,,,,,,,,,,,,,,,`, `${code}-4,${code}-4,2,,,,,,,,,,,,,,ab,AB,`, `${code}-5,,1,,very fine,,,,,,,,,,,,,,[]`], header),
  );
  const told = (await samples.report(found.jobId)).data.map(({ rowNo, status, errors }) => [rowNo, status, errors.map(({ field }) => field).join()]);
  assert.deepEqual(told, [
    [2, 'valid', ''],
    [3, 'duplicate', 'code'],
    [4, 'invalid', 'high'],
    [5, 'invalid', 'otherCode,name'],
    [6, 'valid', ''],
  ]);
  // What needs a type of the database's own is found when the row is written.
  const done = await samples.run(found.jobId, { mode: 'valid-rows-only', duplicates: 'skip' });
  assert.deepEqual(counts(done), [1, 3, 1], done.error);
});

test('a template refers to what is there, and repeats nothing that is unique', async () => {
  const [a, b] = [fresh(), fresh()];
  for (const code of [a, b]) await api.post('/api/regions', { code, name: code });
  const taken = await api.post('/api/mayors', { regionCode: a, name: 'Anna' });
  assert.equal(taken.status, 201, taken.text);
  const border = await api.post('/api/borders', { oneCode: a, otherCode: b });
  assert.equal(border.status, 201, border.text);
  for (const resource of ['mayors', 'borders', 'gates', 'order-items']) {
    const imports = importsAt(`/api/${resource}/import`);
    const template = await imports.download('/template?format=csv');
    const found = await imports.checked(template.text);
    const problems = (await imports.report(found.jobId)).data;
    assert.ok(found.totalRecords > 0 && found.validCount === found.totalRecords, JSON.stringify(problems));
    const done = await imports.run(found.jobId, { mode: 'all-or-nothing' });
    assert.equal(done.status, 'completed', done.error);
  }
});

test('to validate only writes nothing', async () => {
  const code = fresh();
  const { jobId } = await checked(file(lines(code, 5)));
  const done = await run(jobId, { mode: 'all-or-nothing', validateOnly: true });
  assert.deepEqual([done.status, done.successCount, done.processedRecords], ['completed', 0, 5]);
  assert.deepEqual(stored(code), []);
  assert.deepEqual(rows(`SELECT id FROM app_audit_log WHERE request_id = '${jobId}'`), []);
});

test('progress is told from 0 to 100, then the end, and no row by itself', async () => {
  const code = fresh();
  const found = await checked(file(lines(code, 20_000)));
  heard = [];
  const began = Date.now();
  await start(found.jobId, { mode: 'all-or-nothing' });
  await until('the end is told', () => heard.some(({ name }) => name === 'products:import-completed'), 60_000);
  const seconds = (Date.now() - began) / 1000;
  assert.deepEqual([...new Set(heard.map(({ name }) => name))], ['products:import-progress', 'products:import-completed']);
  const end = heard.pop();
  const progress = heard.map(({ event }) => event.progress);
  assert.deepEqual([progress[0], progress.at(-1)], [0, 100]);
  assert.deepEqual(progress, [...progress].sort((a, b) => a - b));
  assert.ok(progress.length <= seconds + 3, `${progress.length} in ${seconds} s`);
  const last = heard.at(-1);
  const expected = { jobId: found.jobId, sessionId: found.jobId, status: 'completed', totalRecords: 20_000, totalRows: 20_000 };
  for (const [key, value] of Object.entries(expected)) assert.equal(last.event[key], value, key);
  assert.deepEqual(end.event.result, { status: 'completed', progress: 100, successCount: 20_000, failedCount: 0, error: null });
  assert.equal('seq' in end.meta, false);
  const [{ n }] = rows(`SELECT count(*) AS n FROM products WHERE code LIKE '${code}-%'`);
  assert.equal(n, 20_000);
  assertRefused(await api.post(`${PATH}/jobs/${found.jobId}/cancel`), 409, 'IMPORT_JOB_STATE');
});

test('who may only read hears that there is more to read, also after being away', async (t) => {
  const { token } = await addUser('reader@example.com', 'products.read');
  const reader = io(url, { auth: { token } });
  t.after(() => reader.disconnect());
  const names = [];
  const resyncs = [];
  reader.onAny((name) => names.push(name));
  reader.on('resync', (event) => resyncs.push(event));
  await new Promise((resolve) => reader.once('connect', resolve));
  const { products: begun } = await reader.emitWithAck('subscribe', { features: ['products'] });

  await run((await checked(file(lines(fresh(), 3)))).jobId, { mode: 'all-or-nothing' });
  await until('the reader hears of it', () => resyncs.length === 1);
  assert.deepEqual(resyncs[0], { resource: 'products', seq: begun.seq + 1 });
  await run((await checked(file(lines(fresh(), 3)))).jobId, { validateOnly: true });

  reader.disconnect();
  await run((await checked(file(lines(fresh(), 3)))).jobId, { mode: 'valid-rows-only' });
  const missed = `SELECT type FROM app_outbox WHERE resource = 'products' AND seq = ${begun.seq + 2}`;
  await until('it has its number', () => rows(missed).length === 1);
  reader.connect();
  await new Promise((resolve) => reader.once('connect', resolve));
  const since = { products: begun.seq + 1 };
  const { products: now } = await reader.emitWithAck('subscribe', { features: ['products'], since });
  assert.deepEqual([now.seq, now.resync], [begun.seq + 2, undefined]);
  assert.deepEqual(resyncs.at(-1), { resource: 'products', seq: begun.seq + 2 });
  assert.deepEqual([...new Set(names)], ['resync']);
});

test('a cancelled import stops', async () => {
  const code = fresh();
  const found = await checked(file(lines(code, 20_000)));
  heard = [];
  await start(found.jobId, { mode: 'all-or-nothing' });
  const cancelled = await api.post(`${PATH}/jobs/${found.jobId}/cancel`);
  assert.equal(cancelled.status, 200, cancelled.text);
  const done = await reaches(found.jobId, 'cancelled', 'completed');
  assert.equal(done.status, 'cancelled');
  assert.deepEqual(stored(code), []);
  await until('the end is told', () => heard.some(({ name }) => name === 'products:import-completed'));
  const { result } = heard.at(-1).event;
  assert.deepEqual([result.status, result.error], ['failed', 'The import was cancelled']);
});

test('a cancel is heard at whatever moment it comes, or refused when all is written', async () => {
  const count = 6_000;
  /** Starts an import, and cancels it after so many milliseconds. */
  const cancelAfter = async (wait) => {
    const code = fresh();
    const found = await checked(file(lines(code, count)));
    await start(found.jobId, { mode: 'all-or-nothing' });
    await delay(wait);
    const answer = await api.post(`${PATH}/jobs/${found.jobId}/cancel`);
    const isOver = answer.status === 409;
    if (!isOver) assert.equal(answer.status, 200, `after ${wait} ms: ${answer.text}`);
    const end = await reaches(found.jobId, 'cancelled', 'completed');
    const expected = isOver ? ['completed', count] : ['cancelled', 0];
    assert.deepEqual([end.status, stored(code).length], expected, `after ${wait} ms`);
    return { isOver, milliseconds: Date.parse(end.finishedAt) - Date.parse(end.startedAt) };
  };
  for (let wait = 0; wait <= 12; wait += 2) assert.equal((await cancelAfter(wait)).isOver, false, `after ${wait} ms`);
  const { isOver, milliseconds } = await cancelAfter(4_000);
  assert.equal(isOver, true);
  for (const part of [0.4, 0.7, 0.8, 0.9, 0.95, 1, 1.05]) await cancelAfter(milliseconds * part);
});

test('another sheet of a workbook can be read', async () => {
  const code = fresh();
  const header = HEADER.split(',');
  const prices = [header, [`${code}-1`, 'Lamp', 5, 'active', 1, '2025-03-10']];
  const sent = await upload(workbook({ 'Read me': [['Name'], ['These are prices']], Prices: prices, Empty: [] }), 'products.xlsx');
  assert.equal(sent.status, 201, sent.text);
  const { jobId, sheets, sheet } = sent.body.data;
  assert.deepEqual([sheets, sheet], [['Read me', 'Prices', 'Empty'], 'Read me']);
  const url = `${PATH}/jobs/${jobId}/sheet`;
  assertRefused(await api.put(url, { sheet: 'Costs' }), 422, 'VALIDATION_FAILED', 'sheet');
  assertRefused(await api.put(url, { sheet: 'Empty' }), 422, 'IMPORT_FILE_INVALID');
  const chosen = (await api.put(url, { sheet: 'Prices' })).body.data;
  assert.equal(chosen.sheet, 'Prices');
  assert.deepEqual(chosen.columns.map((column) => column.header), header);
  await api.put(`${PATH}/jobs/${jobId}/mapping`, { mapping: chosen.mapping });
  assert.equal((await reaches(jobId, 'validated', 'failed')).validCount, 1);
  assert.equal((await run(jobId, { mode: 'all-or-nothing' })).successCount, 1);
  assert.equal(stored(code).length, 1);
  assertRefused(await api.put(url, { sheet: 'Read me' }), 409, 'IMPORT_JOB_STATE');
});

test('what makes no sense is refused', async () => {
  assertRefused(await upload(''), 422, 'IMPORT_FILE_INVALID');
  assertRefused(await upload(Buffer.from('\ufeffCode,Name\r\nA,a\0b\r\n', 'utf16le')), 422, 'IMPORT_FILE_INVALID');
  assertRefused(await upload(file(lines(fresh(), 1)), 'a\0b.csv'), 422, 'VALIDATION_FAILED', 'x-file-name');
  assertRefused(await api.get(`${PATH}/template?format=x`), 400, 'BAD_REQUEST');
  assertRefused(await api.get(`${PATH}/jobs?page=x`), 400, 'BAD_REQUEST');
  const { jobId } = (await upload(file(lines(fresh(), 1)))).body.data;
  assertRefused(await api.put(`${PATH}/jobs/${jobId}/mapping`, { mapping: { code: 0 } }), 422, 'IMPORT_MAPPING_INVALID', 'name');
  assertRefused(await start(jobId, {}), 409, 'IMPORT_JOB_STATE');
  assertRefused(await api.get(`${PATH}/jobs/${crypto.randomUUID()}`), 404, 'IMPORT_JOB_NOT_FOUND');
  assertRefused(await call('GET', `${PATH}/jobs`), 401, 'UNAUTHORIZED');
  const { body } = await api.get(`${PATH}/jobs?limit=2`);
  assert.equal(body.data.length, 2);
  assert.ok(body.data[0].createdAt >= body.data[1].createdAt);
});
