import { Component, OnDestroy, inject } from '@angular/core';
import { livePage } from '@shared/list/list-page';
import { LIST_PAGE } from '@shared/list/list-page.component';
import { PERSON_RECORD } from '../people.record';
import { PersonStateManager } from '../services/people-state-manager.service';
import { PersonService } from '../services/people.service';
import { Person, entityId } from '../types/people.types';
import { PersonCreateDialogComponent } from './person-create.dialog';
import { PersonEditDialogComponent, PersonEditDialogData } from './person-edit.dialog';
import { PersonViewDialogComponent, PersonViewDialogData } from './person-view.dialog';
import { PERSON_FILTERS } from './people-columns';

@Component({
  selector: 'app-people-list',
  imports: [LIST_PAGE],
  templateUrl: './people-list.component.html',
})
export class PeopleListComponent implements OnDestroy {
  private readonly peopleService = inject(PersonService);
  protected readonly personStateManager = inject(PersonStateManager);

  /** What the list shows: all rows, live. */
  protected readonly page = livePage<Person>({
    ...PERSON_RECORD,
    filters: PERSON_FILTERS,
    state: this.personStateManager,
    searched: ['name'],
  });

  constructor() {
    void this.personStateManager.initialize();
  }

  /** Nothing of this page stays open above another one. */
  ngOnDestroy(): void {
    this.page.close();
  }

  protected async onCreatePerson(): Promise<void> {
    await this.page.open(PersonCreateDialogComponent);
  }

  protected async onViewPerson(row: Person): Promise<void> {
    const data: PersonViewDialogData = { person: row, canEdit: this.page.canUpdate() };
    if ((await this.page.open(PersonViewDialogComponent, data)) === 'edit') {
      await this.onEditPerson(row);
    }
  }

  protected async onEditPerson(row: Person): Promise<void> {
    const data: PersonEditDialogData = { person: row };
    await this.page.open(PersonEditDialogComponent, data);
  }

  protected async onDeletePerson(row: Person): Promise<void> {
    if (await this.page.confirmDelete(row)) {
      const deleted = this.personStateManager.optimisticDelete(entityId(row), row);
      await this.page.tell(deleted, $localize`Person deleted`, row);
    }
  }

  protected async onDeleteSelected(): Promise<void> {
    if (await this.page.confirmDeleteSelected()) {
      const deleted = this.peopleService.bulkDelete(this.page.selection.rows().map(entityId));
      const answer = await this.page.tell(deleted, ({ count }) => this.page.deletionText(count));
      this.personStateManager.confirmDeleted(answer?.ids ?? []);
    }
  }
}
