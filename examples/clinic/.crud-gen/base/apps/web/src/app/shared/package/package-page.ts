import { BulkChangesComponent } from './bulk-changes.component';
import { ExportMenuComponent } from './export-menu.component';
import { StatsCardsComponent } from './stats-cards.component';
import { StatusMenuComponent } from './status-menu.component';

// Angular looks for them where the list of them is.
export { BulkChangesComponent, ExportMenuComponent, StatsCardsComponent, StatusMenuComponent };

/** What the list of a module with the package enterprise or full imports. */
export const PACKAGE_PAGE = [
  BulkChangesComponent,
  ExportMenuComponent,
  StatsCardsComponent,
  StatusMenuComponent,
] as const;
