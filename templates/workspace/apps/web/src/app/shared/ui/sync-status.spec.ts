import { TestBed } from '@angular/core/testing';
import { SyncStatus } from '@shared/business/services/realtime-state.types';
import { SyncStatusComponent } from './sync-status';

describe('SyncStatusComponent', () => {
  it.each<[SyncStatus, string]>([
    ['live', 'Live'],
    ['catching-up', 'Catching up'],
    ['stale', 'Stale'],
    ['offline', 'Offline'],
    ['signed-out', 'Signed out'],
  ])('says %s', (status, word) => {
    const fixture = TestBed.createComponent(SyncStatusComponent);
    fixture.componentRef.setInput('status', status);
    fixture.detectChanges();
    const shown = (fixture.nativeElement as HTMLElement).querySelector('[role="status"]');
    expect(shown?.textContent?.trim()).toBe(word);
    expect(shown?.getAttribute('data-status')).toBe(status);
  });
});
