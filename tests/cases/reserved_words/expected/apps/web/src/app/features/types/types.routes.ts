import { Routes } from '@angular/router';
import { permissionGuard } from '@core/guards/permission.guard';
import { feedRoute } from '@shared/record/feed-route';

const routes: Routes = [
  {
    path: '',
    title: $localize`Types`,
    canActivate: [permissionGuard('types.read')],
    loadComponent: () =>
      import('./components/types-list.component').then((m) => m.TypesListComponent),
  },
  feedRoute('types', () => import('./types.record').then((m) => m.TYPE_ENTITY_RECORD)),
  {
    path: ':id',
    title: $localize`Type entity`,
    loadComponent: () =>
      import('./components/type-entity-page.component').then((m) => m.TypeEntityPageComponent),
  },
];

export default routes;
