import { Routes } from '@angular/router';
import { permissionGuard } from '@core/guards/permission.guard';

const routes: Routes = [
  {
    path: '',
    title: 'Contracts',
    canActivate: [permissionGuard('contracts.read')],
    loadComponent: () =>
      import('./components/contracts-list.component').then((m) => m.ContractsListComponent),
  },
  {
    path: ':id',
    title: 'Contract',
    loadComponent: () =>
      import('./components/contract-page.component').then((m) => m.ContractPageComponent),
  },
];

export default routes;
