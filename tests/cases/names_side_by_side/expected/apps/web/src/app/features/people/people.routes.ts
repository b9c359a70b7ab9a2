import { Routes } from '@angular/router';
import { permissionGuard } from '@core/guards/permission.guard';
import { feedRoute } from '@shared/record/feed-route';

const routes: Routes = [
  {
    path: '',
    title: $localize`People`,
    canActivate: [permissionGuard('people.read')],
    loadComponent: () =>
      import('./components/people-list.component').then((m) => m.PeopleListComponent),
  },
  feedRoute('people', () => import('./people.record').then((m) => m.PERSON_RECORD)),
  {
    path: ':id',
    title: $localize`Person`,
    loadComponent: () =>
      import('./components/person-page.component').then((m) => m.PersonPageComponent),
  },
];

export default routes;
