import { Routes } from '@angular/router';
import { permissionGuard } from '@core/guards/permission.guard';

const routes: Routes = [
  {
    path: '',
    title: 'Transfers',
    canActivate: [permissionGuard('transfers.read')],
    loadComponent: () =>
      import('./components/transfers-list.component').then((m) => m.TransfersListComponent),
  },
];

export default routes;
