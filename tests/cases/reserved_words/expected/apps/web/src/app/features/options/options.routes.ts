import { Routes } from '@angular/router';
import { permissionGuard } from '@core/guards/permission.guard';
import { feedRoute } from '@shared/record/feed-route';

const routes: Routes = [
  {
    path: '',
    title: $localize`Options`,
    canActivate: [permissionGuard('options.read')],
    loadComponent: () =>
      import('./components/options-list.component').then((m) => m.OptionsListComponent),
  },
  feedRoute('options', () => import('./options.record').then((m) => m.OPTION_ENTITY_RECORD)),
  {
    path: ':id',
    title: $localize`Option entity`,
    loadComponent: () =>
      import('./components/option-entity-page.component').then((m) => m.OptionEntityPageComponent),
  },
];

export default routes;
