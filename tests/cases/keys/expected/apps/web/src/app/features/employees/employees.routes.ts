import { Routes } from '@angular/router';
import { permissionGuard } from '@core/guards/permission.guard';
import { feedRoute } from '@shared/record/feed-route';

const routes: Routes = [
  {
    path: '',
    title: $localize`Employees`,
    canActivate: [permissionGuard('employees.read')],
    loadComponent: () =>
      import('./components/employees-list.component').then((m) => m.EmployeesListComponent),
  },
  feedRoute('employees', () => import('./employees.record').then((m) => m.EMPLOYEE_RECORD)),
  {
    path: ':id',
    title: $localize`Employee`,
    loadComponent: () =>
      import('./components/employee-page.component').then((m) => m.EmployeePageComponent),
  },
];

export default routes;
