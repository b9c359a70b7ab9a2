import { Routes } from '@angular/router';
import { permissionGuard } from '@core/guards/permission.guard';
import { feedRoute } from '@shared/record/feed-route';

const routes: Routes = [
  {
    path: '',
    title: $localize`Appointments`,
    canActivate: [permissionGuard('appointments.read')],
    loadComponent: () =>
      import('./components/appointments-list.component').then((m) => m.AppointmentsListComponent),
  },
  feedRoute('appointments', () =>
    import('./appointments.record').then((m) => m.APPOINTMENT_RECORD),
  ),
  {
    path: ':id',
    title: $localize`Appointment`,
    loadComponent: () =>
      import('./components/appointment-page.component').then((m) => m.AppointmentPageComponent),
  },
];

export default routes;
