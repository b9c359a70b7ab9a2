import { Routes } from '@angular/router';
import { permissionGuard } from '@core/guards/permission.guard';

const routes: Routes = [
  {
    path: '',
    title: $localize`Log lines`,
    canActivate: [permissionGuard('log-lines.read')],
    loadComponent: () =>
      import('./components/log-lines-list.component').then((m) => m.LogLinesListComponent),
  },
];

export default routes;
