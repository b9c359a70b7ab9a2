import { Routes } from '@angular/router';
import { permissionGuard } from '@core/guards/permission.guard';

const routes: Routes = [
  {
    path: '',
    title: 'People',
    canActivate: [permissionGuard('people.read')],
    loadComponent: () =>
      import('./components/people-list.component').then((m) => m.PeopleListComponent),
  },
];

export default routes;
