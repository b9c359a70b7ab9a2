import { HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { AuthService } from './auth.service';
import { SessionRestore } from './session-restore.service';

describe('SessionRestore', () => {
  const restore = vi.fn<AuthService['restore']>();
  let session: SessionRestore;
  let isKnown: boolean;

  beforeEach(() => {
    vi.useFakeTimers();
    restore.mockReset();
    TestBed.configureTestingModule({
      providers: [{ provide: AuthService, useValue: { restore } }],
    });
    session = TestBed.inject(SessionRestore);
    isKnown = false;
    void session.known.then(() => (isKnown = true));
  });

  afterEach(() => vi.useRealTimers());

  it('is over when the server has answered', async () => {
    restore.mockResolvedValue();
    await session.attempt();
    expect(isKnown).toBe(true);
    expect(session.outage()).toBe('');
  });

  it.each([0, 502, 503, 504, 500])('asks again after %d, less and less often', async (status) => {
    restore.mockRejectedValue(new HttpErrorResponse({ status }));
    await session.attempt();
    expect(session.outage()).not.toBe('');
    expect(isKnown).toBe(false);
    for (const pause of [2_000, 4_000, 8_000, 15_000, 15_000]) {
      const calls = restore.mock.calls.length;
      await vi.advanceTimersByTimeAsync(pause - 1);
      expect(restore).toHaveBeenCalledTimes(calls);
      await vi.advanceTimersByTimeAsync(1);
      expect(restore).toHaveBeenCalledTimes(calls + 1);
    }
    restore.mockResolvedValue();
    await vi.advanceTimersByTimeAsync(15_000);
    expect(isKnown).toBe(true);
    expect(session.outage()).toBe('');
  });

  it('asks again at once when the user or the network says so', async () => {
    restore.mockRejectedValue(new HttpErrorResponse({ status: 0 }));
    await session.attempt();
    await session.attempt();
    expect(restore).toHaveBeenCalledTimes(2);
    window.dispatchEvent(new Event('online'));
    expect(restore).toHaveBeenCalledTimes(3);
  });
});
