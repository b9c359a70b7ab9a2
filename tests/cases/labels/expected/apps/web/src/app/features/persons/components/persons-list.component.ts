import { Component, OnDestroy, inject, signal } from '@angular/core';
import { listPage } from '@shared/list/list-page';
import { LIST_PAGE } from '@shared/list/list-page.component';
import { PERSON_RECORD } from '../persons.record';
import { PersonService } from '../services/persons.service';
import { Person, entityId } from '../types/persons.types';
import { PersonCreateDialogComponent } from './person-create.dialog';
import { PersonEditDialogComponent, PersonEditDialogData } from './person-edit.dialog';
import { PersonViewDialogComponent, PersonViewDialogData } from './person-view.dialog';

@Component({
  selector: 'app-persons-list',
  imports: [LIST_PAGE],
  templateUrl: './persons-list.component.html',
})
export class PersonsListComponent implements OnDestroy {
  private readonly personsService = inject(PersonService);

  /** Counts up to read the page again. */
  protected readonly reloadTrigger = signal(0);
  /** What the list shows: what the server last answered. */
  protected readonly page = listPage<Person>({
    ...PERSON_RECORD,
    reload: this.reloadTrigger,
    read: (query) => this.personsService.list(query),
  });

  /** Nothing of this page stays open above another one. */
  ngOnDestroy(): void {
    this.page.close();
  }

  protected async onCreatePerson(): Promise<void> {
    if (await this.page.open(PersonCreateDialogComponent)) {
      this.reload();
    }
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
    this.reload();
  }

  protected async onDeletePerson(row: Person): Promise<void> {
    if (await this.page.confirmDelete(row)) {
      const deleted = this.personsService.delete(entityId(row), row.version);
      await this.page.tell(deleted, $localize`Person deleted`, row);
      this.reload();
    }
  }

  protected async onDeleteSelected(): Promise<void> {
    if (await this.page.confirmDeleteSelected()) {
      const deleted = this.personsService.bulkDelete(this.page.selection.rows().map(entityId));
      await this.page.tell(deleted, ({ count }) => this.page.deletionText(count));
      this.reload();
    }
  }

  protected reload(): void {
    this.reloadTrigger.update((n) => n + 1);
  }
}
