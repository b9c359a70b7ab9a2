import { HttpClient } from '@angular/common/http';
import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { BASE_PATH } from '@core/base-path';
import { errorStatus } from '@shared/http/api-error';
import { ApiSuccessResponse } from '@shared/http/api.types';
import { Observable, Subject, firstValueFrom, timeout } from 'rxjs';

export interface AuthUser {
  id: string;
  email: string;
  permissions: string[];
}

interface Session {
  accessToken: string;
  user: AuthUser;
}

const URL = '/api/auth';
const RESTORE_TIMEOUT_MS = 8_000;
const RENEW_BEFORE_EXPIRY_MS = 60_000;
const RENEW_AT_LEAST_MS = 30_000;

/** Who is signed in. The access token lives in memory only; a cookie that scripts cannot read renews it. */
@Injectable({ providedIn: 'root' })
export class AuthService {
  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);

  private readonly base = inject(BASE_PATH);
  /** Says that there is a refresh cookie, which scripts cannot see. */
  private readonly signedInKey = `signed-in${this.base}`;

  private readonly session = signal<Session | null>(null);
  private readonly ended = new Subject<void>();
  private readonly channel =
    typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(`auth${this.base}`);
  private refreshing: Promise<string | null> | null = null;
  private renewTimer: ReturnType<typeof setTimeout> | undefined;

  readonly accessToken = computed(() => this.session()?.accessToken ?? null);
  readonly user = computed(() => this.session()?.user ?? null, {
    equal: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  readonly isSignedIn = computed(() => this.session() !== null);
  /** Emits when a session is over: all that was kept for its user has to go. */
  readonly sessionEnded: Observable<void> = this.ended.asObservable();

  constructor() {
    this.channel?.addEventListener('message', () => this.end());
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.renewTimer);
      this.channel?.close();
    });
  }

  getToken(): string | null {
    return this.accessToken();
  }

  /** Whether the user holds a permission such as `products.read`. */
  can(permission: string): boolean {
    const held = this.user()?.permissions ?? [];
    const resource = permission.slice(0, permission.lastIndexOf('.'));
    return held.some((one) => one === '*' || one === permission || one === `${resource}.*`);
  }

  async login(email: string, password: string): Promise<void> {
    const answer = await firstValueFrom(
      this.http.post<ApiSuccessResponse<Session>>(`${URL}/login`, { email, password }),
    );
    this.begin(answer.data);
  }

  async logout(): Promise<void> {
    const token = this.getToken();
    // The token ends too where the browser has kept no cookie.
    const headers: Record<string, string> = token ? { Authorization: `Bearer ${token}` } : {};
    const answer = firstValueFrom(this.http.post(`${URL}/logout`, {}, { headers }));
    this.channel?.postMessage('signed-out');
    this.end('/sign-in');
    await answer.catch(() => undefined);
  }

  /**
   * A new access token. Calls at the same time share one request, in all tabs: the cookie changes with each use.
   * Null when the session is over; rejected when the server cannot be reached.
   */
  refresh(): Promise<string | null> {
    this.refreshing ??= withLock(`auth-refresh${this.base}`, () => this.requestRefresh()).finally(
      () => {
        this.refreshing = null;
      },
    );
    return this.refreshing;
  }

  /** Takes up the session of an earlier visit, if there was one; rejected when the server cannot be reached. */
  async restore(): Promise<void> {
    if (localStorage.getItem(this.signedInKey) !== null) {
      await this.refresh();
    }
  }

  private async requestRefresh(): Promise<string | null> {
    try {
      const answer = await firstValueFrom(
        this.http
          .post<ApiSuccessResponse<Session>>(`${URL}/refresh`, {})
          .pipe(timeout(RESTORE_TIMEOUT_MS)),
      );
      this.begin(answer.data);
      return answer.data.accessToken;
    } catch (error) {
      const status = errorStatus(error);
      if (status !== 401 && status !== 403) {
        throw error;
      }
      this.end();
      return null;
    }
  }

  private begin(session: Session): void {
    const before = this.session();
    if (before && before.user.id !== session.user.id) {
      this.ended.next();
    }
    this.session.set(session);
    localStorage.setItem(this.signedInKey, '1');
    this.renewLater(session.accessToken);
  }

  private end(target?: string): void {
    clearTimeout(this.renewTimer);
    localStorage.removeItem(this.signedInKey);
    if (this.session() === null) {
      return;
    }
    this.session.set(null);
    this.ended.next();
    const returnUrl = this.router.url;
    void (target
      ? this.router.navigateByUrl(target)
      : this.router.navigate(['/sign-in'], { queryParams: { returnUrl } }));
  }

  /** Renews the token before it expires, so that a live socket and an open form outlast it. */
  private renewLater(token: string): void {
    clearTimeout(this.renewTimer);
    const expiry = expiryOf(token);
    if (expiry === undefined) {
      return;
    }
    const delay = Math.max(expiry - Date.now() - RENEW_BEFORE_EXPIRY_MS, RENEW_AT_LEAST_MS);
    this.renewTimer = setTimeout(() => {
      this.refresh().catch(() => this.renewLater(token));
    }, delay);
  }
}

/** When a JSON Web Token expires, in milliseconds; undefined when it does not say. */
function expiryOf(token: string): number | undefined {
  try {
    const payload = token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/');
    const { exp } = JSON.parse(atob(payload)) as { exp?: unknown };
    return typeof exp === 'number' ? exp * 1000 : undefined;
  } catch {
    return undefined;
  }
}

/** Runs one task at a time over all tabs, where the browser can. */
async function withLock<T>(name: string, task: () => Promise<T>): Promise<T> {
  return 'locks' in navigator ? await navigator.locks.request(name, task) : await task();
}
