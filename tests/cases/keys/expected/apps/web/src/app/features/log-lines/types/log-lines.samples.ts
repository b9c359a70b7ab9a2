import { LogLine } from './log-lines.types';

/** One log line for tests; another number makes it another one. */
export function logLineSample(n = 1): LogLine {
  return {
    line: `Line ${n}`,
    level: 7,
    version: 7,
  };
}
