import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { authInterceptor } from '@core/interceptors/auth.interceptor';
import { ApiSuccessResponse } from '@shared/http/api.types';
import { firstValueFrom } from 'rxjs';
import { AuthService } from './auth.service';

const REFRESH = '/api/auth/refresh';
const UNAUTHORIZED = { status: 401, statusText: 'Unauthorized' };

function session(accessToken: string, permissions = ['products.read']) {
  return {
    success: true,
    data: { accessToken, user: { id: '1', email: 'a@example.com', permissions } },
  };
}

function tokenUntil(milliseconds: number): string {
  return `x.${btoa(JSON.stringify({ exp: milliseconds / 1000 }))}.x`;
}

/** Lets promises that wait for each other go on. */
function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

describe('AuthService', () => {
  let http: HttpTestingController;
  let auth: AuthService;

  beforeEach(() => {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([authInterceptor])),
        provideHttpClientTesting(),
        provideRouter([{ path: 'sign-in', children: [] }]),
      ],
    });
    http = TestBed.inject(HttpTestingController);
    auth = TestBed.inject(AuthService);
  });

  afterEach(() => {
    http.verify();
    vi.useRealTimers();
  });

  async function signIn(accessToken = 'old', permissions?: string[]): Promise<void> {
    const done = auth.login('a@example.com', 'secret');
    http.expectOne('/api/auth/login').flush(session(accessToken, permissions));
    await done;
  }

  function get(url: string): Promise<ApiSuccessResponse<string>> {
    return firstValueFrom(TestBed.inject(HttpClient).get<ApiSuccessResponse<string>>(url));
  }

  it('knows what the user may do', async () => {
    expect(auth.can('products.read')).toBe(false);
    await signIn('t', ['products.read', 'orders.*']);
    expect(auth.can('products.read')).toBe(true);
    expect(auth.can('products.delete')).toBe(false);
    expect(auth.can('orders.delete')).toBe(true);
    await signIn('t', ['*']);
    expect(auth.can('anything.import')).toBe(true);
  });

  it('renews the token once for all requests that need it, and repeats each once', async () => {
    await signIn();
    const answers = [get('/api/a'), get('/api/b')];
    for (const url of ['/api/a', '/api/b']) {
      const request = http.expectOne(url);
      expect(request.request.headers.get('Authorization')).toBe('Bearer old');
      request.flush(null, UNAUTHORIZED);
    }
    http.expectOne(REFRESH).flush(session('new'));
    await settled();
    for (const url of ['/api/a', '/api/b']) {
      const request = http.expectOne(url);
      expect(request.request.headers.get('Authorization')).toBe('Bearer new');
      request.flush({ success: true, data: url });
    }
    expect((await Promise.all(answers)).map(({ data }) => data)).toEqual(['/api/a', '/api/b']);
  });

  it('does not repeat a request twice', async () => {
    await signIn();
    const answer = get('/api/a');
    http.expectOne('/api/a').flush(null, UNAUTHORIZED);
    http.expectOne(REFRESH).flush(session('new'));
    await settled();
    http.expectOne('/api/a').flush(null, UNAUTHORIZED);
    await expect(answer).rejects.toMatchObject({ status: 401 });
    expect(auth.isSignedIn()).toBe(true);
  });

  it('takes the token that came meanwhile', async () => {
    await signIn();
    const answer = get('/api/a');
    const late = http.expectOne('/api/a');
    await signIn('new');
    late.flush(null, UNAUTHORIZED);
    await settled();
    http.expectOne('/api/a').flush({ success: true, data: 'ok' });
    expect((await answer).data).toBe('ok');
  });

  it('goes to the sign-in page when the session is over, and knows the way back', async () => {
    await signIn();
    const ended = vi.fn();
    auth.sessionEnded.subscribe(ended);
    const answer = get('/api/a');
    http.expectOne('/api/a').flush(null, UNAUTHORIZED);
    http.expectOne(REFRESH).flush(null, UNAUTHORIZED);
    await expect(answer).rejects.toMatchObject({ status: 401 });
    await settled();
    expect(ended).toHaveBeenCalledOnce();
    expect(auth.user()).toBeNull();
    expect(TestBed.inject(Router).url).toBe('/sign-in?returnUrl=%2F');
  });

  it('stays signed in when the server cannot be reached', async () => {
    await signIn();
    const answer = get('/api/a');
    http.expectOne('/api/a').flush(null, UNAUTHORIZED);
    http.expectOne(REFRESH).error(new ProgressEvent('error'));
    await expect(answer).rejects.toMatchObject({ status: 401 });
    expect(auth.isSignedIn()).toBe(true);
  });

  it('renews the token a minute before it expires', async () => {
    vi.useFakeTimers();
    await signIn(tokenUntil(Date.now() + 900_000));
    vi.advanceTimersByTime(839_000);
    http.expectNone(REFRESH);
    vi.advanceTimersByTime(2_000);
    http.expectOne(REFRESH).flush(session('new'));
    await vi.advanceTimersByTimeAsync(0);
    expect(auth.getToken()).toBe('new');
  });

  it('takes up an earlier session, and asks for none when there was none', async () => {
    await auth.restore();
    http.expectNone(REFRESH);
    localStorage.setItem('signed-in', '1');
    const done = auth.restore();
    http.expectOne(REFRESH).flush(session('again'));
    await done;
    expect(auth.getToken()).toBe('again');
  });

  it('signs out on the server, which ends the token', async () => {
    await signIn();
    const done = auth.logout();
    const request = http.expectOne('/api/auth/logout');
    expect(request.request.headers.get('Authorization')).toBe('Bearer old');
    request.flush(null);
    await done;
    await settled();
    expect(TestBed.inject(Router).url).toBe('/sign-in');
  });

  it('signs out here even when the server does not answer', async () => {
    await signIn();
    const done = auth.logout();
    expect(auth.getToken()).toBeNull();
    http.expectOne('/api/auth/logout').error(new ProgressEvent('error'));
    await done;
    expect(localStorage.getItem('signed-in')).toBeNull();
  });
});
