import { Routes } from '@angular/router';
import { authGuard, guestGuard } from '@core/guards/auth.guard';
import { openFormsGuard } from '@core/guards/open-forms.guard';
import { permissionGuard } from '@core/guards/permission.guard';

/** The pages of the modules, a line each. */
// prettier-ignore
const MODULE_ROUTES: Routes = [
  { path: 'employees', loadChildren: () => import('./features/employees/employees.routes') },
  { path: 'log-lines', loadChildren: () => import('./features/log-lines/log-lines.routes') },
  { path: 'transfers', loadChildren: () => import('./features/transfers/transfers.routes') },
  { path: 'warehouses', loadChildren: () => import('./features/warehouses/warehouses.routes') },
  // crud-gen:routes
];

export const routes: Routes = [
  {
    path: 'sign-in',
    title: $localize`Sign in`,
    canActivate: [guestGuard],
    loadComponent: () => import('@core/pages/sign-in.component').then((m) => m.SignInComponent),
  },
  {
    path: '',
    canActivate: [authGuard],
    canActivateChild: [openFormsGuard],
    runGuardsAndResolvers: 'always',
    loadComponent: () => import('@core/shell/shell.component').then((m) => m.ShellComponent),
    children: [
      {
        path: '',
        pathMatch: 'full',
        loadComponent: () => import('@core/pages/home.component').then((m) => m.HomeComponent),
      },
      ...MODULE_ROUTES,
      {
        path: 'auth/account',
        title: $localize`My account`,
        loadComponent: () =>
          import('@core/people/account.component').then((m) => m.AccountComponent),
      },
      {
        path: 'auth/users',
        title: $localize`Users`,
        canActivate: [permissionGuard('auth.read')],
        loadComponent: () => import('@core/people/users.component').then((m) => m.UsersComponent),
      },
      {
        path: 'auth/roles',
        title: $localize`Roles`,
        canActivate: [permissionGuard('auth.read')],
        loadComponent: () => import('@core/people/roles.component').then((m) => m.RolesComponent),
      },
      {
        path: '**',
        title: $localize`Page not found`,
        loadComponent: () =>
          import('@core/pages/not-found.component').then((m) => m.NotFoundComponent),
      },
    ],
  },
];
