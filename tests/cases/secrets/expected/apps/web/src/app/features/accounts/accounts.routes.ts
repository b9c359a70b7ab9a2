import { Routes } from '@angular/router';
import { permissionGuard } from '@core/guards/permission.guard';

const routes: Routes = [
  {
    path: '',
    title: $localize`Accounts`,
    canActivate: [permissionGuard('accounts.read')],
    loadComponent: () =>
      import('./components/accounts-list.component').then((m) => m.AccountsListComponent),
  },
  {
    path: ':id',
    title: $localize`Account`,
    loadComponent: () =>
      import('./components/account-page.component').then((m) => m.AccountPageComponent),
  },
];

export default routes;
