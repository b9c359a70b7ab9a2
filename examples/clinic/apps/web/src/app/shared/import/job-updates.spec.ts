import { HttpErrorResponse } from '@angular/common/http';
import { Observable, Subject, of, throwError } from 'rxjs';
import { importJobSample, importProgressSample } from './import.samples';
import { ImportJob, ImportProgressEvent } from './import.types';
import { jobUpdates } from './job-updates';

describe('jobUpdates', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  /** The seconds in which the server is asked. */
  function asked(events?: Observable<ImportProgressEvent>): number[] {
    const start = Date.now();
    const times: number[] = [];
    const ask = () => {
      times.push((Date.now() - start) / 1_000);
      return of(importJobSample());
    };
    jobUpdates(ask, events).subscribe();
    return times;
  }

  it('asks every two seconds without events, and once soon', () => {
    const times = asked();
    vi.advanceTimersByTime(6_500);
    expect(times).toEqual([0.4, 2, 4, 6]);
  });

  it('asks after three seconds when no event comes, and goes on so', () => {
    const times = asked(new Subject());
    vi.advanceTimersByTime(7_500);
    expect(times).toEqual([3, 5, 7]);
  });

  it('asks every ten seconds while events come, and again after three of silence', () => {
    const events = new Subject<ImportProgressEvent>();
    const times = asked(events);
    for (let second = 0; second < 21; second += 1) {
      events.next(importProgressSample());
      vi.advanceTimersByTime(1_000);
    }
    expect(times).toEqual([10, 20]);
    vi.advanceTimersByTime(2_500);
    expect(times).toEqual([10, 20, 23]);
  });

  it('asks at once when an event says that the job is over', () => {
    const events = new Subject<ImportProgressEvent>();
    const times = asked(events);
    vi.advanceTimersByTime(500);
    events.next(importProgressSample({ status: 'completed', progress: 100 }));
    expect(times).toEqual([0.5]);
  });

  it('asks again when the server cannot be reached, and gives up when the job is gone', () => {
    let status = 0;
    const heard = vi.fn();
    const job = importJobSample();
    const ask = (): Observable<ImportJob> =>
      status === 200 ? of(job) : throwError(() => new HttpErrorResponse({ status }));
    jobUpdates(ask).subscribe({ next: heard, error: heard });
    vi.advanceTimersByTime(2_500);
    expect(heard).not.toHaveBeenCalled();
    status = 200;
    vi.advanceTimersByTime(2_000);
    expect(heard).toHaveBeenLastCalledWith(job);
    status = 404;
    vi.advanceTimersByTime(2_000);
    expect(heard.mock.lastCall?.[0]).toBeInstanceOf(HttpErrorResponse);
    vi.advanceTimersByTime(10_000);
    expect(heard).toHaveBeenCalledTimes(2);
  });
});
