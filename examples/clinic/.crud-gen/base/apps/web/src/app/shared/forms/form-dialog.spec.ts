import { HttpErrorResponse } from '@angular/common/http';
import { Component, Provider, Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { FormControl, FormGroup, Validators } from '@angular/forms';
import { MatDialog } from '@angular/material/dialog';
import { MatInputModule } from '@angular/material/input';
import { AuthService } from '@core/services/auth.service';
import { Subject } from 'rxjs';
import { ForeignChange, editDialog } from './edit-dialog';
import { createDialog } from './form-dialog';
import { FormDialogComponent } from './form-dialog.component';
import { FORM_FIELDS } from './form-field-imports';
import { OpenForms } from './open-forms';
import { openDialog } from './testing/open-dialog';

interface Item {
  name: string;
  price: string;
  version: number;
}

const itemForm = (row?: Item) =>
  new FormGroup({
    name: new FormControl(row?.name ?? '', { nonNullable: true, validators: Validators.required }),
    price: new FormControl(row?.price ?? '', {
      nonNullable: true,
      validators: Validators.required,
    }),
  });

type ItemForm = ReturnType<typeof itemForm>;

const save = vi.fn<(values: object, rowOrOpId: unknown, opId?: string) => Promise<Item>>();
const read = vi.fn<() => Promise<Item>>();
let others: Subject<ForeignChange>;

const template = `
  <app-form-dialog heading="Item" action="Save" [dialog]="dialog">
    <div [formGroup]="dialog.form">
      <mat-form-field>
        <mat-label>Name</mat-label>
        <input matInput formControlName="name" />
        <mat-error appFieldError />
      </mat-form-field>
      <mat-form-field>
        <mat-label>Price</mat-label>
        <input matInput formControlName="price" />
        <mat-error appFieldError />
      </mat-form-field>
    </div>
  </app-form-dialog>
`;
const imports = [FORM_FIELDS, FormDialogComponent, MatInputModule];
const words = { saved: 'Item saved', failed: 'The item could not be saved.' };

@Component({ selector: 'app-new-item', imports, template })
class NewItemComponent {
  readonly dialog = createDialog({
    ...words,
    form: itemForm(),
    values: (form: ItemForm) => form.getRawValue(),
    save,
  });
}

const pen: Item = { name: 'pen', price: '1', version: 1 };

const edited = (optimistic: boolean) =>
  editDialog({
    ...words,
    one: 'item',
    row: pen,
    form: itemForm,
    changes: ({ controls: { name, price } }: ItemForm): Partial<Item> => ({
      ...(name.dirty ? { name: name.value } : {}),
      ...(price.dirty ? { price: price.value } : {}),
    }),
    save,
    read,
    version: ({ version }) => version,
    others,
    optimistic,
  });

@Component({ selector: 'app-edit-item', imports, template })
class EditItemComponent {
  readonly dialog = edited(false);
}

@Component({ selector: 'app-quick-edit', imports, template })
class QuickEditComponent {
  readonly dialog = edited(true);
}

function refused(status: number, details: object = {}): HttpErrorResponse {
  const error = { code: 'X', message: 'no', details };
  return new HttpErrorResponse({ status, error: { success: false, error, requestId: '1' } });
}

async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  TestBed.tick();
}

const shown = () => document.querySelector('mat-dialog-container')?.textContent ?? '';
const button = (text: string) =>
  [...document.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === text);
const field = (name: string) =>
  document.querySelector<HTMLInputElement>(`input[formcontrolname="${name}"]`);

function type(name: string, text: string): void {
  const input = field(name) as HTMLInputElement;
  input.value = text;
  input.dispatchEvent(new Event('input'));
}

/** Opens a dialog and waits until it has taken the focus. */
async function opened<T>(component: Type<T>, more: Provider[] = []) {
  const dialog = openDialog(component, null, more);
  await settled();
  await settled();
  return dialog;
}

async function press(text: string): Promise<void> {
  button(text)?.click();
  await settled();
}

async function escape(): Promise<void> {
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  await settled();
}

beforeEach(() => {
  others = new Subject();
  save.mockReset();
  read.mockReset();
});

afterEach(() => document.querySelectorAll('.cdk-overlay-container').forEach((one) => one.remove()));

describe('a dialog with a form', () => {
  it('goes to the first mistake, lists all of them, and sends nothing', async () => {
    await opened(NewItemComponent);
    await press('Save');
    expect(document.activeElement).toBe(field('name'));
    const summary = document.querySelector('.form-mistakes');
    expect(summary?.getAttribute('role')).toBe('alert');
    expect(summary?.textContent).toContain('2 fields need another look');
    expect(summary?.textContent).toContain('Name is required');
    expect(save).not.toHaveBeenCalled();

    expect(document.querySelector('mat-error')?.textContent).toContain('Name is required');

    await press('Price is required');
    expect(document.activeElement).toBe(field('price'));
    type('name', 'pen');
    await settled();
    expect(document.querySelector('.form-mistakes')?.textContent).toContain('One field needs');
    type('price', '1');
    await settled();
    expect(document.querySelector('.form-mistakes')).toBeNull();
  });

  it('shows what the server has against a field like any other mistake, and the rest above', async () => {
    await opened(NewItemComponent);
    type('name', 'pen');
    type('price', '1');
    const fields = [
      { field: 'price', code: 'X', message: 'This is too little' },
      { field: 'colour', code: 'X', message: 'There is none' },
    ];
    save.mockRejectedValueOnce(refused(422, { fields }));
    await press('Save');
    expect(document.querySelector('.form-mistakes')?.textContent).toContain('This is too little');
    expect(document.querySelector('mat-error')?.textContent).toContain('This is too little');
    expect(document.activeElement).toBe(field('price'));
    expect(shown()).toContain('colour: There is none');

    save.mockResolvedValueOnce(pen);
    await press('Save');
    expect(save).toHaveBeenCalledTimes(2);
  });

  it('repeats a request that got no answer under the same key, and another one under its own', async () => {
    await opened(NewItemComponent);
    type('name', 'pen');
    type('price', '1');
    save.mockRejectedValue(new HttpErrorResponse({ status: 0 }));
    await press('Save');
    expect(shown()).toContain('cannot be reached');
    await press('Save');
    type('price', '2');
    await press('Save');
    const [first, second, third] = save.mock.calls.map(([, opId]) => opId);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });

  it('closes without a question when nothing was typed', async () => {
    const { closed } = await opened(NewItemComponent);
    await escape();
    expect(await closed).toBeUndefined();
  });

  it.each(['Escape', 'a click outside', 'Cancel'])(
    'asks before %s loses what was typed',
    async (way) => {
      const { closed } = await opened(NewItemComponent);
      const leave = async () => {
        if (way === 'Escape') {
          await escape();
        } else if (way === 'Cancel') {
          await press('Cancel');
        } else {
          document.querySelector<HTMLElement>('.cdk-overlay-backdrop')?.click();
          await settled();
        }
      };
      type('name', 'pen');
      await leave();
      expect(document.querySelector('[role="alertdialog"]')?.textContent).toContain(
        'Discard what you typed?',
      );
      await press('Keep editing');
      await settled();
      expect(field('name')?.value).toBe('pen');
      await leave();
      await press('Discard');
      expect(await closed).toBeUndefined();
    },
  );
});

describe('a page with an open form', () => {
  const leaving = () => {
    const event = new Event('beforeunload', { cancelable: true });
    dispatchEvent(event);
    return event.defaultPrevented;
  };

  it('is left after a question when something was typed', async () => {
    const { closed } = await opened(NewItemComponent);
    expect(leaving()).toBe(false);
    type('name', 'pen');
    expect(leaving()).toBe(true);
    const forms = TestBed.inject(OpenForms);
    const stay = forms.close();
    await settled();
    await press('Keep editing');
    expect(await stay).toBe(false);
    expect(field('name')?.value).toBe('pen');
    const leave = forms.close();
    await settled();
    await press('Discard');
    expect(await leave).toBe(true);
    expect(leaving()).toBe(false);
    expect(await forms.close()).toBe(true);
    expect(await closed).toBeUndefined();
  });
});

describe('the dialog of a row', () => {
  const theirs: Item = { name: 'ink', price: '1', version: 2 };

  async function choose(text: string): Promise<void> {
    const choices = [...document.querySelectorAll<HTMLElement>('mat-radio-button')];
    const choice = choices.find(({ textContent }) => textContent.includes(text));
    choice?.querySelector('input')?.click();
    await settled();
  }

  it('saves nothing when nothing was changed', async () => {
    const { closed } = await opened(EditItemComponent);
    await press('Save');
    expect(await closed).toBeUndefined();
    expect(save).not.toHaveBeenCalled();
  });

  it('shows what came meanwhile field by field, and saves what is chosen', async () => {
    const { closed } = await opened(EditItemComponent);
    type('name', 'mine');
    save.mockRejectedValueOnce(refused(412, { current: theirs }));
    await press('Save');
    expect(save).toHaveBeenLastCalledWith({ name: 'mine' }, pen, expect.anything());
    expect(shown()).toContain('Somebody else has changed this');
    expect(shown()).toContain('Yours: mine');
    expect(shown()).toContain('Theirs: ink');

    await press('Save');
    expect(save).toHaveBeenCalledTimes(1);
    await choose('Theirs');
    expect(field('name')?.value).toBe('ink');
    await choose('Yours');
    expect(field('name')?.value).toBe('mine');
    save.mockResolvedValueOnce({ ...theirs, name: 'mine', version: 3 });
    await press('Save');
    expect(save).toHaveBeenLastCalledWith({ name: 'mine' }, theirs, expect.anything());
    expect(await closed).toMatchObject({ version: 3 });
  });

  it('takes over what only the other has changed, and can be told not to', async () => {
    await opened(EditItemComponent);
    type('price', '9');
    save.mockRejectedValueOnce(refused(412));
    read.mockResolvedValueOnce(theirs);
    await press('Save');
    expect(field('name')?.value).toBe('ink');
    expect(field('price')?.value).toBe('9');
    await choose('As it was');
    save.mockResolvedValueOnce(pen);
    await press('Save');
    expect(save).toHaveBeenLastCalledWith({ name: 'pen', price: '9' }, theirs, expect.anything());
  });

  it('tells of a change while it is open, and shows it before anything is sent', async () => {
    await opened(EditItemComponent);
    type('name', 'mine');
    others.next({ kind: 'changed', version: 1 });
    await settled();
    expect(shown()).not.toContain('Somebody else');
    others.next({ kind: 'changed', version: 2 });
    await settled();
    expect(shown()).toContain('Somebody else has just changed this item.');
    expect(field('name')?.value).toBe('mine');

    read.mockResolvedValueOnce(theirs);
    await press('Save');
    expect(save).not.toHaveBeenCalled();
    expect(shown()).toContain('Theirs: ink');
    others.next({ kind: 'changed', version: 3 });
    read.mockResolvedValueOnce({ ...theirs, name: 'third', version: 3 });
    await settled();
    await press('Review');
    expect(shown()).toContain('Theirs: third');
    expect(shown()).toContain('Yours: mine');
  });

  it('says so when what came meanwhile does not show in it', async () => {
    await opened(EditItemComponent);
    type('name', 'mine');
    save.mockRejectedValueOnce(refused(412, { current: { ...pen, version: 2 } }));
    await press('Save');
    expect(shown()).toContain('nothing that differs from what you see');
    save.mockResolvedValueOnce(pen);
    await press('Save');
    expect(save).toHaveBeenLastCalledWith(
      { name: 'mine' },
      { ...pen, version: 2 },
      expect.anything(),
    );
  });

  it('says when somebody else has deleted it, by an event or by the answer', async () => {
    await opened(EditItemComponent);
    others.next({ kind: 'deleted' });
    await settled();
    expect(shown()).toContain('Somebody else has deleted this item.');
    type('name', 'mine');
    save.mockRejectedValueOnce(refused(404));
    await press('Save');
    expect(shown()).toContain('Somebody else has deleted this item.');
    expect(field('name')?.value).toBe('mine');
  });

  it('closes at once in real-time mode, and comes back with what was typed when it is refused', async () => {
    const { closed } = await opened(QuickEditComponent, [
      { provide: AuthService, useValue: { isSignedIn: () => true } },
    ]);
    let refuse!: (error: unknown) => void;
    save.mockReturnValueOnce(new Promise((_resolve, reject) => (refuse = reject)));
    type('name', 'mine');
    await press('Save');
    expect(await closed).toBe(true);
    refuse(refused(412, { current: theirs }));
    await vi.waitFor(() => {
      TestBed.tick();
      expect(shown()).toContain('Yours: mine');
    });
    expect(field('name')?.value).toBe('mine');
    expect(shown()).toContain('Theirs: ink');
    await choose('Yours');
    save.mockResolvedValueOnce(pen);
    await press('Save');
    expect(save).toHaveBeenLastCalledWith({ name: 'mine' }, theirs, expect.anything());
  });

  it('does not come back to somebody who has signed out', async () => {
    await opened(QuickEditComponent, [
      { provide: AuthService, useValue: { isSignedIn: () => false } },
    ]);
    save.mockRejectedValueOnce(refused(412, { current: theirs }));
    type('name', 'mine');
    await press('Save');
    await settled();
    expect(field('name')).toBeNull();
  });
});

describe('a dialog that begins with something', () => {
  afterEach(() => TestBed.inject(MatDialog).closeAll());

  it('has the values that a page gives a new row, which nobody has typed', async () => {
    openDialog(NewItemComponent, { values: { name: 'nib' } });
    await settled();
    expect(field('name')?.value).toBe('nib');
    button('Cancel')?.click();
    await settled();
    expect(shown()).toBe('');
  });

  it('brings back an earlier state as a change of what differs, over the version that is shown', async () => {
    const restored = { name: 'quill', version: 0 };
    openDialog(EditItemComponent, { restored });
    await settled();
    expect(field('name')?.value).toBe('quill');
    expect(field('price')?.value).toBe('1');
    save.mockReset().mockResolvedValue(pen);
    button('Save')?.click();
    await settled();
    expect(save).toHaveBeenCalledWith({ name: 'quill' }, pen, expect.any(String));
  });
});
