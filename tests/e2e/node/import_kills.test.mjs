// Kills the API in the middle of imports, again and again: good rows exactly once, or none at all.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fresh, rows, signIn, until, url } from './client.mjs';
import { startApi } from './process.mjs';

const KILLS = Number(process.env.IMPORT_KILLS ?? 30);
const ROWS = 12_000;
const PATH = '/api/products/import';

const port = new URL(url).port;
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

let server;
let api;

before(async () => {
  server = await startApi(port);
  api = await signIn();
});

after(() => server.kill());

/** A file with so many rows, and one more that is not valid. */
const file = (code) => {
  const lines = Array.from({ length: ROWS }, (_, n) => `${code}-${n},Lamp ${n},1.50,active,${n}`);
  lines.splice(ROWS / 2, 0, `${code}-x,,1.50,active,1`);
  return ['code,name,price,status,stock', ...lines].join('\n');
};

const job = async (id) => (await api.get(`${PATH}/jobs/${id}`)).body.data;

async function checked(text) {
  const headers = { authorization: `Bearer ${api.token}`, 'content-type': 'application/octet-stream' };
  const answer = await fetch(`${url}${PATH}/jobs`, { method: 'POST', body: text, headers });
  const { jobId, mapping } = (await answer.json()).data;
  await api.put(`${PATH}/jobs/${jobId}/mapping`, { mapping });
  await until('the rows are checked', async () => (await job(jobId)).status === 'validated', 60_000);
  return jobId;
}

const stored = (code) =>
  rows(`SELECT count(*) AS n, count(DISTINCT code) AS codes FROM products WHERE code LIKE '${code}-%'`)[0];

for (const mode of ['valid-rows-only', 'all-or-nothing']) {
  test(`${KILLS} kills, ${mode}`, async () => {
    let kills = 0;
    while (kills < KILLS) {
      const code = fresh();
      const text = file(code);
      const jobId = await checked(mode === 'valid-rows-only' ? text : text.replace(/^.*-x,,.*\n/m, ''));
      // Two or three lives for each import, so that many imports are killed and all of them end.
      const lives = Math.min(KILLS - kills, 2 + (kills % 2));
      await api.post(`${PATH}/jobs/${jobId}/start`, { mode, duplicates: 'error' });
      for (let life = 0; life < lives; life += 1) {
        const now = await until('somebody works on it', async () => {
          const { status } = await job(jobId);
          return status !== 'pending' && status;
        }, 60_000);
        if (now === 'completed') break;
        await sleep(Math.random() * 700);
        await server.kill();
        kills += 1;
        const { n } = stored(code);
        if (mode === 'all-or-nothing') assert.ok([0, ROWS].includes(Number(n)), `${n} rows of ${ROWS}`);
        server = await startApi(port);
      }
      const done = await until('the import ends', async () => {
        const now = await job(jobId);
        return now.finishedAt && now;
      }, 60_000);
      assert.deepEqual([done.status, done.successCount], ['completed', ROWS], done.error);
      assert.deepEqual(stored(code), { n: ROWS, codes: ROWS });
      const noted = rows(`SELECT after FROM app_audit_log WHERE request_id = '${jobId}'`).flatMap(({ after }) =>
        (typeof after === 'string' ? JSON.parse(after) : after).keys);
      assert.equal(new Set(noted).size, ROWS);
      assert.equal(noted.length, ROWS);
    }
  });
}
