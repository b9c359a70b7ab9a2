import { Injectable, inject } from '@angular/core';
import {
  BaseRealtimeStateManager,
  WriteContext,
} from '@shared/business/services/base-realtime-state-manager';
import { CreateEmployee, Employee, UpdateEmployee, entityId } from '../types/employees.types';
import { EmployeeService } from './employees.service';

/**
 * The connection for employees. The list reads its pages from the server and shows nothing that it did not confirm; leave out
 * `hisMode` to keep all rows here, live.
 */
@Injectable({ providedIn: 'root' })
export class EmployeeStateManager extends BaseRealtimeStateManager<
  Employee,
  CreateEmployee,
  UpdateEmployee
> {
  private readonly employeesService = inject(EmployeeService);

  protected override readonly madeKey = 'employeeId';

  constructor() {
    super({
      feature: 'employees',
      entity: 'employee',
      enableOptimisticUpdates: false,
      enableConflictDetection: true,
      debounceMs: 300,
      retryAttempts: 3,
      hisMode: true,
    });
  }

  protected override fetchFromServer(): Promise<Employee[]> {
    return this.fetchAllPages((page) => this.employeesService.list(page));
  }

  protected override serverCreate(values: CreateEmployee, { opId }: WriteContext) {
    return this.employeesService.create(values, opId);
  }

  protected override serverUpdate(id: string, changes: UpdateEmployee, context: WriteContext) {
    return this.employeesService.update(id, changes, context.version, context.opId);
  }

  protected override serverDelete(id: string, { version, opId }: WriteContext) {
    return this.employeesService.delete(id, version, opId);
  }

  protected override extractEntityId(row: Employee): string {
    return entityId(row);
  }
}
