import { Routes } from '@angular/router';
import { permissionGuard } from '@core/guards/permission.guard';
import { feedRoute } from '@shared/record/feed-route';

const routes: Routes = [
  {
    path: '',
    title: $localize`Rc items`,
    canActivate: [permissionGuard('rc-items.read')],
    loadComponent: () =>
      import('./components/rc-items-list.component').then((m) => m.RcItemsListComponent),
  },
  feedRoute('rc-items', () => import('./rc-items.record').then((m) => m.RC_ITEM_RECORD)),
  {
    path: ':id',
    title: $localize`Rc item`,
    loadComponent: () =>
      import('./components/rc-item-page.component').then((m) => m.RcItemPageComponent),
  },
];

export default routes;
