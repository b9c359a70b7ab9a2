import { Routes } from '@angular/router';
import { permissionGuard } from '@core/guards/permission.guard';

const routes: Routes = [
  {
    path: '',
    title: $localize`Statuses`,
    canActivate: [permissionGuard('statuses.read')],
    loadComponent: () =>
      import('./components/statuses-list.component').then((m) => m.StatusesListComponent),
  },
  {
    path: ':id',
    title: $localize`Status`,
    loadComponent: () =>
      import('./components/status-page.component').then((m) => m.StatusPageComponent),
  },
];

export default routes;
