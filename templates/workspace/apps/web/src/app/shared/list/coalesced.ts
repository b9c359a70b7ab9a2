import { MonoTypeOperatorFunction, auditTime, throttleTime } from 'rxjs';

const BURST_MS = 300;
const PAUSE_MS = 1_000;

/** One value for a burst of them, 300 ms after its first, and never more than one a second. */
export function coalesced<T>(): MonoTypeOperatorFunction<T> {
  return (source) =>
    source.pipe(
      auditTime(BURST_MS),
      throttleTime(PAUSE_MS, undefined, { leading: true, trailing: true }),
    );
}
