import { Routes } from '@angular/router';
import { permissionGuard } from '@core/guards/permission.guard';

const routes: Routes = [
  {
    path: '',
    title: $localize`Appointments`,
    canActivate: [permissionGuard('appointments.read')],
    loadComponent: () =>
      import('./components/appointments-list.component').then((m) => m.AppointmentsListComponent),
  },
  {
    path: ':id',
    title: $localize`Appointment`,
    loadComponent: () =>
      import('./components/appointment-page.component').then((m) => m.AppointmentPageComponent),
  },
];

export default routes;
