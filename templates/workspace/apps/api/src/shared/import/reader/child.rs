//! The process that reads a workbook, seen from both sides.
//!
//! It is this very program, started with an argument that nobody else uses. Its memory and its time are limited (on Unix), it
//! gets nothing of the environment of the server, and whatever a workbook does to it, the server lives on. It writes a line of JSON for
//! each row; when its reader is gone, it ends.

use std::ffi::OsString;
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, ExitCode, ExitStatus, Stdio};

use serde::{Deserialize, Serialize};

use super::cell::{Cell, CellKind, Record};
use super::xlsx::{self, Part};
use super::{FileError, Sheets};

/// The argument by which this program reads a workbook and does nothing else.
pub const ARGUMENT: &str = "read-xlsx";
/// Comes before the first line.
const START: &str = "rows:";

/// What the process says in a line.
#[derive(Serialize, Deserialize)]
enum Line {
    #[serde(rename = "s")]
    Sheets(Sheets),
    #[serde(rename = "r")]
    Row(u64, Vec<(CellKind, String)>),
    #[serde(rename = "e")]
    Invalid(String),
    #[serde(rename = "end")]
    End,
}

/// The rows of a workbook, as the process gives them.
pub struct XlsxRows {
    pub sheets: Sheets,
    process: Process,
    is_over: bool,
}

/// The process, which does not outlive those who want its rows.
struct Process {
    child: Child,
    lines: BufReader<ChildStdout>,
    line: Vec<u8>,
}

impl XlsxRows {
    pub fn open(path: &Path, sheet: Option<&str>) -> Result<Self, FileError> {
        let mut process = Process::start(command(path, sheet)?)?;
        while process.read()? != START.as_bytes() {}
        match process.line()? {
            Line::Sheets(sheets) => Ok(Self {
                sheets,
                process,
                is_over: false,
            }),
            Line::Invalid(sentence) => Err(FileError::Invalid(sentence)),
            Line::Row(..) | Line::End => Err(damaged()),
        }
    }

    pub fn next(&mut self) -> Result<Option<Record>, FileError> {
        if self.is_over {
            return Ok(None);
        }
        match self.process.line()? {
            Line::Row(row_no, cells) => {
                let cells = cells.into_iter();
                let cells = cells.map(|(kind, text)| Cell { text, kind }).collect();
                return Ok(Some(Record { row_no, cells }));
            }
            Line::Invalid(sentence) => return Err(FileError::Invalid(sentence)),
            Line::Sheets(_) => return Err(damaged()),
            Line::End => self.is_over = true,
        }
        Ok(None)
    }
}

impl Process {
    fn start(mut command: Command) -> io::Result<Self> {
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let out = child.stdout.take();
        let out = out.ok_or_else(|| io::Error::from(io::ErrorKind::BrokenPipe))?;
        Ok(Self {
            child,
            lines: BufReader::with_capacity(1 << 16, out),
            line: Vec::new(),
        })
    }

    fn line(&mut self) -> Result<Line, FileError> {
        match serde_json::from_slice(self.read()?) {
            Ok(line) => Ok(line),
            // It died within a line.
            Err(_) => Err(death(self.child.wait()?)),
        }
    }

    fn read(&mut self) -> Result<&[u8], FileError> {
        self.line.clear();
        if self.lines.read_until(b'\n', &mut self.line)? == 0 {
            return Err(death(self.child.wait()?));
        }
        Ok(self.line.trim_ascii())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// Why the process ended in the middle of its work.
fn death(status: ExitStatus) -> FileError {
    #[cfg(unix)]
    {
        use std::os::unix::process::ExitStatusExt;

        let signal = status.signal();
        if signal == Some(rustix::process::Signal::XCPU.as_raw()) {
            return FileError::invalid("The workbook takes too long to read; split it");
        }
        if signal == Some(rustix::process::Signal::ABORT.as_raw()) {
            return FileError::invalid("The workbook needs too much memory; split it");
        }
    }
    tracing::info!("the process that read a workbook ended: {status}");
    damaged()
}

fn damaged() -> FileError {
    FileError::invalid("The workbook is damaged")
}

fn command(path: &Path, sheet: Option<&str>) -> io::Result<Command> {
    // A program that was replaced while it runs is found there, too.
    let program = match cfg!(target_os = "linux") {
        true => PathBuf::from("/proc/self/exe"),
        false => std::env::current_exe()?,
    };
    let mut command = Command::new(program);
    command.env_clear();
    // Lets the allocator ask for memory as it needs it: of what is reserved at the start the limit would see nothing.
    command.env("MIMALLOC_DISALLOW_ARENA_ALLOC", "1");
    #[cfg(not(test))]
    command.arg(ARGUMENT).arg(path).args(sheet);
    #[cfg(test)]
    tests::pass(&mut command, path, sheet);
    Ok(command)
}

/// Does the work of the process, if these arguments of the program ask for it.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Option<ExitCode> {
    let mut arguments = arguments.into_iter().skip(1);
    if arguments.next()? != ARGUMENT {
        return None;
    }
    let path = PathBuf::from(arguments.next()?);
    let sheet = arguments
        .next()
        .map(|name| name.to_string_lossy().into_owned());
    Some(match serve(&path, sheet.as_deref()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    })
}

fn serve(path: &Path, sheet: Option<&str>) -> io::Result<()> {
    limit()?;
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    writeln!(out, "\n{START}")?;
    let read = xlsx::read(path, sheet, |part| {
        let line = match part {
            Part::Sheets(sheets) => Line::Sheets(sheets),
            Part::Row(row) => {
                let cells = row.cells.into_iter().map(|cell| (cell.kind, cell.text));
                Line::Row(row.row_no, cells.collect())
            }
        };
        Ok(say(&mut out, &line)?)
    });
    let last = match read {
        Ok(()) => Line::End,
        Err(FileError::Invalid(sentence)) => Line::Invalid(sentence),
        Err(FileError::Server(error)) => return Err(error),
    };
    say(&mut out, &last)?;
    out.flush()
}

fn say(out: &mut impl Write, line: &Line) -> io::Result<()> {
    serde_json::to_writer(&mut *out, line)?;
    out.write_all(b"\n")
}

/// Takes from this process what it could hurt others with.
#[cfg(unix)]
fn limit() -> io::Result<()> {
    use rustix::process::{Resource, Rlimit, setrlimit};

    use super::limits;

    let most = |number| Rlimit {
        current: Some(number),
        maximum: Some(number),
    };
    // The first signal for the time is one that says so; the second one kills.
    let seconds = Rlimit {
        current: Some(limits::CHILD_SECONDS),
        maximum: Some(limits::CHILD_SECONDS + 5),
    };
    setrlimit(Resource::As, most(limits::CHILD_MEMORY))?;
    setrlimit(Resource::Cpu, seconds)?;
    setrlimit(Resource::Core, most(0))?;
    setrlimit(Resource::Fsize, most(0))?;
    Ok(())
}

#[cfg(not(unix))]
fn limit() -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATH: &str = "READ_XLSX_PATH";
    const SHEET: &str = "READ_XLSX_SHEET";

    /// In a test this program is the one that runs tests, and the process runs one of them: the next one.
    pub fn pass(command: &mut Command, path: &Path, sheet: Option<&str>) {
        let name = "import::reader::child::tests::the_process";
        command.args([
            name,
            "--exact",
            "--ignored",
            "--nocapture",
            "--test-threads=1",
        ]);
        command.env(PATH, path);
        command.envs(sheet.map(|sheet| (SHEET, sheet)));
    }

    #[test]
    #[ignore = "is the process that other tests start"]
    fn the_process() {
        let path = std::env::var_os(PATH).unwrap();
        let sheet = std::env::var_os(SHEET);
        let arguments = [OsString::new(), ARGUMENT.into(), path];
        run(arguments.into_iter().chain(sheet)).unwrap();
    }

    #[test]
    fn other_arguments_start_nothing() {
        let arguments = ["api", "user", "list"].map(OsString::from);
        assert!(run(arguments).is_none());
        assert!(run([OsString::from("api")]).is_none());
    }
}
