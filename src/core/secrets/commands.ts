import { mayBeSecret } from '../../shared/secretNames.ts';
import type { IsSecret, SecretPlace } from './places.ts';

/** A word of a command: between quotation marks, or bare. */
const word = String.raw`(?:"(?<double>[^"\n]{1,300})"|'(?<single>[^'\n]{1,300})'|(?<bare>[^\s"'|;&<>()]{1,300}))`;
const gap = String.raw`[ \t]{1,20}`;
/** A word that is no secret, whatever it is. */
const other = String.raw`(?:"[^"\n]{1,200}"|'[^'\n]{1,200}'|[^\s"'|;&<>()]{1,200})`;

/** Where a command is told a secret, by the option before it. Each has the value, and some the name of the option. */
const told: readonly RegExp[] = [
  // --password secret
  new RegExp(String.raw`(?<![\w-])--?(?<name>[A-Za-z][\w-]{1,40})${gap}${word}`, 'dg'),
  // dscl . -passwd /Users/one secret
  new RegExp(String.raw`(?<![\w-])-passwd${gap}["']?\/[^\s]{1,200}${gap}${word}`, 'dg'),
  // dscl . -passwd /Users/one old secret
  new RegExp(String.raw`(?<![\w-])-passwd${gap}["']?\/[^\s]{1,200}${gap}${other}${gap}(?!\d?[<>])${word}`, 'dg'),
  // defaults write com.company.app APIKey -string secret
  new RegExp(
    String.raw`\bdefaults${gap}write${gap}${other}${gap}["']?(?<name>[A-Za-z][\w.-]{1,60})["']?${gap}(?:-string${gap})?${word}`,
    'dg',
  ),
  // PlistBuddy -c "Set :account:password secret"
  new RegExp(
    String.raw`\b(?:Set|Add)${gap}:(?:[\w.-]{1,60}:){0,9}(?<name>[A-Za-z][\w.-]{1,60})${gap}(?:string${gap})?(?!(?:string|bool|integer|real|date|dict|array|data)\b)(?<bare>[^\s"'\\;|&]{1,300})`,
    'dg',
  ),
  // security add-generic-password -a one -w secret
  new RegExp(String.raw`\badd-(?:generic|internet)-password\b[^\n]{0,300}?[ \t]-w${gap}${word}`, 'dg'),
  // networksetup -setairportnetwork en0 network secret
  new RegExp(String.raw`-setairportnetwork${gap}${other}${gap}${other}${gap}${word}`, 'dg'),
  // networksetup -addpreferredwirelessnetworkatindex en0 network 0 WPA2 secret
  new RegExp(String.raw`-addpreferredwirelessnetworkatindex(?:${gap}${other}){4}${gap}${word}`, 'dg'),
  // openssl enc -d -k secret
  new RegExp(String.raw`\bopenssl${gap}[^\n]{0,300}?[ \t]-k${gap}${word}`, 'dg'),
  // ldapsearch -D cn=admin -w secret
  new RegExp(String.raw`\bldap[a-z]{3,10}${gap}[^\n]{0,300}?[ \t]-w${gap}${word}`, 'dg'),
  // sshpass -psecret
  /\b(?:sshpass|mysql(?:dump|admin)?)[ \t]{1,20}[^\n]{0,200}?(?<![^ \t])-p(?<bare>[^\s"'$`;|&-][^\s"';|&]{0,200})/dg,
  // do shell script "…" user name "admin" password "secret" with administrator privileges
  new RegExp(String.raw`\buser name[ \t]{1,9}\\?"[^"\\\n]{0,100}\\?"[ \t]{1,9}password[ \t]{1,9}\\?"(?<bare>[^"\\\n]{1,300})`, 'dg'),
  new RegExp(String.raw`\bpassword[ \t]{1,9}\\?"(?<bare>[^"\\\n]{1,300})\\?"[ \t]{1,9}(?:with administrator privileges|user name)`, 'dg'),
  // set thePassword to "secret"
  /\bset[ \t]{1,9}(?<name>[A-Za-z]\w{1,60})[ \t]{1,9}to[ \t]{1,9}\\?"(?<bare>[^"\\\n]{1,300})/dg,
  // sudo -S jamf recon <<< secret
  new RegExp(String.raw`(?:\bsudo${gap}-[A-Za-z]{0,6}S|-stdinpass|\bkinit)\b[^\n|;<]{0,200}<<<[ \t]{0,9}${word}`, 'dg'),
  // echo secret | startosinstall --stdinpass
  new RegExp(
    String.raw`\b(?:echo|printf)${gap}(?:-[neE]{1,3}${gap})?${word}[ \t]{0,20}\|[ \t]{0,20}(?:kinit\b|[^\s|;]{0,200}kinit\b|[^\n|;]{0,300}-stdinpass\b)`,
    'dg',
  ),
  // curl -su admin:secret
  new RegExp(String.raw`(?<![\w-])(?:-[A-Za-z]{0,8}[uU]|--(?:proxy-)?user)[ \t=]{0,20}["']?[^\s"':]{0,100}:(?<bare>[^\s"':]{1,300})`, 'dg'),
  // mount_smbfs //admin:secret@server
  /(?<!:)\/\/[^\s/:@"']{1,100}:(?<bare>[^\s/@"']{1,200})@/dg,
  // openssl -passin pass:secret
  new RegExp(String.raw`(?<![\w-])pass:${word}`, 'dg'),
  // echo secret | sudo -S
  new RegExp(
    String.raw`\b(?:echo|printf)${gap}(?:-[neE]{1,3}${gap})?${word}[ \t]{0,20}\|[ \t]{0,20}(?:\/usr\/bin\/)?sudo${gap}-[A-Za-z]{0,6}S`,
    'dg',
  ),
  // security unlock-keychain -p secret
  new RegExp(
    String.raw`\b(?:sshpass|security${gap}(?:unlock|import|create|set|export)[\w-]{0,30})[^\n]{0,200}?[ \t]-[pP]${gap}${word}`,
    'dg',
  ),
  // profiles -u admin -p secret
  new RegExp(String.raw`(?<![\w-])-u${gap}[^\s]{1,100}${gap}-[pP]${gap}${word}`, 'dg'),
  // expect "Password:"; send "secret\r"
  /assw(?:or)?d[^\0]{0,120}?\bsend[ \t]{1,9}(?:--[ \t]{1,9})?\\?"(?<bare>[^"\\\n]{1,200})\\{1,2}r/dg,
];

/** No text without one of these tells a command anything. */
const signs =
  /(?:^|[\s"'=(])--?[A-Za-z]|pass:|\/\/[^\s/:@"']{1,100}:|sudo|kinit|<<<|defaults|(?:Set|Add)[ \t]{1,20}:|\bto[ \t]{1,9}\\?"|administrator|user name/;

/** Secrets that stand in command lines: in scripts, and wherever else a text has one. */
export function commandPlaces(text: string, isSecret: IsSecret): readonly SecretPlace[] {
  if (!signs.test(text)) return [];
  return told.flatMap((pattern) =>
    Array.from(text.matchAll(pattern)).flatMap(({ groups, indices }) => {
      const { name, double, single, bare } = groups ?? {};
      const [value = '', range] = [
        double ?? single ?? bare,
        indices?.groups?.['double'] ?? indices?.groups?.['single'] ?? indices?.groups?.['bare'],
      ];
      if (range === undefined || !mayBeSecret(value) || (name !== undefined && (!isSecret(name) || name === 'header'))) return [];
      // A variable or another option, and the record whose password is set.
      if (single === undefined && /^(?:\$[\w{(]|`|-)/.test(value)) return [];
      return name === 'passwd' && value.startsWith('/') ? [] : [{ name: name ?? 'password', from: range[0], to: range[1] }];
    }),
  );
}
