import { Routes } from '@angular/router';
import { permissionGuard } from '@core/guards/permission.guard';
import { feedRoute } from '@shared/record/feed-route';

const routes: Routes = [
  {
    path: '',
    title: $localize`Orders`,
    canActivate: [permissionGuard('orders.read')],
    loadComponent: () =>
      import('./components/orders-list.component').then((m) => m.OrdersListComponent),
  },
  feedRoute('orders', () => import('./orders.record').then((m) => m.ORDER_RECORD)),
  {
    path: ':id',
    title: $localize`Order`,
    loadComponent: () =>
      import('./components/order-page.component').then((m) => m.OrderPageComponent),
  },
];

export default routes;
