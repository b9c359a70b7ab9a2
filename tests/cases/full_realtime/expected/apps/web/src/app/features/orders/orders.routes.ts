import { Routes } from '@angular/router';
import { permissionGuard } from '@core/guards/permission.guard';

const routes: Routes = [
  {
    path: '',
    title: 'Orders',
    canActivate: [permissionGuard('orders.read')],
    loadComponent: () =>
      import('./components/orders-list.component').then((m) => m.OrdersListComponent),
  },
];

export default routes;
