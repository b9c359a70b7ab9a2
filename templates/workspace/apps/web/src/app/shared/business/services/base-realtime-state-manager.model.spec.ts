import { EnvironmentInjector } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import fc from 'fast-check';
import { ModelRun, STEP_NAMES, Step } from '../testing/model-run';

const { process } = globalThis as { process?: { env: Record<string, string | undefined> } };
/** `MODEL_RUNS=20000 npm test` looks harder; `MODEL_SEED` repeats a run that failed. */
const RUNS = Number(process?.env['MODEL_RUNS'] ?? 500);
const SEED = process?.env['MODEL_SEED'];

const MOVERS = [
  'serve',
  'answer',
  'subscribe',
  'event',
  'events',
  'wait',
  'openForm',
  'saveForm',
] as const;

/** Half of a history moves things on, and opens and saves forms; the other half is made of a few kinds of steps, other ones in each history. */
const steps = fc
  .tuple(
    fc.subarray(STEP_NAMES, { minLength: 2, maxLength: 8 }),
    fc.array(fc.tuple(fc.boolean(), fc.nat(), fc.nat(7)), { maxLength: 40 }),
  )
  .map(([names, choices]) =>
    choices.map(([isMover, choice, n]): Step => {
      const kinds = isMover ? MOVERS : names;
      return [kinds[choice % kinds.length], n];
    }),
  );

describe('BaseRealtimeStateManager, over any network', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  async function holds({ hisMode = false, byReference = false }): Promise<void> {
    const parent = TestBed.inject(EnvironmentInjector);
    const clock = {
      advance: (milliseconds: number) => void vi.advanceTimersByTime(milliseconds),
      tick: () => TestBed.tick(),
    };
    const property = fc.asyncProperty(fc.boolean(), steps, async (isLive, list) => {
      const run = new ModelRun(parent, clock, hisMode, byReference);
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
    await holds({});
  }, 300_000);

  it('does so when events carry references only', async () => {
    await holds({ byReference: true });
  }, 300_000);

  it('shows nothing in HIS mode that the server did not answer', async () => {
    await holds({ hisMode: true });
  }, 300_000);
});
