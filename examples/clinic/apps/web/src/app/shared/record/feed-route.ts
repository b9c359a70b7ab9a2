import { Route } from '@angular/router';
import { permissionGuard } from '@core/guards/permission.guard';
import { RowOptions } from './record-options';

/** The page of all changes to the records of a module, below the module's own address. */
export function feedRoute<T extends object>(
  resource: string,
  load: () => Promise<RowOptions<T>>,
): Route {
  return {
    path: 'history',
    title: $localize`History`,
    canActivate: [permissionGuard(`${resource}.history`), permissionGuard(`${resource}.read`)],
    loadComponent: () => import('./feed-page.component').then((m) => m.FeedPageComponent),
    resolve: { options: load },
  };
}
