import { EnvironmentInjector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import fc from 'fast-check';
import { ModelRun, STEP_NAMES } from '../testing/model-run';

const { process } = globalThis as { process?: { env: Record<string, string | undefined> } };
/** `MODEL_RUNS=20000 npm test` looks harder; `MODEL_SEED` repeats a run that failed. */
const RUNS = Number(process?.env['MODEL_RUNS'] ?? 500);
const SEED = process?.env['MODEL_SEED'];

/** What moves things on happens more often than what breaks them. */
const steps = fc.array(
  fc.tuple(
    fc.oneof(
      fc.constantFrom(...STEP_NAMES),
      fc.constantFrom(
        ...(['edit', 'delete', 'otherEdits', 'otherDeletes', 'serve', 'answer'] as const),
        ...(['subscribe', 'event', 'events', 'wait', 'refresh'] as const),
      ),
    ),
    fc.nat(7),
  ),
  { maxLength: 40 },
);

describe('BaseRealtimeStateManager, over any network', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  async function holds(hisMode: boolean): Promise<void> {
    const parent = TestBed.inject(EnvironmentInjector);
    const clock = {
      advance: (milliseconds: number) => void vi.advanceTimersByTime(milliseconds),
      tick: () => TestBed.tick(),
    };
    const property = fc.asyncProperty(fc.boolean(), steps, async (isLive, list) => {
      const run = new ModelRun(parent, clock, hisMode);
      try {
        await run.start(isLive);
        for (const step of list) {
          await run.step(step);
        }
        await run.comeToRest();
        run.compare();
      } finally {
        run.end();
        vi.clearAllTimers();
      }
    });
    const seed = SEED === undefined ? {} : { seed: Number(SEED) };
    await fc.assert(property, { numRuns: RUNS, ...seed });
  }

  it('shows what the server has when nothing is pending, and never a trace of what was refused', async () => {
    await holds(false);
  }, 300_000);

  it('shows nothing in HIS mode that the server did not answer', async () => {
    await holds(true);
  }, 300_000);
});
