import { Routes } from '@angular/router';
import { permissionGuard } from '@core/guards/permission.guard';
import { feedRoute } from '@shared/record/feed-route';

const routes: Routes = [
  {
    path: '',
    title: $localize`Warehouses`,
    canActivate: [permissionGuard('warehouses.read')],
    loadComponent: () =>
      import('./components/warehouses-list.component').then((m) => m.WarehousesListComponent),
  },
  feedRoute('warehouses', () => import('./warehouses.record').then((m) => m.WAREHOUSE_RECORD)),
  {
    path: ':id',
    title: $localize`Warehouse`,
    loadComponent: () =>
      import('./components/warehouse-page.component').then((m) => m.WarehousePageComponent),
  },
];

export default routes;
