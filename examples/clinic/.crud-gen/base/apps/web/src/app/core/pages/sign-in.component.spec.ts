import { HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { AuthService } from '@core/services/auth.service';
import { provideIcons } from '@shared/ui/icons';
import { SignInComponent } from './sign-in.component';

describe('SignInComponent', () => {
  const login = vi.fn<AuthService['login']>();

  beforeEach(() => {
    login.mockReset();
    TestBed.configureTestingModule({
      providers: [provideRouter([]), provideIcons(), { provide: AuthService, useValue: { login } }],
    });
  });

  async function page() {
    const fixture = TestBed.createComponent(SignInComponent);
    fixture.componentRef.setInput('returnUrl', '/products?page=2');
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    return {
      element,
      async submit(email: string, password: string): Promise<void> {
        const inputs = element.querySelectorAll('input');
        [email, password].forEach((text, index) => {
          inputs[index].value = text;
          inputs[index].dispatchEvent(new Event('input'));
        });
        element.querySelector('form')?.dispatchEvent(new Event('submit'));
        await fixture.whenStable();
        await new Promise((resolve) => setTimeout(resolve));
        await fixture.whenStable();
      },
    };
  }

  it('starts empty, and asks for both', async () => {
    const { element, submit } = await page();
    expect(Array.from(element.querySelectorAll('input'), ({ value }) => value)).toEqual(['', '']);
    await submit('', '');
    expect(element.textContent).toContain('E-mail is required');
    expect(element.textContent).toContain('Password is required');
    expect(login).not.toHaveBeenCalled();
  });

  it('says when the password is wrong', async () => {
    login.mockRejectedValue(new HttpErrorResponse({ status: 401 }));
    const { element, submit } = await page();
    await submit('a@example.com', 'wrong');
    expect(element.querySelector('[role=alert]')?.textContent).toContain('is wrong');
  });

  it('goes to where the user wanted to go', async () => {
    login.mockResolvedValue();
    const navigate = vi.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
    const { submit } = await page();
    await submit(' a@example.com ', 'secret');
    expect(login).toHaveBeenCalledWith('a@example.com', 'secret');
    expect(navigate).toHaveBeenCalledWith('/products?page=2', { replaceUrl: true });
  });
});
