import { Routes } from '@angular/router';
import { permissionGuard } from '@core/guards/permission.guard';
import { feedRoute } from '@shared/record/feed-route';

const routes: Routes = [
  {
    path: '',
    title: $localize`Accounts`,
    canActivate: [permissionGuard('accounts.read')],
    loadComponent: () =>
      import('./components/accounts-list.component').then((m) => m.AccountsListComponent),
  },
  feedRoute('accounts', () => import('./accounts.record').then((m) => m.ACCOUNT_RECORD)),
  {
    path: ':id',
    title: $localize`Account`,
    loadComponent: () =>
      import('./components/account-page.component').then((m) => m.AccountPageComponent),
  },
];

export default routes;
