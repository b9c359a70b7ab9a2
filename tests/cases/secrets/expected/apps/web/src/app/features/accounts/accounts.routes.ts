import { Routes } from '@angular/router';
import { permissionGuard } from '@core/guards/permission.guard';

const routes: Routes = [
  {
    path: '',
    title: 'Accounts',
    canActivate: [permissionGuard('accounts.read')],
    loadComponent: () =>
      import('./components/accounts-list.component').then((m) => m.AccountsListComponent),
  },
];

export default routes;
