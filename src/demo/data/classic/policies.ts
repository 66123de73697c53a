import type { Row } from '../../values.ts';
import { refer, scopeOf } from './named.ts';

/**
 * Name, category, triggers, how often, what is done, scope. Triggers: c check-in, e enrollment, l login, o logout, n network, t startup, S
 * Self Service, d disabled, *name* an event of its own. What is done: p package, s script with its parameters, r printer, i inventory, a
 * account, k dock item, u caches, b restart, x command.
 */
const lines = `Install Google Chrome|5|c|1|p1|g1
Clear print queues|5|c|O|s1|g1
Update inventory|5|c|w|i|all
Retire old exam browser|5|cd|1|x0|g1
Install Keynote templates|3|S|O|p2|all -b12
Install Zoom|8|S|O|p6 i|all
Install Python 3.14|4|S|O|p4 i|d10 d12 d7
Install Secure Exam Browser|10|c|1|p5 i|g101
Install printer drivers|7|ce|1|p3|all
Map printers at the high school|7|l|U|r1 r2|b1
Map printers in the library|7|l|U|r3|b9
Map printer of the District Office|7|l|U|r4 r5|b4 ~n3
Remove retired printers|7|c|1|r-6|all -g103
Fix Wi-Fi order at Riverside|6|n|O|s2:RHS-Staff|b11 ~n7
Fix Wi-Fi order at Lakeside|6|n|O|s2:LMS-Staff|b7 ~n5
Fix Wi-Fi order at the high school|6|n|O|s2:AVHS-Staff|b1 ~n1
Install Rosetta|5|e|1|s3|all -g2
Rename to asset tag|5|e|1|s4:AVS|all
Rename loaners|5|S|O|s4:LOAN|g101
Report disk space|5|c|D|s5:20|g1
Report disk space of the lab|5|c|w|s5:50|d2
Restart at night|5|c|D|s6:7 b|g1 -g103 -c5
Restart exam Macs|10|c|D|s6:1 b|g101
Rotate local admin password|9|c|M|s7:avsadmin|g1
Turn on firewall|9|ce|1|s8 i|all
Turn on firewall again|9|c|w|s8|g4
Turn on FileVault|9|l|1|f|g4 -g102
Enrollment 1: basics|5|e|1|s3 s4:AVS i|all
Enrollment 2: apps|1|*apps*|1|p1 p6|all
Enrollment 3: security|9|*security*|1|s8 s7:avsadmin|all
Create account for technicians|9|e|1|a|all -d14
Clear caches|5|S|O|u|all
Clear caches of shared Macs|5|c|w|u|g101 d14
Pilot: Google Chrome 142|2|c|1|p1 i|g102
Pilot: Zoom 6.6|8|c|1|p6 i|g102
Chrome for staff|2|c|1|p1|d1 d6 d7 ~l1
Chrome for students|2|c|1|p1|d14 ~l2
Art lab: templates|3|c|1|p2|d2
Music lab: Keynote|3|S|O|p2|d2 -c7
Science: Python|4|c|1|p4|d12
Languages: Zoom|8|S|O|p6|d8 ~n1
Library kiosk: restart|5|t|O|b|b9
Library kiosk: dock|1|l|u|k|b9
Exam: quit other apps|10|*exam*|O|x1|g101 ~l3 ~n4
Exam: clear downloads|10|o|O|x2|g101 ~n4
Counseling: quiet hours|5|cd|D|x3|d4
Board members: inventory|5|c|D|i|g103 u3 U5
Teachers: Keynote templates|3|S|O|p2|U6
Coaches: Zoom|8|S|O|p6|d3 U1 u8
Facilities: printers|7|S|O|r5|d5 b12
Nursing: encryption|9|c|1|f|d11
Loaners: wipe downloads|5|c|w|x2|g101 -x -g102
Intel Macs: notice|5|c|w|i|g2
Not on macOS 26: notice|5|c|w|i|g3 -g103
Install fonts & ligatures|3|S|O|p2|d2 d8
Set time zone|5|e|1|x4|all
Set time server|6|*time*|O|x5|all
Collect logs|5|*logs*|O|x6|all
Remind to restart|5|c|D|b|g3
Test: everything at once|10|celoSd|D|p1 p5 s5:10 s8 r1 i u b x1|c1 c2 g102 b4 d7 -c3 -g103 -b12 -d14 ~n3 ~l1`
  .split('\n')
  .map((line) => line.split('|'));

const frequencies: Readonly<Record<string, string>> = {
  1: 'Once per computer',
  U: 'Once per user per computer',
  u: 'Once per user',
  D: 'Once every day',
  w: 'Once every week',
  M: 'Once every month',
  O: 'Ongoing',
};

const commands = [
  'rm -rf "/Applications/Old Exam Browser.app"',
  'osascript -e \'quit app "Safari"\'; killall "Google Chrome"',
  'find /Users/Shared/Downloads -mtime +1 -delete && echo "done" > /var/log/avs-downloads.log',
  'defaults write com.apple.ncprefs dnd_prefs -bool true',
  'systemsetup -settimezone America/Los_Angeles',
  'sntp -sS time.aldervalley.example',
  'log collect --last 2h --output /Users/Shared/avs.logarchive 2>&1 | tail -1',
];

export const policyCount = lines.length;

/** A policy as far as it differs from a new one. */
export function makePolicy(index: number): Row {
  const [name = '', category = '', triggers = '', frequency = '', actions = '', scope = ''] = lines[index] ?? [];
  const has = (letter: string): boolean => triggers.replace(/\*.*\*/, '').includes(letter);
  const event = /\*(.*)\*/.exec(triggers)?.[1] ?? '';
  const isOffered = has('S');
  const isOnce = frequency === '1';
  return {
    general: {
      id: index + 1,
      name,
      enabled: !has('d'),
      trigger: isOffered && triggers === 'S' ? 'USER_INITIATED' : 'EVENT',
      trigger_checkin: has('c'),
      trigger_enrollment_complete: has('e'),
      trigger_login: has('l'),
      trigger_logout: has('o'),
      trigger_network_state_changed: has('n'),
      trigger_startup: has('t'),
      trigger_other: event,
      frequency: frequencies[frequency],
      retry_event: isOnce && has('e') ? 'check-in' : 'none',
      retry_attempts: isOnce && has('e') ? 3 : -1,
      target_drive: '/',
      category: refer('k', Number(category)),
      network_limitations: { any_ip_address: true },
      ...(name.startsWith('Report disk space')
        ? { date_time_limitations: { no_execute_on: ['Sat', 'Sun'], no_execute_start: '7:30 AM', no_execute_end: '3:30 PM' } }
        : {}),
      override_default_settings: { target_drive: '/', distribution_point: 'default', sus: 'default' },
      site: refer('t', -1),
    },
    scope: scopeOf(scope),
    self_service: {
      use_for_self_service: isOffered,
      self_service_display_name: isOffered ? name : '',
      ...(isOffered && index % 3 === 0 ? { notification: ['true', 'Self Service'], notification_subject: name } : {}),
      install_button_text: 'Install',
      reinstall_button_text: 'Reinstall',
      self_service_description: isOffered ? `${name}, ready in a few minutes.` : '',
      self_service_categories: isOffered ? [{ ...refer('k', Number(category)), display_in: true, feature_in: index % 4 === 0 }] : [],
    },
    ...partsOf(actions),
  };
}

/** What a policy does, section by section. */
function partsOf(actions: string): Row {
  const tokens = actions.split(' ');
  const numbered = (letter: string): readonly string[] => tokens.filter((token) => token.startsWith(letter)).map((token) => token.slice(1));
  const has = (letter: string): boolean => tokens.includes(letter);
  const scripts = numbered('s').map((token) => {
    const [id, ...parameters] = token.split(/[:,]/);
    const named = parameters.map((value, place) => [`parameter${place + 4}`, value]);
    return Object.assign({ priority: 'After' }, refer('s', Number(id)), Object.fromEntries(named));
  });
  const command = numbered('x')[0];
  const restart = has('b') ? 'Restart immediately' : 'Do not restart';
  return {
    package_configuration: {
      packages: numbered('p').map((id) => Object.assign({ action: 'Install' }, refer('p', Number(id)))),
      distribution_point: 'default',
    },
    scripts,
    printers: { printer: numbered('r').map(printerOf) },
    dock_items: has('k') ? [{ id: 1, name: 'Self Service', action: 'Add To Beginning' }] : [],
    account_maintenance: {
      accounts: has('a')
        ? [
            {
              action: 'Create',
              username: 'avstech',
              realname: 'Technician',
              home: '/Users/avstech',
              admin: true,
              password_sha256: 'a'.repeat(64),
            },
          ]
        : [],
    },
    maintenance: { recon: has('i'), byhost: has('u'), system_cache: has('u'), user_cache: has('u') },
    files_processes: { run_command: command === undefined ? '' : (commands[Number(command)] ?? '') },
    user_interaction: has('b')
      ? { message_start: 'Your Mac will restart soon.', allow_users_to_defer: true, allow_deferral_minutes: 60 }
      : {},
    disk_encryption: has('f') ? { action: 'apply', disk_encryption_configuration_id: 1 } : {},
    reboot: {
      message: 'This Mac will restart in 5 minutes.',
      startup_disk: 'Current Startup Disk',
      no_user_logged_in: restart,
      user_logged_in: restart,
      minutes_until_reboot: 5,
    },
  };
}

function printerOf(token: string): Row {
  const id = Math.abs(Number(token));
  return { id, name: printerNames[id - 1], action: token.startsWith('-') ? 'uninstall' : 'install', make_default: id === 1 };
}

export const printerNames = ['AVHS Office', 'AVHS Staff Room', 'Library Desk', 'District Office 1', 'Facilities Plotter', 'Old Copy Room'];
