import { WritableSignal, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { PaginatedResponse } from '@shared/http/api.types';
import { Observable, Subject, of, throwError } from 'rxjs';
import { BaseImportService } from './base-import.service';
import { importJobSample, importProgressSample } from './import.samples';
import { ImportJob, ImportProgressEvent } from './import.types';
import { RunningImports } from './running-imports';

describe('RunningImports', () => {
  const running = importJobSample({ status: 'processing', progress: 20, processedRecords: 2 });
  const over: ImportJob = { ...running, status: 'completed' };
  const isAllowed = signal(true);
  const isConnected = signal(false);
  let answer: () => Observable<ImportJob[]>;
  let asked: number;
  let ended: number;

  beforeEach(() => {
    vi.useFakeTimers();
    isAllowed.set(true);
    isConnected.set(false);
    answer = () => of([running]);
    asked = 0;
    ended = 0;
  });
  afterEach(() => vi.useRealTimers());

  function follow(events?: WritableSignal<readonly ImportProgressEvent[]>): RunningImports {
    const jobs = () => {
      asked += 1;
      const pages = new Subject<PaginatedResponse<ImportJob>>();
      const pagination = { page: 1, limit: 20, total: 1, totalPages: 1 };
      void Promise.resolve().then(() =>
        answer().subscribe({
          next: (data) => pages.next({ success: true, data, pagination }),
          error: (error: unknown) => pages.error(error),
        }),
      );
      return pages;
    };
    const service = { jobs } as unknown as BaseImportService;
    const imports = TestBed.runInInjectionContext(
      () => new RunningImports(service, { isAllowed, events, isConnected }),
    );
    imports.ended.subscribe(() => (ended += 1));
    return imports;
  }

  async function pass(ms: number): Promise<void> {
    TestBed.tick();
    await vi.advanceTimersByTimeAsync(ms);
  }

  it('shows what runs, and asks until it is over', async () => {
    const imports = follow();
    await pass(0);
    expect(imports.jobs()).toEqual([running]);
    answer = () => of([over]);
    await pass(2_900);
    expect([asked, ended]).toEqual([1, 0]);
    await pass(200);
    expect([asked, ended]).toEqual([2, 1]);
    expect(imports.jobs()).toEqual([]);
    await pass(60_000);
    expect(asked).toBe(2);
  });

  it('asks nothing of a server that would refuse it', async () => {
    isAllowed.set(false);
    follow();
    await pass(60_000);
    expect(asked).toBe(0);
  });

  it('shows the progress that events tell, and asks when they tell of another import', async () => {
    const events = signal<readonly ImportProgressEvent[]>([]);
    answer = () => of([]);
    const imports = follow(events);
    await pass(60_000);
    expect(asked).toBe(1);
    answer = () => of([running]);
    events.set([importProgressSample()]);
    await pass(0);
    expect(asked).toBe(2);
    expect(imports.jobs()[0].progress).toBe(40);
    events.set([importProgressSample({ progress: 60, processedRecords: 6 })]);
    await pass(0);
    expect(asked).toBe(2);
    expect(imports.jobs()[0].progress).toBe(60);
    answer = () => of([over]);
    events.set([]);
    await pass(0);
    expect([asked, ended]).toEqual([3, 1]);
  });

  it('asks again when the server does not answer while something runs', async () => {
    follow();
    await pass(0);
    answer = () => throwError(() => new Error('offline'));
    await pass(3_100);
    answer = () => of([over]);
    await pass(3_100);
    expect([asked, ended]).toEqual([3, 1]);
  });

  it('sees after a lost connection what has ended meanwhile', async () => {
    const old = { ...over, jobId: 'old' };
    answer = () => of([old]);
    follow();
    await pass(0);
    answer = () => of([over, old]);
    isConnected.set(true);
    await pass(0);
    expect([asked, ended]).toEqual([2, 1]);
    isConnected.set(false);
    await pass(0);
    expect([asked, ended]).toEqual([3, 1]);
  });
});
