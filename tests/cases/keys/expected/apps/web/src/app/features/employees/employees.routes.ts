import { Routes } from '@angular/router';
import { permissionGuard } from '@core/guards/permission.guard';

const routes: Routes = [
  {
    path: '',
    title: $localize`Employees`,
    canActivate: [permissionGuard('employees.read')],
    loadComponent: () =>
      import('./components/employees-list.component').then((m) => m.EmployeesListComponent),
  },
  {
    path: ':id',
    title: $localize`Employee`,
    loadComponent: () =>
      import('./components/employee-page.component').then((m) => m.EmployeePageComponent),
  },
];

export default routes;
