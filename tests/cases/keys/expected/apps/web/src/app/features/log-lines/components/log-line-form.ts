import { FormControl, FormGroup, Validators } from '@angular/forms';
import { integerValidator } from '@shared/forms/validators';
import { CreateLogLine } from '../types/log-lines.types';

export type LogLineForm = ReturnType<typeof logLineForm>;

/** The form for a new log line, or for the one given. It checks what the database checks. */
export function logLineForm() {
  return new FormGroup({
    line: new FormControl('', { nonNullable: true, validators: [Validators.required] }),
    level: new FormControl('0', {
      nonNullable: true,
      validators: [Validators.required, integerValidator('-32768', '32767')],
    }),
  });
}

/** What the form says of a new log line. */
export function newLogLine(form: LogLineForm): CreateLogLine {
  const value = form.getRawValue();
  return {
    line: value.line,
    level: Number(value.level),
  };
}
