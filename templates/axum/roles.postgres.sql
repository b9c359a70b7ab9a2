-- Roles: sets of permissions with a name, which users have beside their own.

CREATE TABLE app_roles (
    name text NOT NULL PRIMARY KEY,
    permissions jsonb NOT NULL
);

ALTER TABLE app_users ADD COLUMN roles jsonb NOT NULL DEFAULT '[]';
