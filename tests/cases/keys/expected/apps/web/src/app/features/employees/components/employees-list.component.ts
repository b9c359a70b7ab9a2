import { Component, OnDestroy, inject, signal } from '@angular/core';
import { listPage } from '@shared/list/list-page';
import { LIST_PAGE } from '@shared/list/list-page.component';
import { EMPLOYEE_RECORD } from '../employees.record';
import { EmployeeStateManager } from '../services/employees-state-manager.service';
import { EmployeeService } from '../services/employees.service';
import { Employee, entityId } from '../types/employees.types';
import { EmployeeCreateDialogComponent } from './employee-create.dialog';
import { EmployeeEditDialogComponent, EmployeeEditDialogData } from './employee-edit.dialog';
import { EmployeeViewDialogComponent, EmployeeViewDialogData } from './employee-view.dialog';
import { EMPLOYEE_FILTERS } from './employees-columns';
// Real-time updates are optional: take away the lines with `crud-gen:realtime`, here and below, to switch them on.
/* crud-gen:realtime
import { AuthService } from '@core/services/auth.service';
import { WebSocketService } from '@core/services/websocket.service';
import { coalesced } from '@shared/list/coalesced';
import { Subject, filter, merge, takeUntil } from 'rxjs';
crud-gen:realtime */

@Component({
  selector: 'app-employees-list',
  imports: [LIST_PAGE],
  templateUrl: './employees-list.component.html',
})
export class EmployeesListComponent implements OnDestroy {
  private readonly employeesService = inject(EmployeeService);
  protected readonly employeeStateManager = inject(EmployeeStateManager);

  /** Counts up to read the page again. */
  protected readonly reloadTrigger = signal(0);
  /** What the list shows: what the server last answered. */
  protected readonly page = listPage<Employee>({
    ...EMPLOYEE_RECORD,
    filters: EMPLOYEE_FILTERS,
    reload: this.reloadTrigger,
    read: (query) => this.employeesService.list(query),
  });

  /* crud-gen:realtime
  private readonly wsService = inject(WebSocketService);
  private readonly authService = inject(AuthService);
  private readonly destroy$ = new Subject<void>();

  crud-gen:realtime */
  constructor() {
    void this.employeeStateManager.initialize();
    this.page.reloadOn(this.employeeStateManager.imported);
    /* crud-gen:realtime
    const token = this.authService.accessToken();
    if (token) {
      this.wsService.connect(token);
      this.wsService.subscribe({ features: ['employees'] });
      this.setupCrudEventListeners();
    }
    crud-gen:realtime */
  }

  /** Nothing of this page stays open above another one. */
  ngOnDestroy(): void {
    this.page.close();
    /* crud-gen:realtime
    this.destroy$.next();
    this.destroy$.complete();
    crud-gen:realtime */
  }

  protected async onCreateEmployee(): Promise<void> {
    if (await this.page.open(EmployeeCreateDialogComponent)) {
      this.reload();
    }
  }

  protected async onViewEmployee(row: Employee): Promise<void> {
    const data: EmployeeViewDialogData = { employee: row, canEdit: this.page.canUpdate() };
    if ((await this.page.open(EmployeeViewDialogComponent, data)) === 'edit') {
      await this.onEditEmployee(row);
    }
  }

  protected async onEditEmployee(row: Employee): Promise<void> {
    const data: EmployeeEditDialogData = { employee: row };
    await this.page.open(EmployeeEditDialogComponent, data);
    this.reload();
  }

  protected async onDeleteEmployee(row: Employee): Promise<void> {
    if (await this.page.confirmDelete(row)) {
      const deleted = this.employeesService.delete(entityId(row), row.version);
      await this.page.tell(deleted, $localize`Employee deleted`, row);
      this.reload();
    }
  }

  protected async onDeleteSelected(): Promise<void> {
    if (await this.page.confirmDeleteSelected()) {
      const deleted = this.employeesService.bulkDelete(this.page.selection.rows().map(entityId));
      await this.page.tell(deleted, ({ count }) => this.page.deletionText(count));
      this.reload();
    }
  }

  protected reload(): void {
    this.reloadTrigger.update((n) => n + 1);
  }

  /* crud-gen:realtime
  // A burst of events reads the page once, and so do events that were lost.
  private setupCrudEventListeners(): void {
    const events = ['created', 'updated', 'deleted', 'bulk-deleted'].map((action) =>
      this.wsService.subscribeToEvent('employees', 'employee', action),
    );
    const losses = this.wsService.synced('employees').pipe(filter(({ resync }) => resync));
    merge(...events, losses)
      .pipe(coalesced(), takeUntil(this.destroy$))
      .subscribe(() => this.reload());
  }
  crud-gen:realtime */
}
