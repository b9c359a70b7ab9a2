import { Routes } from '@angular/router';
import { permissionGuard } from '@core/guards/permission.guard';
import { feedRoute } from '@shared/record/feed-route';

const routes: Routes = [
  {
    path: '',
    title: $localize`Events`,
    canActivate: [permissionGuard('events.read')],
    loadComponent: () =>
      import('./components/events-list.component').then((m) => m.EventsListComponent),
  },
  feedRoute('events', () => import('./events.record').then((m) => m.EVENT_ENTITY_RECORD)),
  {
    path: ':id',
    title: $localize`Event entity`,
    loadComponent: () =>
      import('./components/event-entity-page.component').then((m) => m.EventEntityPageComponent),
  },
];

export default routes;
