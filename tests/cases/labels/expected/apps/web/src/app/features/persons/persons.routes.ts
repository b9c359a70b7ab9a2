import { Routes } from '@angular/router';
import { permissionGuard } from '@core/guards/permission.guard';

const routes: Routes = [
  {
    path: '',
    title: $localize`Persons`,
    canActivate: [permissionGuard('persons.read')],
    loadComponent: () =>
      import('./components/persons-list.component').then((m) => m.PersonsListComponent),
  },
  {
    path: ':id',
    title: $localize`Person`,
    loadComponent: () =>
      import('./components/person-page.component').then((m) => m.PersonPageComponent),
  },
];

export default routes;
