//! Users on the command line: `user list`, `user add EMAIL` and so on.

use super::permissions;
use super::users::{self, Care, UserError};
use crate::shared::app::App;

pub const USAGE: &str = "\
user list                                    all users, and what they may do
user add EMAIL [PERMISSION...]               makes a user and prints the password; without permissions they may do everything
user deactivate EMAIL [--force]              ends all access of a user, and their sessions
user activate EMAIL                          lets them sign in again
user password EMAIL                          makes up another password and prints it; ends their sessions
user permissions EMAIL PERMISSION... [--force]
                                             says anew what a user may do: `products.read`, `orders.*`, or `*` for everything
user permissions                             all permissions that there are";

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
            _ if is_forced => return None,
            ["list"] => Self::List,
            ["add", email] => Self::Add(email, vec!["*"]),
            ["add", email, ref permissions @ ..] => Self::Add(email, permissions.to_vec()),
            ["activate", email] => Self::Activate(email),
            ["password", email] => Self::Password(email),
            ["permissions"] => Self::ListPermissions,
            _ => return None,
        };
        Some(command)
    }

    /// Does it, and returns what to print.
    pub async fn run(&self, app: &App) -> Result<String, UserError> {
        let line = match self {
            Self::List => list(app).await?,
            Self::Add(email, permissions) => {
                let password = users::add(app, email, permissions).await?;
                format!("User: {email}, password: {password} (shown only now)")
            }
            Self::Deactivate(email, care) => {
                users::deactivate(app, email, *care).await?;
                format!("{email} cannot sign in any more, and is signed out")
            }
            Self::Activate(email) => {
                users::activate(app, email).await?;
                format!("{email} can sign in")
            }
            Self::Password(email) => {
                let password = users::renew_password(app, email).await?;
                format!("{email} is signed out; new password: {password} (shown only now)")
            }
            Self::Permissions(email, permissions, care) => {
                users::set_permissions(app, email, permissions, *care).await?;
                format!("{email} may now: {}", permissions.join(" "))
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

/// A line for each user.
async fn list(app: &App) -> Result<String, UserError> {
    let users = users::list(app).await?;
    let width = users.iter().map(|user| user.email.len()).max().unwrap_or(0);
    let lines = users.iter().map(|user| {
        let state = if user.active { "active" } else { "deactivated" };
        let permissions = user.permissions.0.join(" ");
        format!("{:width$}  {state:11}  {permissions}", user.email)
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
        for wrong in [
            "",
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
