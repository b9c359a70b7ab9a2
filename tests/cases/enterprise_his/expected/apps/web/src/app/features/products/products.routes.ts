import { Routes } from '@angular/router';
import { permissionGuard } from '@core/guards/permission.guard';
import { feedRoute } from '@shared/record/feed-route';

const routes: Routes = [
  {
    path: '',
    title: $localize`Products`,
    canActivate: [permissionGuard('products.read')],
    loadComponent: () =>
      import('./components/products-list.component').then((m) => m.ProductsListComponent),
  },
  feedRoute('products', () => import('./products.record').then((m) => m.PRODUCT_RECORD)),
  {
    path: ':id',
    title: $localize`Product`,
    loadComponent: () =>
      import('./components/product-page.component').then((m) => m.ProductPageComponent),
  },
];

export default routes;
