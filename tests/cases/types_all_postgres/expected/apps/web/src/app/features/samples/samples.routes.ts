import { Routes } from '@angular/router';
import { permissionGuard } from '@core/guards/permission.guard';

const routes: Routes = [
  {
    path: '',
    title: 'Samples',
    canActivate: [permissionGuard('samples.read')],
    loadComponent: () =>
      import('./components/samples-list.component').then((m) => m.SamplesListComponent),
  },
];

export default routes;
