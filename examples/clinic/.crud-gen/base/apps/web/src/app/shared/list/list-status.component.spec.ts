import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { ListModel } from './list-model';
import { ListStatusComponent } from './list-status.component';

interface Thing {
  id: string;
}

describe('ListStatusComponent', () => {
  const since = signal({ count: 0, isUncertain: false });
  const reload = vi.fn();
  const model = {
    counted: (count: number) => `${count} things`,
    source: {
      reload,
      hasRows: signal(true),
      total: signal(7),
      asOf: signal(new Date(2025, 2, 14, 17, 13, 5)),
      changes: { since },
    },
  } as unknown as ListModel<Thing>;

  it.each<[number, boolean, RegExp]>([
    [0, false, /^7 things *as of 5:13:05.PM$/],
    [1, false, /^7 things *1 change since 5:13.PM: reload$/],
    [3, false, /^7 things *3 changes since 5:13.PM: reload$/],
    [3, true, /^7 things *There may be changes since 5:13.PM: reload$/],
  ])('with %s changes by others says what is known of them', (count, isUncertain, text) => {
    since.set({ count, isUncertain });
    const fixture = TestBed.createComponent(ListStatusComponent<Thing>);
    fixture.componentRef.setInput('page', model);
    fixture.detectChanges();
    const element: HTMLElement = fixture.nativeElement;
    expect(element.textContent.trim()).toMatch(text);
    const button = element.querySelector('button');
    button?.click();
    expect(reload).toHaveBeenCalledTimes(button ? 1 : 0);
    reload.mockReset();
  });
});
