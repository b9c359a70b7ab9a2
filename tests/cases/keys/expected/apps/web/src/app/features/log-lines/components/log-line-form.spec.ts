import { logLineForm, newLogLine } from './log-line-form';

describe('logLineForm', () => {
  it('starts empty', () => {
    expect(newLogLine(logLineForm())).toBeTruthy();
    expect(logLineForm().pristine).toBe(true);
  });

  it('asks for what the database asks for', () => {
    const { controls } = logLineForm();
    expect(controls.line.hasError('required')).toBe(true);
  });
});
