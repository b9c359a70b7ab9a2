import { DestroyRef, Injectable, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { apiErrorMessage } from '@shared/http/api-error';
import { fromEvent } from 'rxjs';
import { AuthService } from './auth.service';

const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 15_000;

/** Takes up the session of an earlier visit, and tries again as long as the server does not say who is signed in. */
@Injectable({ providedIn: 'root' })
export class SessionRestore {
  private readonly auth = inject(AuthService);
  private readonly reason = signal('');
  private readonly trying = signal(false);
  private pause = FIRST_PAUSE_MS;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private resolve!: () => void;

  /** Settles when it is known who is signed in, if anybody. */
  readonly known = new Promise<void>((resolve) => (this.resolve = resolve));
  /** Why that is not known yet; empty when it is, and before the first attempt. */
  readonly outage = this.reason.asReadonly();
  readonly isTrying = this.trying.asReadonly();

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
    fromEvent(window, 'online')
      .pipe(takeUntilDestroyed())
      .subscribe(() => this.reason() !== '' && void this.attempt());
  }

  /** Asks once, or once more; settles with the answer, and without one too. */
  async attempt(): Promise<void> {
    if (this.trying()) {
      return;
    }
    clearTimeout(this.timer);
    this.trying.set(true);
    try {
      await this.auth.restore();
      this.reason.set('');
      this.resolve();
    } catch (error) {
      this.reason.set(apiErrorMessage(error, $localize`It did not say who is signed in.`));
      this.timer = setTimeout(() => void this.attempt(), this.pause);
      this.pause = Math.min(this.pause * 2, LONGEST_PAUSE_MS);
    } finally {
      this.trying.set(false);
    }
  }
}
