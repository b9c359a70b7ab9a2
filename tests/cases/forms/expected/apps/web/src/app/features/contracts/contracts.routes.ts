import { Routes } from '@angular/router';
import { permissionGuard } from '@core/guards/permission.guard';
import { feedRoute } from '@shared/record/feed-route';

const routes: Routes = [
  {
    path: '',
    title: $localize`Contracts`,
    canActivate: [permissionGuard('contracts.read')],
    loadComponent: () =>
      import('./components/contracts-list.component').then((m) => m.ContractsListComponent),
  },
  feedRoute('contracts', () => import('./contracts.record').then((m) => m.CONTRACT_RECORD)),
  {
    path: ':id',
    title: $localize`Contract`,
    loadComponent: () =>
      import('./components/contract-page.component').then((m) => m.ContractPageComponent),
  },
];

export default routes;
