import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component, input, signal } from '@angular/core';
import { ComponentFixture, TestBed } from '@angular/core/testing';
import { FormControl, FormGroup, Validators } from '@angular/forms';
import { MatInputModule } from '@angular/material/input';
import { provideRouter } from '@angular/router';
import { AuthService } from '@core/services/auth.service';
import { changedFields } from '@shared/forms/changed-fields';
import { FORM_FIELDS } from '@shared/forms/form-field-imports';
import { listPage } from '@shared/list/list-page';
import { LIST_PAGE } from '@shared/list/list-page.component';
import { provideIcons } from '@shared/ui/icons';
import { of } from 'rxjs';
import { PACKAGE_PAGE } from './package-page';

interface Thing {
  id: string;
  version: number;
  name: string;
  state: string;
  isActive: boolean;
}

const LAMP: Thing = { id: 'a', version: 3, name: 'Lamp', state: 'new', isActive: true };
const SHADE: Thing = { id: 'b', version: 5, name: 'Shade', state: 'new', isActive: false };

@Component({
  imports: [FORM_FIELDS, MatInputModule],
  template: `
    <div [formGroup]="form()">
      <mat-form-field>
        <mat-label>Name</mat-label>
        <input matInput formControlName="name" />
      </mat-form-field>
      <mat-form-field>
        <mat-label>State</mat-label>
        <input matInput formControlName="state" />
      </mat-form-field>
    </div>
  `,
})
class ThingFormComponent {
  readonly form = input.required<FormGroup>();
}

function thingForm(row?: Thing): FormGroup {
  return new FormGroup({
    name: new FormControl(row?.name ?? '', { nonNullable: true, validators: Validators.required }),
    state: new FormControl(row?.state ?? '', { nonNullable: true }),
  });
}

@Component({
  imports: [LIST_PAGE, PACKAGE_PAGE],
  template: `
    <app-list-page title="Things" [page]="page">
      <ng-template appSlot="bulk"><app-bulk-changes [page]="page" /></ng-template>
      <ng-template appSlot="rowMenu" [appSlotOf]="page" let-row>
        <app-status-menu [page]="page" [row]="row" />
      </ng-template>
    </app-list-page>
  `,
})
class ThingsComponent {
  readonly page = listPage<Thing>({
    resource: 'things',
    one: 'thing',
    many: 'things',
    columns: [
      { key: 'name', label: 'Name', heading: true },
      {
        key: 'state',
        label: 'State',
        type: 'choice',
        words: new Map([
          ['new', 'Brand new'],
          ['old', 'Old'],
        ]),
      },
    ],
    label: ({ name }) => name,
    id: ({ id }) => id,
    version: ({ version }) => version,
    changes: {
      form: ThingFormComponent,
      formOf: thingForm,
      changed: (form) => changedFields(form, form.getRawValue() as object),
      status: 'state',
      flags: [{ field: 'isActive', on: 'activate', off: 'deactivate' }],
    },
    reload: signal(0),
    read: () =>
      of({
        success: true as const,
        data: [LAMP, SHADE],
        pagination: { page: 1, limit: 20, total: 2, totalPages: 1 },
      }),
  });
}

describe('changes of a package', () => {
  let fixture: ComponentFixture<ThingsComponent>;
  let http: HttpTestingController;

  async function open(can: (permission: string) => boolean = () => true): Promise<void> {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        provideIcons(),
        provideHttpClient(),
        provideHttpClientTesting(),
      ],
    });
    vi.spyOn(TestBed.inject(AuthService), 'can').mockImplementation(can);
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(ThingsComponent);
    await settle();
    fixture.componentInstance.page.selection.set([LAMP, SHADE], true);
    await settle();
  }

  async function settle(): Promise<void> {
    fixture.detectChanges();
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  }

  const dialog = () => document.querySelector<HTMLElement>('mat-dialog-container');

  async function press(name: string, within: ParentNode = document): Promise<void> {
    const all = [...within.querySelectorAll<HTMLElement>('button')];
    const named = all.find(
      (one) => one.textContent.includes(name) || one.getAttribute('aria-label') === name,
    );
    expect(named, name).toBeDefined();
    named?.click();
    await settle();
  }

  const bulk = () => http.expectOne({ method: 'PUT', url: '/api/things/bulk' });

  function refuse(items: object[]): void {
    const error = { code: 'THINGS_BULK_REFUSED', message: 'some', details: { items } };
    const body = { success: false, error, requestId: '1' };
    bulk().flush(body, { status: 422, statusText: 'Unprocessable' });
  }

  it('changes the chosen field of each row over the version that was seen', async () => {
    await open();
    await press('Change…');
    expect(dialog()?.textContent).toContain('Change 2 things');
    await press('Save', dialog() ?? document);
    expect(dialog()?.textContent).toContain('Choose the fields to change.');
    dialog()?.querySelector<HTMLElement>('.mat-mdc-select-trigger')?.click();
    await settle();
    const option = [...document.querySelectorAll<HTMLElement>('mat-option')];
    expect(option.map((one) => one.textContent.trim())).toEqual(['Name', 'State']);
    option[0].click();
    await settle();
    const name = dialog()?.querySelector<HTMLInputElement>('[formcontrolname=name]');
    // What the rows do not have in common begins as in a new row.
    expect(name?.value).toBe('');
    Object.assign(name ?? {}, { value: 'Light' });
    name?.dispatchEvent(new Event('input'));
    await press('Save', dialog() ?? document);
    const request = bulk();
    expect(request.request.body).toEqual({
      items: [
        { id: 'a', version: 3, data: { name: 'Light' } },
        { id: 'b', version: 5, data: { name: 'Light' } },
      ],
    });
    request.flush({ success: true, data: { count: 2, items: [], problems: [] } });
    await settle();
    await vi.waitFor(() => expect(dialog()).toBeNull());
  });

  it('shows what another has changed, and goes on with it or without it', async () => {
    await open();
    await press('Status', document.querySelector('.bulk-bar') ?? document);
    await press('State: Old');
    await press('Save', dialog() ?? document);
    refuse([
      { index: 0, status: 412, message: 'too late' },
      { index: 1, status: 422, message: 'no', fields: [{ field: 'state', message: 'too old' }] },
    ]);
    await settle();
    const now = { ...LAMP, version: 4, name: 'Lantern' };
    http.expectOne('/api/things/a').flush({ success: true, data: now });
    await settle();
    expect(dialog()?.textContent).toMatch(
      /Lamp.*Somebody else.*Name.*Lamp.*Lantern.*Shade.*State: too old/s,
    );
    await press('Leave it out', dialog()?.querySelectorAll('.row-problems li')[1] ?? document);
    await press('Change it anyway', dialog() ?? document);
    await press('Save', dialog() ?? document);
    const items = [{ id: 'a', version: 4, data: { state: 'old' } }];
    expect(bulk().request.body).toEqual({ items });
  });

  it('does one status action over the version that was seen', async () => {
    await open();
    await press('Status of Lamp');
    const items = [...document.querySelectorAll<HTMLElement>('[mat-menu-item]')];
    expect(items.map((one) => one.textContent.trim())).toEqual(['Deactivate', 'State: Old']);
    items[0].click();
    const request = http.expectOne({ method: 'POST', url: '/api/things/a/deactivate' });
    expect(request.request.headers.get('If-Match')).toBe('"3"');
  });

  it('is there for who may update', async () => {
    await open((permission) => permission !== 'things.update');
    expect(document.querySelector('app-bulk-changes button, app-status-menu button')).toBeNull();
  });
});
