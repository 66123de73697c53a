import type { Row } from '../values.ts';

const script = (
  name: string,
  category: readonly [id: string, name: string],
  priority: string,
  labels: readonly string[],
  notes: string,
  scriptContents: string,
): Row => ({
  name,
  info: notes,
  notes: '',
  priority,
  categoryId: category[0],
  categoryName: category[1],
  ...Object.fromEntries([4, 5, 6, 7, 8, 9, 10, 11].map((number, index) => [`parameter${number}`, labels[index] ?? ''])),
  osRequirements: '',
  scriptContents,
});

const maintenance = ['5', 'Maintenance'] as const;
const network = ['6', 'Network'] as const;
const printers = ['7', 'Printers'] as const;
const security = ['9', 'Security'] as const;

/** Scripts as an admin keeps them: several shells, with parameters from 4 on, ready to run. */
export const scripts: readonly Row[] = [
  script(
    'Clear print queues',
    printers,
    'AFTER',
    [],
    'Cancels all jobs and resumes every printer.',
    `#!/bin/bash
# Cancels every waiting print job and lets stopped printers go on.
set -u

cancel -a
lpstat -p 2>/dev/null | awk '{print $2}' | while read -r printer; do
  cupsenable "$printer"
  cupsaccept "$printer"
  echo "Resumed $printer"
done
`,
  ),
  script(
    'Fix Wi-Fi order',
    network,
    'BEFORE',
    ['Network name'],
    'Moves one network to the top of the preferred list.',
    `#!/bin/zsh
# $4: name of the network that shall come first
emulate -L zsh

wanted="\${4:?The network name is missing (parameter 4)}"
port=$(networksetup -listallhardwareports | awk '/Wi-Fi/{getline; print $2}')

if [[ -z "$port" ]]; then
  print -u2 "This Mac has no Wi-Fi port"
  exit 1
fi

networksetup -removepreferredwirelessnetwork "$port" "$wanted" >/dev/null
networksetup -addpreferredwirelessnetworkatindex "$port" "$wanted" 0 WPA2E
print "$wanted is first on $port"
`,
  ),
  script(
    'Install Rosetta',
    maintenance,
    'BEFORE',
    [],
    'For Macs with Apple silicon that still need Intel apps.',
    `#!/bin/bash
# Installs Rosetta on Apple silicon unless it is there.

if [[ "$(uname -m)" != "arm64" ]]; then
  echo "Intel Mac, nothing to do"
  exit 0
fi

if /usr/bin/pgrep -q oahd; then
  echo "Rosetta is installed"
  exit 0
fi

/usr/sbin/softwareupdate --install-rosetta --agree-to-license
`,
  ),
  script(
    'Rename to asset tag',
    maintenance,
    'AFTER',
    ['Prefix', 'Asset tag'],
    'Names the Mac after prefix and asset tag.',
    `#!/bin/bash
# $4: prefix, $5: asset tag; falls back to the serial number
prefix="\${4:-AVS}"
serial=$(ioreg -c IOPlatformExpertDevice -d 2 | awk -F'"' '/IOPlatformSerialNumber/{print $4}')
name="$prefix-\${5:-$serial}"

for key in ComputerName LocalHostName HostName; do
  scutil --set "$key" "$name" || exit 1
done

/usr/local/bin/jamf recon -assetTag "\${5:-}"
`,
  ),
  script(
    'Report disk space',
    maintenance,
    'AFTER',
    ['Warn below (GB)'],
    'Exits with 1 when space runs short.',
    `#!/usr/bin/env python3
"""Warns when the boot volume runs short. Parameter 4: limit in GB."""
import shutil
import sys

limit = float(sys.argv[4]) if len(sys.argv) > 4 and sys.argv[4] else 20
free = shutil.disk_usage("/").free / 1_000_000_000
print(f"{free:.1f} GB free, limit {limit:.0f} GB")
sys.exit(0 if free >= limit else 1)
`,
  ),
  script(
    'Restart at night',
    maintenance,
    'AT_REBOOT',
    ['Days of uptime'],
    'Restarts Macs that have been up for too long, if nobody is logged in.',
    `#!/bin/sh
# $4: days after which a restart is due
limit="\${4:-7}"
boot=$(sysctl -n kern.boottime | sed 's/^{ sec = \\([0-9]*\\),.*/\\1/')
days=$(( ( $(date +%s) - boot ) / 86400 ))
user=$(stat -f %Su /dev/console)

if [ "$days" -ge "$limit" ] && [ "$user" = "root" ]; then
  shutdown -r +1
fi
echo "Up for $days days, console user $user"
`,
  ),
  script(
    'Rotate local admin password',
    security,
    'AFTER',
    ['Account'],
    'Asks the management framework for a new password.',
    `#!/bin/bash
# $4: short name of the managed account
account="\${4:?The account is missing (parameter 4)}"

if ! dscl . -read "/Users/$account" UniqueID >/dev/null 2>&1; then
  echo "There is no account $account" >&2
  exit 1
fi

/usr/local/bin/jamf policy -event "rotate-$account"
`,
  ),
  script(
    'Turn on firewall',
    security,
    'AFTER',
    [],
    'Application firewall with stealth mode.',
    `#!/bin/bash
firewall=/usr/libexec/ApplicationFirewall/socketfilterfw

"$firewall" --setglobalstate on
"$firewall" --setstealthmode on
"$firewall" --getglobalstate
`,
  ),
];
