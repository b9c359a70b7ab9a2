import { Routes } from '@angular/router';
import { permissionGuard } from '@core/guards/permission.guard';
import { feedRoute } from '@shared/record/feed-route';

const routes: Routes = [
  {
    path: '',
    title: $localize`Samples`,
    canActivate: [permissionGuard('samples.read')],
    loadComponent: () =>
      import('./components/samples-list.component').then((m) => m.SamplesListComponent),
  },
  feedRoute('samples', () => import('./samples.record').then((m) => m.SAMPLE_RECORD)),
  {
    path: ':id',
    title: $localize`Sample`,
    loadComponent: () =>
      import('./components/sample-page.component').then((m) => m.SamplePageComponent),
  },
];

export default routes;
