import { Component, computed, input } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { FormControl } from '@angular/forms';
import { MatCheckboxModule } from '@angular/material/checkbox';
import { startWith, switchMap } from 'rxjs';
import { EVERYTHING, allows, permissionGrid, withPermission } from './permissions';

/** What somebody may do, as a table of modules and actions. */
@Component({
  selector: 'app-permission-grid',
  imports: [MatCheckboxModule],
  templateUrl: './permission-grid.component.html',
})
export class PermissionGridComponent {
  readonly control = input.required<FormControl<string[]>>();
  /** All that can be allowed. */
  readonly known = input.required<readonly string[]>();

  protected readonly everything = EVERYTHING;
  protected readonly grid = computed(() => permissionGrid(this.known()));
  protected readonly held = toSignal(
    toObservable(this.control).pipe(
      switchMap((control) => control.valueChanges.pipe(startWith(control.value))),
    ),
    { initialValue: [] },
  );

  protected has(permission: string): boolean {
    return allows(this.held(), permission);
  }

  /** Whether it is allowed by a wider one, and so cannot be taken alone. */
  protected isCovered(permission: string): boolean {
    return this.has(permission) && !this.held().includes(permission);
  }

  protected onToggle(permission: string, isGiven: boolean): void {
    const control = this.control();
    control.setValue(withPermission(control.value, permission, isGiven));
    control.markAsDirty();
  }
}
