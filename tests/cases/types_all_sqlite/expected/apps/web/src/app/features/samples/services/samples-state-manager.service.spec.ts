import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { sampleSample } from '../types/samples.samples';
import { entityId } from '../types/samples.types';
import { SampleStateManager } from './samples-state-manager.service';

describe('SampleStateManager', () => {
  const row = sampleSample();
  let manager: SampleStateManager;
  let http: HttpTestingController;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
    });
    manager = TestBed.inject(SampleStateManager);
    http = TestBed.inject(HttpTestingController);
  });

  it('reads no list: the page asks the server itself', async () => {
    await manager.initialize();
    http.expectNone(() => true);
    expect(manager.localState()).toEqual([]);
  });

  it('never shows a delete before the server has confirmed it', async () => {
    const deleted = manager.optimisticDelete(entityId(row));
    http.expectOne({ method: 'DELETE' }).flush(null, { status: 422, statusText: 'Unprocessable' });
    await expect(deleted).rejects.toBeTruthy();
    expect(manager.localState()).toEqual([]);
  });
});
