import { Component, OnDestroy, inject, signal } from '@angular/core';
import { listPage } from '@shared/list/list-page';
import { LIST_PAGE } from '@shared/list/list-page.component';
import { PATIENT_RECORD } from '../patients.record';
import { PatientService } from '../services/patients.service';
import { Patient, entityId } from '../types/patients.types';
import { PatientCreateDialogComponent } from './patient-create.dialog';
import { PatientEditDialogComponent, PatientEditDialogData } from './patient-edit.dialog';
import { PatientViewDialogComponent, PatientViewDialogData } from './patient-view.dialog';
import { PATIENT_FILTERS } from './patients-columns';

@Component({
  selector: 'app-patients-list',
  imports: [LIST_PAGE],
  templateUrl: './patients-list.component.html',
})
export class PatientsListComponent implements OnDestroy {
  private readonly patientsService = inject(PatientService);

  /** Counts up to read the page again. */
  protected readonly reloadTrigger = signal(0);
  /** What the list shows: what the server last answered. */
  protected readonly page = listPage<Patient>({
    ...PATIENT_RECORD,
    filters: PATIENT_FILTERS,
    reload: this.reloadTrigger,
    read: (query) => this.patientsService.list(query),
  });

  /** Nothing of this page stays open above another one. */
  ngOnDestroy(): void {
    this.page.close();
  }

  protected async onCreatePatient(): Promise<void> {
    if (await this.page.open(PatientCreateDialogComponent)) {
      this.reload();
    }
  }

  protected async onViewPatient(row: Patient): Promise<void> {
    const data: PatientViewDialogData = { patient: row, canEdit: this.page.canUpdate() };
    if ((await this.page.open(PatientViewDialogComponent, data)) === 'edit') {
      await this.onEditPatient(row);
    }
  }

  protected async onEditPatient(row: Patient): Promise<void> {
    const data: PatientEditDialogData = { patient: row };
    await this.page.open(PatientEditDialogComponent, data);
    this.reload();
  }

  protected async onDeletePatient(row: Patient): Promise<void> {
    if (await this.page.confirmDelete(row)) {
      const deleted = this.patientsService.delete(entityId(row), row.version);
      await this.page.tell(deleted, $localize`Patient deleted`, row);
      this.reload();
    }
  }

  protected async onDeleteSelected(): Promise<void> {
    if (await this.page.confirmDeleteSelected()) {
      const deleted = this.patientsService.bulkDelete(this.page.selection.rows().map(entityId));
      await this.page.tell(deleted, ({ count }) => this.page.deletionText(count));
      this.reload();
    }
  }

  protected reload(): void {
    this.reloadTrigger.update((n) => n + 1);
  }
}
