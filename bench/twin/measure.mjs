// Loads the generated API and its twin in turns and prints what each of them managed.
//
// usage: measure.mjs PROGRAM FOLDER     the built API, and a folder for the database and logs
import { execFile, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { io } from 'socket.io-client';
import { cluster } from './postgres.mjs';

const ROUNDS = 3;
const SECONDS = 4;
const CONNECTIONS = 32;
const ROWS = 1_000;
const BAR = 2;
const SECRET = 'a secret of the benchmark, used nowhere else';
const PASSWORD = 'correct-horse-battery';

const [program, folder] = process.argv.slice(2);
const here = import.meta.dirname;
const started = [];
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** A server that answers on its port, ended when the measurement is. */
async function start(name, command, args, env) {
  const port = await freePort();
  const log = createWriteStream(join(folder, `${name}.log`));
  const child = spawn(command, args, { cwd: folder, env: { ...process.env, PORT: String(port), ...env } });
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  started.push(child);
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; ; tries += 1) {
    const up = await fetch(`${url}/api/products`).then(() => true, () => false);
    if (up) return { name, url, pid: child.pid, child };
    if (tries > 200 || child.exitCode !== null) throw new Error(`${name} does not start, see ${folder}`);
    await sleep(50);
  }
}

const stop = (server) =>
  new Promise((resolve) => {
    server.child.once('exit', resolve);
    server.child.kill('SIGTERM');
  });

/** Resident memory in MB. */
const memory = ({ pid }) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;

/** Processor time so far in seconds. */
function processorTime({ pid }) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

async function wrk(server, token, path, run, seconds) {
  const script = run ? ['-s', join(here, 'create.lua')] : [];
  const args = ['-t1', `-c${CONNECTIONS}`, `-d${seconds}s`, '--latency', ...script];
  const before = processorTime(server);
  const target = ['-H', `authorization: Bearer ${token}`, `${server.url}${path}`];
  const env = { ...process.env, RUN: run };
  const { stdout: output } = await promisify(execFile)('wrk', [...args, ...target], { env });
  if (/Non-2xx|Socket errors/.test(output)) throw new Error(`${server.name}: ${output}`);
  const requests = Number(/(\d+) requests in/.exec(output)[1]);
  return {
    requests,
    rate: Number(/Requests\/sec:\s+([\d.]+)/.exec(output)[1]),
    p99: /99%\s+(\S+)/.exec(output)[1],
    cpu: ((processorTime(server) - before) / requests) * 1e6,
  };
}

/** A connected client that counts the events it hears, and asks again for what it was told that it missed. */
async function listener(server, token) {
  const heard = { count: 0, resyncs: 0 };
  const socket = io(server.url, { auth: { token }, transports: ['websocket'] });
  let last = 0;
  socket.on('products:created', (event, meta) => {
    heard.count += 1;
    last = meta.seq ?? 0;
  });
  socket.on('resync', () => {
    heard.resyncs += 1;
    socket.emit('subscribe', { features: ['products'], since: { products: last } });
  });
  await new Promise((resolve, reject) => socket.on('connect', resolve).on('connect_error', reject));
  return { heard, close: () => socket.disconnect() };
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

async function main() {
  mkdirSync(folder, { recursive: true });
  const database = await cluster(join(folder, 'postgres'), await freePort());
  started.push(database.child);
  const shared = { JWT_SECRET: SECRET, RATE_LIMIT_PER_MINUTE: '0', DEV_ADMIN_PASSWORD: PASSWORD, NODE_ENV: 'production' };

  // The API makes the tables; the twin gets a copy of the database, rows included.
  const first = await start('first', program, [], { ...shared, DATABASE_URL: database.create('bench_api') });
  const login = await fetch(`${first.url}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'admin@example.com', password: PASSWORD }),
  });
  const token = (await login.json()).data.accessToken;
  await stop(first);
  database.sql(
    'bench_api',
    `INSERT INTO products (id, code, name, price, status, stock, description, created_at, updated_at)
     SELECT gen_random_uuid(), 'S' || n, 'Product ' || n, n % 1000 + 0.99, 'active', n % 50, 'Row ' || n || ' of the seed',
       at, at
     FROM (SELECT n, date_trunc('milliseconds', now()) - n * interval '1 second' AS at FROM generate_series(1, ${ROWS}) n) AS seed`,
  );
  database.sql('bench_api', 'VACUUM ANALYZE');
  const twinUrl = database.create('bench_twin', 'bench_api');
  const apiUrl = database.url('bench_api');
  const servers = [
    await start('generated', program, [], { ...shared, DATABASE_URL: apiUrl }),
    await start('twin', process.execPath, [join(here, 'server.mjs')], { ...shared, DATABASE_URL: twinUrl }),
  ];
  const headers = { authorization: `Bearer ${token}` };
  const lists = await Promise.all(servers.map(({ url }) => fetch(`${url}/api/products`, { headers }).then((r) => r.json())));
  if (JSON.stringify(lists[0]) !== JSON.stringify(lists[1])) throw new Error(`the answers differ: ${JSON.stringify(lists.map((l) => l.data?.[0] ?? l))}`);

  await sleep(2_000);
  const idle = servers.map(memory);
  const listeners = await Promise.all(servers.map((server) => listener(server, token)));
  const creates = [0, 0];
  const results = { list: [[], []], create: [[], []] };
  // Lists first: creating makes the tables grow, and not by the same number of rows.
  for (const [kind, path] of [['list', '/api/products?page=3&limit=20&sort=-createdAt'], ['create', '/api/products']]) {
    // The first round warms up; then they take turns at going first.
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const index of round % 2 ? [1, 0] : [0, 1]) {
        const run = kind === 'create' ? `R${round}-` : '';
        const result = await wrk(servers[index], token, path, run, round ? SECONDS : 2);
        if (run) creates[index] += result.requests;
        if (round) results[kind][index].push(result);
      }
    }
  }
  const end = Date.now() + 15_000;
  while (Date.now() < end && listeners.some(({ heard }, index) => heard.count < creates[index])) await sleep(100);
  const loaded = servers.map(memory);
  listeners.forEach(({ close }) => close());

  const value = (index, kind, what) => median(results[kind][index].map((result) => result[what]));
  const row = (label, generated, twin, ratio) =>
    console.log(`${label.padEnd(34)}${generated.padStart(12)}${twin.padStart(12)}${ratio.padStart(9)}`);
  const ratios = {};
  row('', 'generated', 'twin', 'ratio');
  for (const kind of ['list', 'create']) {
    const [mine, other] = [0, 1].map((index) => value(index, kind, 'rate'));
    ratios[kind] = mine / other;
    row(`${kind}, requests/s`, mine.toFixed(0), other.toFixed(0), ratios[kind].toFixed(2));
    const [cpu, otherCpu] = [0, 1].map((index) => value(index, kind, 'cpu'));
    row(`${kind}, server's processor time, us`, cpu.toFixed(0), otherCpu.toFixed(0), (otherCpu / cpu).toFixed(2));
    const [p99, otherP99] = [0, 1].map((index) => results[kind][index].at(-1).p99);
    row(`${kind}, 99th percentile`, p99, otherP99, '');
  }
  row('idle memory, MB', idle[0].toFixed(0), idle[1].toFixed(0), (idle[1] / idle[0]).toFixed(2));
  row('memory after the load, MB', loaded[0].toFixed(0), loaded[1].toFixed(0), (loaded[1] / loaded[0]).toFixed(2));
  const heard = listeners.map(({ heard: { count } }, index) => `${count}/${creates[index]}`);
  row('events heard / rows created', heard[0], heard[1], '');
  const low = Object.entries(ratios).filter(([, ratio]) => ratio < BAR);
  if (low.length) {
    console.log(`below the bar of ${BAR}: ${low.map(([kind]) => kind).join(', ')}`);
    process.exitCode = 1;
  }
}

try {
  await main();
} finally {
  for (const child of started.reverse()) child.kill(child.spawnfile.endsWith('setpriv') ? 'SIGINT' : 'SIGTERM');
}
