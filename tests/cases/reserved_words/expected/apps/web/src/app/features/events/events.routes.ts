import { Routes } from '@angular/router';
import { permissionGuard } from '@core/guards/permission.guard';

const routes: Routes = [
  {
    path: '',
    title: 'Events',
    canActivate: [permissionGuard('events.read')],
    loadComponent: () =>
      import('./components/events-list.component').then((m) => m.EventsListComponent),
  },
];

export default routes;
