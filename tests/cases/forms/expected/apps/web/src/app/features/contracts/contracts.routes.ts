import { Routes } from '@angular/router';
import { permissionGuard } from '@core/guards/permission.guard';

const routes: Routes = [
  {
    path: '',
    title: $localize`Contracts`,
    canActivate: [permissionGuard('contracts.read')],
    loadComponent: () =>
      import('./components/contracts-list.component').then((m) => m.ContractsListComponent),
  },
  {
    path: ':id',
    title: $localize`Contract`,
    loadComponent: () =>
      import('./components/contract-page.component').then((m) => m.ContractPageComponent),
  },
];

export default routes;
