import { Routes } from '@angular/router';
import { permissionGuard } from '@core/guards/permission.guard';

const routes: Routes = [
  {
    path: '',
    title: $localize`News`,
    canActivate: [permissionGuard('news.read')],
    loadComponent: () =>
      import('./components/news-list.component').then((m) => m.NewsListComponent),
  },
  {
    path: ':id',
    title: $localize`News`,
    loadComponent: () =>
      import('./components/news-page.component').then((m) => m.NewsPageComponent),
  },
];

export default routes;
