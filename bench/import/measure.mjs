// Imports files by the generated API and by the databases' own tools, and prints how the two compare.
//
// usage: measure.mjs SQLITE_API POSTGRES_API FOLDER     the built APIs, and a folder for databases and logs
import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createWriteStream, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { cluster } from '../twin/postgres.mjs';

const ROWS = 100_000;
const ROUNDS = 3;
const BARS = { postgres: 0.7, sqlite: 0.6, csv: 128, xlsx: 384 };
const PASSWORD = 'correct-horse-battery';
const PATH = '/api/products/import';
const COLUMNS = ['code', 'name', 'price', 'status', 'stock', 'weight', 'description', 'released_on'];

const [sqliteApi, postgresApi, folder] = process.argv.slice(2);
const started = new Set();
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** The lines of a file: `make` gives the line with a number. */
const lines = (count, make) => [COLUMNS.join(','), ...Array.from({ length: count }, (_, n) => make(n))].join('\n') + '\n';

const full = (prefix) => (n) =>
  `${prefix}${n},Article ${n},${n % 900}.50,active,${n % 1000},${n % 50}.25,A longer text about article ${n},2025-03-${10 + (n % 20)}`;
const short = (n) => `${n.toString(36)},A${n % 9},1.5,active,${n % 9},2.5,x,2025-03-11`;
const bad = (n) => `${n.toString(36)},A${n % 9},cheap,active,${n % 9},2.5,x,2025-03-11`;

/** A running API, with what its imports need. */
async function start(name, program, database) {
  const port = await freePort();
  const log = createWriteStream(join(folder, `${name}.log`));
  const env = {
    ...process.env,
    PORT: String(port),
    DATABASE_URL: database,
    DEV_ADMIN_PASSWORD: PASSWORD,
    JWT_SECRET: 'a secret of the benchmark, used nowhere else',
    RATE_LIMIT_PER_MINUTE: '0',
  };
  const child = spawn(program, { cwd: folder, env });
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  started.add(child);
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; ; tries += 1) {
    if (await fetch(`${url}/health`).then(() => true, () => false)) break;
    if (tries > 200 || child.exitCode !== null) throw new Error(`${name} does not start, see ${folder}`);
    await sleep(50);
  }
  const json = async (answer) => {
    const body = await answer.json();
    if (!answer.ok) throw new Error(JSON.stringify(body));
    return body.data;
  };
  const body = JSON.stringify({ email: 'admin@example.com', password: PASSWORD });
  const sent = { 'content-type': 'application/json' };
  const { accessToken } = await json(await fetch(`${url}/api/auth/login`, { method: 'POST', body, headers: sent }));
  const headers = { ...sent, authorization: `Bearer ${accessToken}` };
  const get = async (path) => json(await fetch(url + PATH + path, { headers }));
  const send = async (method, path, data) =>
    json(await fetch(url + PATH + path, { method, headers, body: JSON.stringify(data) }));
  const reaches = async (id, ...statuses) => {
    for (;;) {
      const job = await get(`/jobs/${id}`);
      if (statuses.includes(job.status)) return job;
      if (job.finishedAt) throw new Error(`the import is ${job.status}: ${job.error}`);
      await sleep(100);
    }
  };
  return {
    pid: child.pid,
    reaches,
    /** Sends a file and has it checked. */
    async check(file) {
      const kind = { ...headers, 'content-type': 'application/octet-stream' };
      const { jobId, mapping } = await json(await fetch(`${url}${PATH}/jobs`, { method: 'POST', headers: kind, body: file }));
      await send('PUT', `/jobs/${jobId}/mapping`, { mapping });
      return reaches(jobId, 'validated');
    },
    async run(id, mode) {
      await send('POST', `/jobs/${id}/start`, { mode, duplicates: 'error' });
      return reaches(id, 'completed');
    },
    failedRows: async (id) =>
      Buffer.from(await (await fetch(`${url}${PATH}/jobs/${id}/failed-rows?format=xlsx`, { headers })).arrayBuffer()),
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', resolve);
        child.kill('SIGTERM');
      }),
  };
}

/** The speed of an import beside that of the database's own tool, in turns. */
async function speed(name, program, database, copy) {
  const api = await start(name, program, database);
  const [imports, copies, checks] = [[], [], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    const file = lines(ROWS, full(`${round}-`));
    const began = performance.now();
    const { jobId } = await api.check(file);
    checks.push(performance.now() - began);
    const { startedAt, finishedAt } = await api.run(jobId, round % 2 ? 'all-or-nothing' : 'valid-rows-only');
    imports.push(new Date(finishedAt) - new Date(startedAt));
    const path = join(folder, 'rows.csv');
    writeFileSync(path, file.slice(file.indexOf('\n') + 1));
    copies.push(copy(path));
  }
  await api.stop();
  const ratio = median(copies) / median(imports);
  const seconds = (numbers) => `${(median(numbers) / 1000).toFixed(2)} s`;
  console.log(
    `${name}: ${ROWS} rows in ${seconds(imports)}, its own tool ${seconds(copies)}: ${ratio.toFixed(2)} (bar ${BARS[name]}); the check before ${seconds(checks)}`,
  );
  return ratio >= BARS[name];
}

const timed = (act) => {
  const began = performance.now();
  act();
  return performance.now() - began;
};

async function postgres() {
  const server = await cluster(join(folder, 'postgres'), await freePort());
  started.add(server.child);
  const url = server.create('imports');
  const copy = (path) => {
    server.sql('imports', 'DROP TABLE IF EXISTS twin');
    server.sql('imports', 'CREATE TABLE twin (LIKE products INCLUDING ALL)');
    const filled = ['id SET DEFAULT gen_random_uuid()', 'created_at SET DEFAULT now()', 'updated_at SET DEFAULT now()'];
    for (const column of filled) server.sql('imports', `ALTER TABLE twin ALTER ${column}`);
    return timed(() => server.sql('imports', `\\copy twin (${COLUMNS}) FROM '${path}' CSV`));
  };
  return speed('postgres', postgresApi, url, copy);
}

function sqlite() {
  const file = join(folder, 'speed.db');
  const sql = (...commands) => execFileSync('sqlite3', [file, ...commands], { stdio: 'pipe', encoding: 'utf8' }).trim();
  const copy = (path) => {
    const made = sql("SELECT sql || ';' FROM sqlite_schema WHERE tbl_name = 'products' AND sql IS NOT NULL");
    sql('DROP TABLE IF EXISTS twin');
    sql(made.replaceAll('products', 'twin'));
    // The tool fills all columns of a table, by position, with what is kept in them.
    const columns = sql("SELECT name FROM pragma_table_info('twin') ORDER BY cid").split('\n');
    const kept = (row) => columns.map((column) => stored[column]?.(row) ?? row[COLUMNS.indexOf(column)]).join(',');
    const rows = readFileSync(path, 'utf8').trimEnd().split('\n');
    writeFileSync(path, rows.map((line) => kept(line.split(','))).join('\n') + '\n');
    const spent = timed(() => sql('.mode csv', `.import ${path} twin`));
    const count = Number(sql('SELECT count(*) FROM twin'));
    if (count !== ROWS) throw new Error(`the tool has read ${count} rows`);
    return spent;
  };
  return speed('sqlite', sqliteApi, `sqlite://${file}`, copy);
}

/** How SQLite keeps what the file does not have, or writes in another way. */
const stored = {
  id: () => randomUUID(),
  price: (row) => Math.round(row[2] * 100),
  weight: (row) => Math.round(row[5] * 100),
  created_at: () => '2025-01-01T00:00:00.000000Z',
  updated_at: () => '2025-01-01T00:00:00.000000Z',
  version: () => 1,
};

/** The most memory that a process and its children have at one time, in MiB, while something is done. */
async function memory({ pid }, act) {
  let [most, isDone] = [0, false];
  const resident = (process) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${process}/status`, 'utf8'))?.[1] ?? 0);
  const watch = async () => {
    while (!isDone) {
      try {
        const all = [pid, ...children(pid)];
        most = Math.max(most, all.map(resident).reduce((sum, own) => sum + own));
      } catch {
        // A child has ended in between.
      }
      await sleep(10);
    }
  };
  const watching = watch();
  const result = await act();
  isDone = true;
  await watching;
  return { most: Math.round(most / 1024), result };
}

/** The processes that the threads of a process have started. */
const children = (pid) =>
  readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
  );

async function large() {
  const database = (name) => `sqlite://${join(folder, `${name}.db`)}`;
  let api = await start('csv', sqliteApi, database('csv'));
  const csv = await memory(api, async () => {
    const { jobId } = await api.check(lines(1_000_000, short));
    return api.run(jobId, 'all-or-nothing');
  });
  await api.stop();
  console.log(`a million rows of CSV: ${csv.most} MiB (bar ${BARS.csv}), ${csv.result.successCount} records`);

  api = await start('workbook', sqliteApi, database('workbook'));
  const { jobId } = await api.check(lines(500_000, bad));
  const workbook = await api.failedRows(jobId);
  await api.stop();
  api = await start('xlsx', sqliteApi, database('xlsx'));
  const xlsx = await memory(api, () => api.check(workbook));
  await api.stop();
  console.log(`500,000 rows of XLSX: ${xlsx.most} MiB (bar ${BARS.xlsx}), ${xlsx.result.totalRecords} rows`);
  return csv.most < BARS.csv && xlsx.most < BARS.xlsx;
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
let isGood = true;
try {
  for (const measure of [postgres, sqlite, large]) isGood = (await measure()) && isGood;
} finally {
  started.forEach((child) => child.kill());
}
process.exit(isGood ? 0 : 1);
