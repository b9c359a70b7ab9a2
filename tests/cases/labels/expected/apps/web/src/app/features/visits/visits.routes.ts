import { Routes } from '@angular/router';
import { permissionGuard } from '@core/guards/permission.guard';
import { feedRoute } from '@shared/record/feed-route';

const routes: Routes = [
  {
    path: '',
    title: $localize`Visits`,
    canActivate: [permissionGuard('visits.read')],
    loadComponent: () =>
      import('./components/visits-list.component').then((m) => m.VisitsListComponent),
  },
  feedRoute('visits', () => import('./visits.record').then((m) => m.VISIT_RECORD)),
  {
    path: ':id',
    title: $localize`Visit`,
    loadComponent: () =>
      import('./components/visit-page.component').then((m) => m.VisitPageComponent),
  },
];

export default routes;
