import { Routes } from '@angular/router';
import { permissionGuard } from '@core/guards/permission.guard';

const routes: Routes = [
  {
    path: '',
    title: 'Categories',
    canActivate: [permissionGuard('categories.read')],
    loadComponent: () =>
      import('./components/categories-list.component').then((m) => m.CategoriesListComponent),
  },
];

export default routes;
