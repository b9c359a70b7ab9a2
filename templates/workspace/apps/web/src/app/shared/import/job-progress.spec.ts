import { importJobSample, importProgressSample } from './import.samples';
import { afterAnswer, afterEvent, isAtWork, isOver, isRunning } from './job-progress';

describe('progress of a job', () => {
  const running = importJobSample({ status: 'processing', progress: 40, processedRecords: 4 });

  it('takes what an event tells', () => {
    const event = importProgressSample({ progress: 60, processedRecords: 6, successCount: 6 });
    expect(afterEvent(running, event)).toEqual({
      ...running,
      progress: 60,
      processedRecords: 6,
      successCount: 6,
    });
  });

  it('never goes back, whichever way events and answers overtake each other', () => {
    expect(afterEvent(running, importProgressSample({ progress: 20, processedRecords: 2 }))).toBe(
      running,
    );
    expect(afterEvent(running, importProgressSample({ status: 'pending', progress: 0 }))).toBe(
      running,
    );
    expect(afterAnswer(running, importJobSample())).toBe(running);
    expect(afterAnswer(running, { ...running, processedRecords: 2, progress: 20 })).toBe(running);
    expect(afterAnswer(running, { ...running, processedRecords: 5, progress: 30 }).progress).toBe(
      40,
    );
  });

  it('ends once: a late event changes nothing, and the last word has the answer', () => {
    const failed = afterEvent(
      running,
      importProgressSample({ status: 'failed', error: 'cancelled' }),
    );
    expect(failed.status).toBe('failed');
    expect(afterEvent(failed, importProgressSample({ status: 'completed' }))).toBe(failed);
    const cancelled = importJobSample({
      status: 'cancelled',
      processedRecords: 0,
      skippedCount: 3,
    });
    expect(afterAnswer(failed, cancelled)).toEqual({ ...cancelled, progress: 40 });
  });

  it('tells apart what waits, what works and what is over', () => {
    const said = (
      [
        'uploaded',
        'validating',
        'validated',
        'pending',
        'processing',
        'completed',
        'failed',
        'cancelled',
      ] as const
    ).map((status) =>
      [isAtWork({ status }), isRunning({ status }), isOver({ status })].map(Number).join(''),
    );
    expect(said).toEqual(['000', '100', '000', '110', '110', '001', '001', '001']);
  });
});
