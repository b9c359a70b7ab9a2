import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { ApiSuccessResponse, PaginatedResponse } from '@shared/http/api.types';
import { Observable, firstValueFrom, map } from 'rxjs';

/** Somebody who may sign in, or could. */
export interface Person {
  id: string;
  email: string;
  active: boolean;
  /** Those of the person alone, without what the roles allow. */
  permissions: string[];
  roles: string[];
  createdAt: string;
}

/** A set of permissions with a name. */
export interface Role {
  name: string;
  permissions: string[];
  /** How many people have it. */
  users: number;
}

/** One browser or program in which the user has signed in. */
export interface OwnSession {
  id: string;
  begunAt: string;
  renewedAt: string;
  current: boolean;
}

export type PersonChange = Partial<Pick<Person, 'active' | 'permissions' | 'roles'>>;
export type NewPerson = Pick<Person, 'email' | 'permissions' | 'roles'>;

const URL = '/api/auth';

/** Requests about users, roles and the account of whoever has signed in. */
@Injectable({ providedIn: 'root' })
export class PeopleService {
  private readonly http = inject(HttpClient);

  list(search: string, page: number, limit: number): Observable<PaginatedResponse<Person>> {
    const params = { search, page, limit };
    return this.http.get<PaginatedResponse<Person>>(`${URL}/users`, { params });
  }

  /** Makes a user; the password that the server has made up is shown only now. */
  add(person: NewPerson): Promise<{ id: string; password: string }> {
    return data(
      this.http.post<ApiSuccessResponse<{ id: string; password: string }>>(`${URL}/users`, person),
    );
  }

  change(id: string, change: PersonChange): Promise<Person> {
    return data(this.http.patch<ApiSuccessResponse<Person>>(`${URL}/users/${id}`, change));
  }

  async renewPassword(id: string): Promise<string> {
    const url = `${URL}/users/${id}/password`;
    const answer = await data(this.http.post<ApiSuccessResponse<{ password: string }>>(url, {}));
    return answer.password;
  }

  /** Everything that can be allowed: `products.read`. */
  permissions(): Promise<string[]> {
    return data(this.http.get<ApiSuccessResponse<string[]>>(`${URL}/permissions`));
  }

  roles(): Promise<Role[]> {
    return data(this.http.get<ApiSuccessResponse<Role[]>>(`${URL}/roles`));
  }

  async setRole(name: string, permissions: string[]): Promise<void> {
    await firstValueFrom(
      this.http.put(`${URL}/roles/${encodeURIComponent(name)}`, { permissions }),
    );
  }

  async deleteRole(name: string): Promise<void> {
    await firstValueFrom(this.http.delete(`${URL}/roles/${encodeURIComponent(name)}`));
  }

  async changePassword(change: { current: string; new: string }): Promise<void> {
    await firstValueFrom(this.http.put(`${URL}/password`, change));
  }

  sessions(): Promise<OwnSession[]> {
    return data(this.http.get<ApiSuccessResponse<OwnSession[]>>(`${URL}/sessions`));
  }

  async endSession(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(`${URL}/sessions/${id}`));
  }
}

function data<T>(answer: Observable<ApiSuccessResponse<T>>): Promise<T> {
  return firstValueFrom(answer.pipe(map((body) => body.data)));
}
