// The network between a client and the API: a TCP proxy that can be cut and healed.
import { connect, createServer } from 'node:net';

/** Listens on a free port of the loopback interface and passes everything on to `target`, an address like `http://127.0.0.1:3333`. */
export async function proxy(target) {
  const { hostname, port } = new URL(target);
  const open = new Set();
  let isCut = false;

  const server = createServer((client) => {
    if (isCut) return client.destroy();
    const upstream = connect(Number(port), hostname);
    client.pipe(upstream).pipe(client);
    for (const [one, other] of [[client, upstream], [upstream, client]]) {
      open.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));

  const drop = () => open.forEach((socket) => socket.destroy());
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    /** Breaks every connection and refuses new ones. */
    cut: () => {
      isCut = true;
      drop();
    },
    heal: () => {
      isCut = false;
    },
    close: () => {
      drop();
      server.close();
    },
  };
}
