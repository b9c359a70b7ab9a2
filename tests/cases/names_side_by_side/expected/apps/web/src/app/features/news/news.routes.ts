import { Routes } from '@angular/router';
import { permissionGuard } from '@core/guards/permission.guard';
import { feedRoute } from '@shared/record/feed-route';

const routes: Routes = [
  {
    path: '',
    title: $localize`News`,
    canActivate: [permissionGuard('news.read')],
    loadComponent: () =>
      import('./components/news-list.component').then((m) => m.NewsListComponent),
  },
  feedRoute('news', () => import('./news.record').then((m) => m.NEWS_RECORD)),
  {
    path: ':id',
    title: $localize`News`,
    loadComponent: () =>
      import('./components/news-page.component').then((m) => m.NewsPageComponent),
  },
];

export default routes;
