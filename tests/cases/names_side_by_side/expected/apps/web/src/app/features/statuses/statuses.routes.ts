import { Routes } from '@angular/router';
import { permissionGuard } from '@core/guards/permission.guard';
import { feedRoute } from '@shared/record/feed-route';

const routes: Routes = [
  {
    path: '',
    title: $localize`Statuses`,
    canActivate: [permissionGuard('statuses.read')],
    loadComponent: () =>
      import('./components/statuses-list.component').then((m) => m.StatusesListComponent),
  },
  feedRoute('statuses', () => import('./statuses.record').then((m) => m.STATUS_RECORD)),
  {
    path: ':id',
    title: $localize`Status`,
    loadComponent: () =>
      import('./components/status-page.component').then((m) => m.StatusPageComponent),
  },
];

export default routes;
