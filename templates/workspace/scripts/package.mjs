// Makes the folder `dist`, which runs by itself: the program, the built pages beside it, and what puts it on a server: `npm run package`.
// `npm run package -- --profile dev` takes a quicker build of the program, to try it.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { fail, manifest, ng, prepare, root, run, web } from './tools.mjs';

const target = path.join(root, 'dist');
const pages = path.join(target, 'web');
const COMPRESSED = new Set(['.js', '.css', '.svg', '.json', '.txt']);
/** Less than this fits into the first packet anyhow. */
const SMALL = 1024;

/** Builds the program and says where it is. */
function program(profile) {
  const args = ['build', '--bins', '--profile', profile, '--manifest-path', manifest];
  const options = { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'inherit'] };
  const { status, stdout } = spawnSync('cargo', [...args, '--message-format=json-render-diagnostics'], options);
  if (status !== 0) {
    fail('the API cannot be built');
  }
  const messages = stdout.split('\n').filter(Boolean).map((line) => JSON.parse(line));
  return messages.findLast((message) => message.executable).executable;
}

function compress(file) {
  const bytes = readFileSync(file);
  if (bytes.length < SMALL || !COMPRESSED.has(path.extname(file))) {
    return;
  }
  const size = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: size }));
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
}

const { values } = parseArgs({ options: { profile: { type: 'string', default: 'release' } } });
prepare();
const executable = program(values.profile);
run(process.execPath, [ng, 'build'], { cwd: web, env: { ...process.env, NG_CLI_ANALYTICS: 'false' } });

rmSync(target, { recursive: true, force: true });
mkdirSync(target);
cpSync(executable, path.join(target, path.basename(executable)));
cpSync(path.join(root, 'apps/web/dist/browser'), pages, { recursive: true });
cpSync(path.join(root, 'deploy'), target, { recursive: true });
const files = readdirSync(pages, { recursive: true }).map((name) => path.join(pages, name));
files.filter((file) => statSync(file).isFile()).forEach(compress);
console.log(`The package is in ${target}`);
