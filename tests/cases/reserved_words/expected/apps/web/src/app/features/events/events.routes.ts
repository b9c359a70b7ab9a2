import { Routes } from '@angular/router';
import { permissionGuard } from '@core/guards/permission.guard';

const routes: Routes = [
  {
    path: '',
    title: $localize`Events`,
    canActivate: [permissionGuard('events.read')],
    loadComponent: () =>
      import('./components/events-list.component').then((m) => m.EventsListComponent),
  },
  {
    path: ':id',
    title: $localize`Event entity`,
    loadComponent: () =>
      import('./components/event-entity-page.component').then((m) => m.EventEntityPageComponent),
  },
];

export default routes;
