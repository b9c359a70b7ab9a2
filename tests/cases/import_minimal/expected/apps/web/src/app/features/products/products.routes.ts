import { Routes } from '@angular/router';
import { permissionGuard } from '@core/guards/permission.guard';

const routes: Routes = [
  {
    path: '',
    title: $localize`Products`,
    canActivate: [permissionGuard('products.read')],
    loadComponent: () =>
      import('./components/products-list.component').then((m) => m.ProductsListComponent),
  },
  {
    path: ':id',
    title: $localize`Product`,
    loadComponent: () =>
      import('./components/product-page.component').then((m) => m.ProductPageComponent),
  },
];

export default routes;
