import { Routes } from '@angular/router';
import { permissionGuard } from '@core/guards/permission.guard';
import { feedRoute } from '@shared/record/feed-route';

const routes: Routes = [
  {
    path: '',
    title: $localize`Categories`,
    canActivate: [permissionGuard('categories.read')],
    loadComponent: () =>
      import('./components/categories-list.component').then((m) => m.CategoriesListComponent),
  },
  feedRoute('categories', () => import('./categories.record').then((m) => m.CATEGORY_RECORD)),
  {
    path: ':id',
    title: $localize`Category`,
    loadComponent: () =>
      import('./components/category-page.component').then((m) => m.CategoryPageComponent),
  },
];

export default routes;
