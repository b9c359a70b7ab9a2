import { Routes } from '@angular/router';
import { permissionGuard } from '@core/guards/permission.guard';

const routes: Routes = [
  {
    path: '',
    title: $localize`Options`,
    canActivate: [permissionGuard('options.read')],
    loadComponent: () =>
      import('./components/options-list.component').then((m) => m.OptionsListComponent),
  },
  {
    path: ':id',
    title: $localize`Option entity`,
    loadComponent: () =>
      import('./components/option-entity-page.component').then((m) => m.OptionEntityPageComponent),
  },
];

export default routes;
