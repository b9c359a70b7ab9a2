// A PostgreSQL cluster for one measurement, without fsync: the servers are measured, not the disk.
import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const versions = '/usr/lib/postgresql';
const root = process.getuid() === 0;

/** The folder of the newest server that is installed. */
function binaries() {
  const found = readdirSync(versions).map((version) => join(versions, version, 'bin'));
  return found.filter((folder) => existsSync(join(folder, 'initdb'))).sort().at(-1);
}

/** The server refuses to run as root. */
const asOwner = (program, args) =>
  root
    ? ['setpriv', ['--reuid=postgres', '--regid=postgres', '--clear-groups', '--', program, ...args]]
    : [program, args];

export async function cluster(folder, port) {
  const bin = binaries();
  const data = join(folder, 'data');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  if (root) {
    const [uid, gid] = ['-u', '-g'].map((option) => Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' })));
    chownSync(folder, uid, gid);
  }
  const init = ['-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync', '-D', data];
  execFileSync(...asOwner(join(bin, 'initdb'), init), { cwd: folder, stdio: 'ignore' });
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'fsync=off',
    'synchronous_commit=off',
    'shared_buffers=256MB',
    'max_wal_size=4GB',
  ];
  const options = settings.flatMap((setting) => ['-c', setting]);
  const child = spawn(...asOwner(join(bin, 'postgres'), ['-D', data, ...options]), { cwd: folder, stdio: 'ignore' });
  const url = (database) => `postgres://postgres@127.0.0.1:${port}/${database}`;
  const sql = (database, statement) => execFileSync('psql', [url(database), '-qXc', statement], { stdio: 'pipe' });
  for (let tries = 0; ; tries += 1) {
    try {
      sql('postgres', 'SELECT 1');
      break;
    } catch (error) {
      if (tries > 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  const create = (name, template) => {
    sql('postgres', `CREATE DATABASE ${name}${template ? ` TEMPLATE ${template}` : ''}`);
    return url(name);
  };
  return { child, url, sql, create };
}
