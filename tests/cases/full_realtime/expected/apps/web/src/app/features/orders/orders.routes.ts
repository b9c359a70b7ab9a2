import { Routes } from '@angular/router';
import { permissionGuard } from '@core/guards/permission.guard';

const routes: Routes = [
  {
    path: '',
    title: $localize`Orders`,
    canActivate: [permissionGuard('orders.read')],
    loadComponent: () =>
      import('./components/orders-list.component').then((m) => m.OrdersListComponent),
  },
  {
    path: ':id',
    title: $localize`Order`,
    loadComponent: () =>
      import('./components/order-page.component').then((m) => m.OrderPageComponent),
  },
];

export default routes;
