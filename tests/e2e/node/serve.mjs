// Serves a built front end as an installation would: files, one page for every route, and the API behind it.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { connect } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

const behind = (path) => path.startsWith('/api/') || path.startsWith('/socket.io/');

/** Listens on a port of the loopback interface; `pause` and `resume` cut and mend the way to the API, or that of its events alone. */
export async function serve({ root, api, port }) {
  const target = new URL(api);
  const upgraded = new Set();
  /** What does not come through, as a path begins. */
  let cut;
  const isCut = (path) => cut !== undefined && path.startsWith(cut);

  const server = createServer((incoming, answer) => {
    const { pathname } = new URL(incoming.url, 'http://localhost');
    if (behind(pathname)) {
      if (isCut(pathname)) return incoming.socket.destroy();
      const options = { host: target.hostname, port: target.port, path: incoming.url, method: incoming.method };
      const forwarded = request({ ...options, headers: incoming.headers }, (response) => {
        answer.writeHead(response.statusCode, response.headers);
        response.pipe(answer);
      });
      forwarded.on('error', () => answer.destroy());
      answer.on('close', () => forwarded.destroy());
      return incoming.pipe(forwarded);
    }
    const wanted = join(root, normalize(pathname));
    const file = existsSync(wanted) && statSync(wanted).isFile() ? wanted : join(root, 'index.html');
    answer.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(answer);
  });

  server.on('upgrade', (incoming, socket, head) => {
    if (isCut(incoming.url)) return socket.destroy();
    const upstream = connect(Number(target.port), target.hostname, () => {
      const { rawHeaders: raw } = incoming;
      const lines = raw.flatMap((name, n) => (n % 2 ? [] : [`${name}: ${raw[n + 1]}`]));
      upstream.write(`${incoming.method} ${incoming.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
      upstream.write(head);
      upstream.pipe(socket);
      socket.pipe(upstream);
    });
    for (const [one, other] of [[socket, upstream], [upstream, socket]]) {
      upgraded.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        upgraded.delete(one);
        other.destroy();
      });
    }
  });

  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  const drop = () => upgraded.forEach((socket) => socket.destroy());
  return {
    origin: `http://localhost:${port}`,
    pause: (path = '/') => {
      cut = path;
      drop();
    },
    resume: () => {
      cut = undefined;
    },
    close: () => {
      drop();
      server.closeAllConnections();
      server.close();
    },
  };
}
