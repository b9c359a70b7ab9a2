import { Injectable } from '@angular/core';
import { CrudService } from '@shared/http/crud.service';
import { CreateSample, ListSamplesQuery, Sample, UpdateSample } from '../types/samples.types';

/** Requests to `/api/samples`. */
@Injectable({ providedIn: 'root' })
export class SampleService extends CrudService<
  Sample,
  CreateSample,
  UpdateSample,
  ListSamplesQuery
> {
  constructor() {
    super('/api/samples');
  }
}
