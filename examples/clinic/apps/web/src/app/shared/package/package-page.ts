import { ExportMenuComponent } from './export-menu.component';
import { StatsCardsComponent } from './stats-cards.component';

// Angular looks for them where the list of them is.
export { ExportMenuComponent, StatsCardsComponent };

/** What the list of a module with the package enterprise or full imports. */
export const PACKAGE_PAGE = [ExportMenuComponent, StatsCardsComponent] as const;
