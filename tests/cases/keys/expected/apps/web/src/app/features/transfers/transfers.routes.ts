import { Routes } from '@angular/router';
import { permissionGuard } from '@core/guards/permission.guard';
import { feedRoute } from '@shared/record/feed-route';

const routes: Routes = [
  {
    path: '',
    title: $localize`Transfers`,
    canActivate: [permissionGuard('transfers.read')],
    loadComponent: () =>
      import('./components/transfers-list.component').then((m) => m.TransfersListComponent),
  },
  feedRoute('transfers', () => import('./transfers.record').then((m) => m.TRANSFER_RECORD)),
  {
    path: ':id',
    title: $localize`Transfer`,
    loadComponent: () =>
      import('./components/transfer-page.component').then((m) => m.TransferPageComponent),
  },
];

export default routes;
