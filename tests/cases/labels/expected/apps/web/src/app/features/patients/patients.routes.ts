import { Routes } from '@angular/router';
import { permissionGuard } from '@core/guards/permission.guard';

const routes: Routes = [
  {
    path: '',
    title: 'Patients',
    canActivate: [permissionGuard('patients.read')],
    loadComponent: () =>
      import('./components/patients-list.component').then((m) => m.PatientsListComponent),
  },
];

export default routes;
