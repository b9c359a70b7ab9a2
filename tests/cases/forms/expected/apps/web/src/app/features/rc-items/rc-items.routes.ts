import { Routes } from '@angular/router';
import { permissionGuard } from '@core/guards/permission.guard';

const routes: Routes = [
  {
    path: '',
    title: 'Rc items',
    canActivate: [permissionGuard('rc-items.read')],
    loadComponent: () =>
      import('./components/rc-items-list.component').then((m) => m.RcItemsListComponent),
  },
];

export default routes;
