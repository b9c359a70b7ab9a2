-- Roles: sets of permissions with a name, which users have beside their own.

CREATE TABLE app_roles (
    name TEXT NOT NULL PRIMARY KEY,
    permissions TEXT NOT NULL CHECK (json_valid(permissions))
) STRICT;

ALTER TABLE app_users ADD COLUMN roles TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(roles));
