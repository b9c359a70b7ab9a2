import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import {
  ActivatedRouteSnapshot,
  CanActivateFn,
  Router,
  RouterStateSnapshot,
  UrlTree,
  provideRouter,
} from '@angular/router';
import { AuthService } from '@core/services/auth.service';
import { SessionRestore } from '@core/services/session-restore.service';
import { authGuard, guestGuard } from './auth.guard';
import { permissionGuard } from './permission.guard';

describe('guards', () => {
  const isSignedIn = signal(false);
  let known: Promise<void>;

  beforeEach(() => {
    known = Promise.resolve();
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        {
          provide: AuthService,
          useValue: { isSignedIn, can: (permission: string) => permission === 'products.read' },
        },
        { provide: SessionRestore, useValue: { known } },
      ],
    });
  });

  /** True, or where the guard leads to. */
  async function outcome(guard: CanActivateFn, url: string): Promise<unknown> {
    const state = { url } as RouterStateSnapshot;
    const result = await TestBed.runInInjectionContext(() =>
      guard({} as ActivatedRouteSnapshot, state),
    );
    return result instanceof UrlTree ? TestBed.inject(Router).serializeUrl(result) : result;
  }

  it('lead guests to the sign-in page, and back', async () => {
    isSignedIn.set(false);
    expect(await outcome(authGuard, '/products?page=2')).toBe(
      '/sign-in?returnUrl=%2Fproducts%3Fpage%3D2',
    );
    expect(await outcome(authGuard, '/')).toBe('/sign-in');
    expect(await outcome(guestGuard, '/sign-in')).toBe(true);
  });

  it('let users in, and keep them off the sign-in page', async () => {
    isSignedIn.set(true);
    expect(await outcome(authGuard, '/products')).toBe(true);
    expect(await outcome(guestGuard, '/sign-in')).toBe('/');
  });

  it('wait until it is known who is signed in', async () => {
    let tell!: () => void;
    known = new Promise((resolve) => (tell = resolve));
    TestBed.overrideProvider(SessionRestore, { useValue: { known } });
    isSignedIn.set(false);
    const result = outcome(authGuard, '/products');
    isSignedIn.set(true);
    tell();
    expect(await result).toBe(true);
  });

  it('ask for the permission of a page', async () => {
    expect(await outcome(permissionGuard('products.read'), '/products')).toBe(true);
    expect(await outcome(permissionGuard('orders.read'), '/orders')).toBe('/');
  });
});
