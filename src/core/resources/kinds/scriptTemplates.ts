import type { ScriptTemplate } from '../kind.ts';

const parameters = `# Jamf Pro sets $1 (mount point of the target volume), $2 (name of the computer) and $3 (user who is logged in).
# $4 to $11 come from the policy; their labels are the fields parameter4 to parameter11 beside this script.`;

/** For what a policy runs. */
export const forScripts: readonly ScriptTemplate[] = [
  {
    label: 'Zsh script',
    detail: 'safe options, parameters explained',
    script: `#!/bin/zsh --no-rcs
# What this script does, in one sentence.
#
${parameters}

set -o errexit -o nounset -o pipefail

setting="\${4:-}"

if [[ -z "$setting" ]]; then
  print -u2 "Parameter 4 is empty."
  exit 1
fi

print "Working with $setting."
`,
    fields: { parameter4: 'Setting' },
  },
  {
    label: 'Bash script',
    detail: 'safe options, parameters explained; runs in Bash 3.2 of macOS',
    script: `#!/bin/bash
# What this script does, in one sentence.
#
${parameters}

set -euo pipefail

setting="\${4:-}"

if [[ -z "$setting" ]]; then
  echo "Parameter 4 is empty." >&2
  exit 1
fi

echo "Working with $setting."
`,
    fields: { parameter4: 'Setting' },
  },
  {
    label: 'Zsh script with a log',
    detail: 'for a policy: tells what it does in the policy log and in a file, and cleans up however it ends',
    script: `#!/bin/zsh --no-rcs
# What this script does, in one sentence.
#
${parameters}

set -o nounset -o pipefail

log_file="/var/log/\${4:-my-policy}.log"
work_folder="$(/usr/bin/mktemp -d)"

say() {
  # Standard output is what the policy log of Jamf Pro shows.
  print "$(/bin/date '+%Y-%m-%d %H:%M:%S') $1" | /usr/bin/tee -a "$log_file"
}

clean_up() {
  local code=$?
  /bin/rm -rf "$work_folder"
  say "Ended with code $code."
}
trap clean_up EXIT

say "Started on \${2:-this computer} for \${3:-nobody}."

if ! cd "$work_folder"; then
  say "The working folder cannot be used."
  exit 1
fi
`,
    fields: { parameter4: 'Name of the log file' },
  },
  {
    label: 'Zsh script that acts as the logged-in user',
    detail: 'finds who is at the screen, and runs a command as that user',
    script: `#!/bin/zsh --no-rcs
# What this script does, in one sentence.

set -o errexit -o nounset -o pipefail

user="$(/usr/bin/stat -f %Su /dev/console)"

if [[ "$user" == "root" || "$user" == "loginwindow" || "$user" == "_mbsetupuser" ]]; then
  print "Nobody is logged in."
  exit 0
fi

user_id="$(/usr/bin/id -u "$user")"

as_user() {
  /bin/launchctl asuser "$user_id" /usr/bin/sudo -u "$user" "$@"
}

as_user /usr/bin/defaults read -g AppleLocale
`,
  },
  {
    label: 'Python script',
    detail: 'parameters by name; macOS brings no Python, so the first line names the one that you install',
    script: `#!/usr/local/bin/managed_python3
"""What this script does, in one sentence."""

import subprocess
import sys


def parameter(number: int, otherwise: str = "") -> str:
    """A parameter as Jamf Pro counts them: 4 to 11 come from the policy."""
    return sys.argv[number] if len(sys.argv) > number and sys.argv[number] else otherwise


def main() -> int:
    setting = parameter(4)
    if not setting:
        print("Parameter 4 is empty.", file=sys.stderr)
        return 1
    version = subprocess.run(["/usr/bin/sw_vers", "-productVersion"], check=True, capture_output=True, text=True)
    print(f"Working with {setting} on macOS {version.stdout.strip()}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
`,
    fields: { parameter4: 'Setting' },
  },
];

/** For the value of an extension attribute. */
export const forAttributes: readonly ScriptTemplate[] = [
  {
    label: 'Extension attribute in Zsh',
    detail: 'one value, and what it says where there is none',
    script: `#!/bin/zsh --no-rcs
# What this attribute tells of a computer, in one sentence.
# It runs with every inventory update: keep it quick, and change nothing. What stands between the tags is the value.

value="$(/usr/bin/defaults read /Library/Preferences/com.apple.SoftwareUpdate LastSuccessfulDate 2>/dev/null)"

print "<result>\${value:-Never}</result>"
`,
  },
  {
    label: 'Extension attribute in Bash',
    detail: 'a version of an app, or that it is not there',
    script: `#!/bin/bash
# What this attribute tells of a computer, in one sentence.
# It runs with every inventory update: keep it quick, and change nothing. What stands between the tags is the value.

app="/Applications/Safari.app"

if [[ -d "$app" ]]; then
  value="$(/usr/bin/defaults read "$app/Contents/Info.plist" CFBundleShortVersionString)"
else
  value="Not installed"
fi

echo "<result>$value</result>"
`,
  },
  {
    label: 'Extension attribute that is a date',
    detail: 'in the one form that Jamf Pro takes for dates; choose DATE as its data type',
    script: `#!/bin/zsh --no-rcs
# What this attribute tells of a computer, in one sentence.
# A date must be written as YYYY-MM-DD hh:mm:ss.

started="$(/usr/sbin/sysctl -n kern.boottime | /usr/bin/sed -E 's/.*sec = ([0-9]+),.*/\\1/')"

print "<result>$(/bin/date -r "$started" '+%Y-%m-%d %H:%M:%S')</result>"
`,
    fields: { dataType: 'DATE' },
  },
  {
    label: 'Extension attribute in Python',
    detail: 'macOS brings no Python, so the first line names the one that you install',
    script: `#!/usr/local/bin/managed_python3
"""What this attribute tells of a computer, in one sentence."""

import pathlib

count = sum(1 for path in pathlib.Path("/Applications").glob("*.app"))
print(f"<result>{count}</result>")
`,
  },
];
