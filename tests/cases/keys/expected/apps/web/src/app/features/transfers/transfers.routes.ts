import { Routes } from '@angular/router';
import { permissionGuard } from '@core/guards/permission.guard';

const routes: Routes = [
  {
    path: '',
    title: $localize`Transfers`,
    canActivate: [permissionGuard('transfers.read')],
    loadComponent: () =>
      import('./components/transfers-list.component').then((m) => m.TransfersListComponent),
  },
  {
    path: ':id',
    title: $localize`Transfer`,
    loadComponent: () =>
      import('./components/transfer-page.component').then((m) => m.TransferPageComponent),
  },
];

export default routes;
