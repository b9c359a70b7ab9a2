import { Routes } from '@angular/router';
import { permissionGuard } from '@core/guards/permission.guard';
import { feedRoute } from '@shared/record/feed-route';

const routes: Routes = [
  {
    path: '',
    title: $localize`Persons`,
    canActivate: [permissionGuard('persons.read')],
    loadComponent: () =>
      import('./components/persons-list.component').then((m) => m.PersonsListComponent),
  },
  feedRoute('persons', () => import('./persons.record').then((m) => m.PERSON_RECORD)),
  {
    path: ':id',
    title: $localize`Person`,
    loadComponent: () =>
      import('./components/person-page.component').then((m) => m.PersonPageComponent),
  },
];

export default routes;
