import { inject } from '@angular/core';
import { CanActivateChildFn } from '@angular/router';
import { OpenForms } from '@shared/forms/open-forms';

/** No other page opens while somebody wants to keep what they typed. */
export const openFormsGuard: CanActivateChildFn = () => inject(OpenForms).close();
