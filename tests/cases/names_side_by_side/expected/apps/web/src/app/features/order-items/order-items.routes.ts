import { Routes } from '@angular/router';
import { permissionGuard } from '@core/guards/permission.guard';
import { feedRoute } from '@shared/record/feed-route';

const routes: Routes = [
  {
    path: '',
    title: $localize`Order items`,
    canActivate: [permissionGuard('order-items.read')],
    loadComponent: () =>
      import('./components/order-items-list.component').then((m) => m.OrderItemsListComponent),
  },
  feedRoute('order-items', () => import('./order-items.record').then((m) => m.ORDER_ITEM_RECORD)),
  {
    path: ':id',
    title: $localize`Order item`,
    loadComponent: () =>
      import('./components/order-item-page.component').then((m) => m.OrderItemPageComponent),
  },
];

export default routes;
