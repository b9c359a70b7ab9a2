//! Users on the command line: `user list`, `user add EMAIL` and so on.

use super::actor::Actor;
use super::users::{self, Care, NewUser, UserChange, UserError, Who};
use super::{permissions, roles};
use crate::shared::app::App;

pub const USAGE: &str = "\
user list                                    all users, and what they may do
user add EMAIL [PERMISSION...]               makes a user and prints the password; without permissions they may do everything
user deactivate EMAIL [--force]              ends all access of a user, and their sessions
user activate EMAIL                          lets them sign in again
user password EMAIL                          makes up another password and prints it; ends their sessions
user permissions EMAIL PERMISSION... [--force]
                                             says anew what a user may do: `products.read`, `orders.*`, or `*` for everything
user permissions                             all permissions that there are
user roles EMAIL ROLE... [--force]           says anew which roles a user has, `none` for none
user roles                                   all roles, and what they allow
user role NAME PERMISSION...                 says anew what a role allows, or makes it
user delete-role NAME                        removes a role that nobody has";

/// What stands for no role at all.
const NO_ROLE: &str = "none";

/// What is to be done.
#[derive(Debug, PartialEq, Eq)]
pub enum UserCommand<'a> {
    List,
    Add(&'a str, Vec<&'a str>),
    Deactivate(&'a str, Care),
    Activate(&'a str),
    Password(&'a str),
    Permissions(&'a str, Vec<&'a str>, Care),
    ListPermissions,
    Roles(&'a str, Vec<&'a str>, Care),
    ListRoles,
    SetRole(&'a str, Vec<&'a str>),
    DeleteRole(&'a str),
}

impl<'a> UserCommand<'a> {
    /// What these arguments say, when they are right.
    pub fn parse(arguments: &[&'a str]) -> Option<Self> {
        let is_forced = arguments.contains(&"--force");
        let care = if is_forced {
            Care::Force
        } else {
            Care::KeepOne
        };
        let words: Vec<&str> = arguments
            .iter()
            .copied()
            .filter(|word| *word != "--force")
            .collect();
        if words.iter().any(|word| word.starts_with('-')) {
            return None;
        }
        let command = match words[..] {
            ["deactivate", email] => Self::Deactivate(email, care),
            ["permissions", email, ref permissions @ ..] if !permissions.is_empty() => {
                Self::Permissions(email, permissions.to_vec(), care)
            }
            ["roles", email, ref roles @ ..] if !roles.is_empty() => {
                Self::Roles(email, roles.to_vec(), care)
            }
            _ if is_forced => return None,
            ["list"] => Self::List,
            ["add", email] => Self::Add(email, vec!["*"]),
            ["add", email, ref permissions @ ..] => Self::Add(email, permissions.to_vec()),
            ["activate", email] => Self::Activate(email),
            ["password", email] => Self::Password(email),
            ["permissions"] => Self::ListPermissions,
            ["roles"] => Self::ListRoles,
            ["role", name, ref permissions @ ..] if !permissions.is_empty() => {
                Self::SetRole(name, permissions.to_vec())
            }
            ["delete-role", name] => Self::DeleteRole(name),
            _ => return None,
        };
        Some(command)
    }

    /// Does it, and returns what to print.
    pub async fn run(&self, app: &App) -> Result<String, UserError> {
        let line = match self {
            Self::List => list(app).await?,
            Self::Add(email, permissions) => {
                let user = NewUser {
                    email: (*email).to_owned(),
                    permissions: owned(permissions),
                    roles: Vec::new(),
                };
                let (_, password) = users::add(app, &Actor::Operator, &user).await?;
                format!("User: {email}, password: {password} (shown only now)")
            }
            Self::Deactivate(email, care) => {
                change(app, email, active(false), *care).await?;
                format!("{email} cannot sign in any more, and is signed out")
            }
            Self::Activate(email) => {
                change(app, email, active(true), Care::KeepOne).await?;
                format!("{email} can sign in")
            }
            Self::Password(email) => {
                let who = Who::Email(email);
                let password = users::renew_password(app, &Actor::Operator, who).await?;
                format!("{email} is signed out; new password: {password} (shown only now)")
            }
            Self::Permissions(email, permissions, care) => {
                let wanted = UserChange {
                    permissions: Some(owned(permissions)),
                    ..UserChange::default()
                };
                change(app, email, wanted, *care).await?;
                format!("{email} may now: {}", permissions.join(" "))
            }
            Self::Roles(email, roles, care) => {
                let given: &[&str] = if roles[..] == [NO_ROLE] { &[] } else { roles };
                let wanted = UserChange {
                    roles: Some(owned(given)),
                    ..UserChange::default()
                };
                change(app, email, wanted, *care).await?;
                format!("{email} has the roles: {}", roles.join(" "))
            }
            Self::SetRole(name, permissions) => {
                roles::set(app, &Actor::Operator, name, &owned(permissions)).await?;
                format!("who has the role {name} may now: {}", permissions.join(" "))
            }
            Self::DeleteRole(name) => {
                roles::delete(app, &Actor::Operator, name).await?;
                format!("the role {name} is gone")
            }
            Self::ListRoles => {
                let roles = roles::list(app).await?;
                let lines = roles
                    .iter()
                    .map(|role| format!("{}  {}", role.name, role.permissions.join(" ")));
                lines.collect::<Vec<_>>().join("\n")
            }
            Self::ListPermissions => {
                let all: Vec<String> = permissions::grantable(&app.permissions)
                    .into_iter()
                    .collect();
                all.join("\n")
            }
        };
        Ok(line)
    }
}

async fn change(app: &App, email: &str, wanted: UserChange, care: Care) -> Result<(), UserError> {
    let who = Who::Email(email);
    users::change(app, &Actor::Operator, who, &wanted, care).await?;
    Ok(())
}

fn active(active: bool) -> UserChange {
    UserChange {
        active: Some(active),
        ..UserChange::default()
    }
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(ToString::to_string).collect()
}

/// A line for each user.
async fn list(app: &App) -> Result<String, UserError> {
    let users = users::list(app).await?;
    let width = users.iter().map(|user| user.email.len()).max().unwrap_or(0);
    let lines = users.iter().map(|user| {
        let state = if user.active { "active" } else { "deactivated" };
        let roles = user.roles.iter().map(|role| format!("role:{role}"));
        let may: Vec<String> = user.permissions.iter().cloned().chain(roles).collect();
        format!("{:width$}  {state:11}  {}", user.email, may.join(" "))
    });
    Ok(lines.collect::<Vec<_>>().join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_commands_are_understood() {
        let parse = |line: &'static str| {
            let words: Vec<&str> = line.split(' ').collect();
            UserCommand::parse(&words)
        };
        assert_eq!(parse("list"), Some(UserCommand::List));
        assert_eq!(
            parse("add a@b.c"),
            Some(UserCommand::Add("a@b.c", vec!["*"]))
        );
        assert_eq!(
            parse("deactivate --force a@b.c"),
            Some(UserCommand::Deactivate("a@b.c", Care::Force))
        );
        assert_eq!(
            parse("permissions a@b.c orders.read"),
            Some(UserCommand::Permissions(
                "a@b.c",
                vec!["orders.read"],
                Care::KeepOne
            ))
        );
        assert_eq!(parse("permissions"), Some(UserCommand::ListPermissions));
        assert_eq!(parse("roles"), Some(UserCommand::ListRoles));
        assert_eq!(
            parse("roles a@b.c clerk"),
            Some(UserCommand::Roles("a@b.c", vec!["clerk"], Care::KeepOne))
        );
        assert_eq!(
            parse("role clerk orders.*"),
            Some(UserCommand::SetRole("clerk", vec!["orders.*"]))
        );
        for wrong in [
            "",
            "role clerk",
            "roles a@b.c",
            "delete-role",
            "add",
            "list a@b.c",
            "password",
            "permissions a@b.c",
            "permissions --force a@b.c",
            "activate a@b.c --force",
            "add a@b.c --admin",
            "delete a@b.c",
        ] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }
}
