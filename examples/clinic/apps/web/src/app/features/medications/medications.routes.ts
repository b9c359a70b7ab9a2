import { Routes } from '@angular/router';
import { permissionGuard } from '@core/guards/permission.guard';

const routes: Routes = [
  {
    path: '',
    title: $localize`Medications`,
    canActivate: [permissionGuard('medications.read')],
    loadComponent: () =>
      import('./components/medications-list.component').then((m) => m.MedicationsListComponent),
  },
  {
    path: ':id',
    title: $localize`Medication`,
    loadComponent: () =>
      import('./components/medication-page.component').then((m) => m.MedicationPageComponent),
  },
];

export default routes;
