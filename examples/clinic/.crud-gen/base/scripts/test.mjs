// The tests of both sides: `npm test`.
import { manifest, ng, prepare, run, web } from './tools.mjs';

prepare();
run('cargo', ['test', '--manifest-path', manifest]);
run(process.execPath, [ng, 'test', '--watch=false'], { cwd: web, env: { ...process.env, NG_CLI_ANALYTICS: 'false' } });
