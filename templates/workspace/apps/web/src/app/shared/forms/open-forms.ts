import { Injectable } from '@angular/core';

/** A form that is left by closing it. */
export interface OpenForm {
  readonly form: { readonly dirty: boolean };
  /** Closes it, unless somebody wants to keep what was typed; says whether it is closed. */
  close(): Promise<boolean>;
}

/** The dialogs with a form that are open: nobody loses what was typed by leaving the page or the browser's tab. */
@Injectable({ providedIn: 'root' })
export class OpenForms {
  private readonly forms = new Set<OpenForm>();

  constructor() {
    // The browser asks in its own words.
    addEventListener('beforeunload', (event) => {
      if ([...this.forms].some(({ form }) => form.dirty)) {
        event.preventDefault();
      }
    });
  }

  /** Keeps a form in mind until what is returned is called. */
  add(form: OpenForm): () => void {
    this.forms.add(form);
    return () => this.forms.delete(form);
  }

  /** Closes all of them, the last one first, and says whether they are closed. */
  async close(): Promise<boolean> {
    for (const form of [...this.forms].reverse()) {
      if (!(await form.close())) {
        return false;
      }
      // It stays on the screen for the time of its animation.
      this.forms.delete(form);
    }
    return true;
  }
}
