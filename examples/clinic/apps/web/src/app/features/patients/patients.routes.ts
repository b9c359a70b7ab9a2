import { Routes } from '@angular/router';
import { permissionGuard } from '@core/guards/permission.guard';
import { feedRoute } from '@shared/record/feed-route';

const routes: Routes = [
  {
    path: '',
    title: $localize`Patients`,
    canActivate: [permissionGuard('patients.read')],
    loadComponent: () =>
      import('./components/patients-list.component').then((m) => m.PatientsListComponent),
  },
  feedRoute('patients', () => import('./patients.record').then((m) => m.PATIENT_RECORD)),
  {
    path: ':id',
    title: $localize`Patient`,
    loadComponent: () =>
      import('./components/patient-page.component').then((m) => m.PatientPageComponent),
  },
];

export default routes;
