import { Routes } from '@angular/router';
import { permissionGuard } from '@core/guards/permission.guard';

const routes: Routes = [
  {
    path: '',
    title: 'Warehouses',
    canActivate: [permissionGuard('warehouses.read')],
    loadComponent: () =>
      import('./components/warehouses-list.component').then((m) => m.WarehousesListComponent),
  },
];

export default routes;
