import { Routes } from '@angular/router';
import { permissionGuard } from '@core/guards/permission.guard';
import { feedRoute } from '@shared/record/feed-route';

const routes: Routes = [
  {
    path: '',
    title: $localize`Medications`,
    canActivate: [permissionGuard('medications.read')],
    loadComponent: () =>
      import('./components/medications-list.component').then((m) => m.MedicationsListComponent),
  },
  feedRoute('medications', () => import('./medications.record').then((m) => m.MEDICATION_RECORD)),
  {
    path: ':id',
    title: $localize`Medication`,
    loadComponent: () =>
      import('./components/medication-page.component').then((m) => m.MedicationPageComponent),
  },
];

export default routes;
