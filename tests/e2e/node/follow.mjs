import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { io } from 'socket.io-client';

const url = process.env.API_URL ?? 'http://localhost:3333';
const token = process.env.TOKEN;
const file = process.env.LAST_NUMBER_FILE ?? 'last-number';

/** The number of the last event that is dealt with: all that this client remembers. */
let last = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;

function remember(seq) {
  last = seq;
  writeFileSync(`${file}.new`, String(seq));
  renameSync(`${file}.new`, file);
}

// A function, so that every connection says the number of its moment.
const socket = io(url, { auth: (send) => send({ token, since: { products: last } }) });

// One message after the other, also where one takes its time.
let turn = Promise.resolve();
function inTurn(step) {
  turn = turn.then(step).catch(startAgain);
}

socket.on('subscribed', ({ products }) => inTurn(() => begin(products)));
socket.on('resync', (gap) => inTurn(() => begin({ ...gap, resync: true })));
for (const action of ['created', 'updated', 'deleted', 'bulk-deleted']) {
  socket.on(`products:${action}`, (event, { seq }) => inTurn(() => take(seq, action, event)));
}

/** What was missed comes next, by itself. Where it is not kept any more, the list is read in its place. */
async function begin({ seq, resync }) {
  if (resync) {
    await readList();
    remember(seq);
  }
}

/** Deals with an event. A number that is not the next one is an event that was here, or that will come again. */
function take(seq, action, event) {
  if (seq === last + 1) {
    console.log(seq, action, event.data?.id ?? event.id ?? event.ids.join(' '));
    remember(seq);
  }
}

async function readList() {
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(`${url}/api/products?limit=100&sort=id&page=${page}`, { headers });
    const { data, pagination } = await answer.json();
    data.forEach((row) => console.log('listed', row.id));
    pages = pagination.totalPages;
  }
}

/** Something could not be dealt with: after a moment everything comes again, from the last number on. */
function startAgain(error) {
  console.error(error.message);
  socket.disconnect();
  setTimeout(() => socket.connect(), 1_000);
}
