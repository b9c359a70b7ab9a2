import { Routes } from '@angular/router';
import { permissionGuard } from '@core/guards/permission.guard';

const routes: Routes = [
  {
    path: '',
    title: 'Persons',
    canActivate: [permissionGuard('persons.read')],
    loadComponent: () =>
      import('./components/persons-list.component').then((m) => m.PersonsListComponent),
  },
];

export default routes;
