import { employeeSample } from '../types/employees.samples';
import { changedEmployee, employeeForm, newEmployee } from './employee-form';

describe('employeeForm', () => {
  it('takes a row as it is, and gives it back unharmed', () => {
    const row = employeeSample();
    const form = employeeForm(row);
    expect(form.valid).toBe(true);
    expect(newEmployee(form)).toMatchObject({
      name: row.name,
      reportsTo: row.reportsTo,
    });
  });

  it('says only what was changed', () => {
    const form = employeeForm(employeeSample());
    expect(changedEmployee(form)).toEqual({});
    form.controls.name.markAsDirty();
    expect(Object.keys(changedEmployee(form))).toEqual(['name']);
  });

  it('asks for what the database asks for', () => {
    const { controls } = employeeForm();
    expect(controls.name.hasError('required')).toBe(true);
  });
});
