import { Subject } from 'rxjs';
import { coalesced } from './coalesced';

describe('coalesced', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  function heard(source: Subject<number>): number[] {
    const start = Date.now();
    const times: number[] = [];
    source.pipe(coalesced()).subscribe(() => times.push(Date.now() - start));
    return times;
  }

  it('makes one of a burst, 300 ms after its first', () => {
    const source = new Subject<number>();
    const times = heard(source);
    for (let i = 0; i < 5; i += 1) {
      source.next(i);
      vi.advanceTimersByTime(50);
    }
    vi.advanceTimersByTime(5_000);
    expect(times).toEqual([300]);
  });

  it('is never heard more than once a second, and once after the last', () => {
    const source = new Subject<number>();
    const times = heard(source);
    for (let i = 0; i < 25; i += 1) {
      source.next(i);
      vi.advanceTimersByTime(100);
    }
    vi.advanceTimersByTime(5_000);
    expect(times.length).toBeGreaterThanOrEqual(3);
    times.slice(1).forEach((time, i) => expect(time - times[i]).toBeGreaterThanOrEqual(1_000));
    expect(times.at(-1)).toBeGreaterThanOrEqual(2_500);
  });
});
