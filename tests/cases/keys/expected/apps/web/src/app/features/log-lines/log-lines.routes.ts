import { Routes } from '@angular/router';
import { permissionGuard } from '@core/guards/permission.guard';
import { feedRoute } from '@shared/record/feed-route';

const routes: Routes = [
  {
    path: '',
    title: $localize`Log lines`,
    canActivate: [permissionGuard('log-lines.read')],
    loadComponent: () =>
      import('./components/log-lines-list.component').then((m) => m.LogLinesListComponent),
  },
  feedRoute('log-lines', () => import('./log-lines.record').then((m) => m.LOG_LINE_RECORD)),
];

export default routes;
