import type { IsSecret, SecretPlace } from './places.ts';
import { literal, otherLiteral, patternOf, toldPlaces, word } from './told.ts';

const named = String.raw`[bru]{0,2}["'](?<name>[A-Za-z-][\w.-]{1,80})["']`;

/** PowerShell minds no case. */
const [secure, plain, force] = ['[Cc]onvert[Tt]o-[Ss]ecure[Ss]tring', '[Aa]s[Pp]lain[Tt]ext', '[Ff]orce'];

/** A name that something is assigned to, in front of what was found. */
const behind = (found: string): string => String.raw`(?<=(?<![\w.-])[$@]?(?<name>[A-Za-z][\w.]{1,60})[ \t]{0,9}${found})`;
const isQuoted = String.raw`(?=[ \t(]{1,9}[bru]{0,2}["'])`;

/** Where programs in Python, PowerShell, Perl, Ruby and the like are told a secret, by what is called with it. */
const calls = (
  [
    // os.environ.get('PASSWORD', 'secret')
    [
      '(',
      String.raw`\b(?:get|getenv|define|set|setdefault|add_argument|put|setItem|setProperty|SetEnvironmentVariable)[ \t]{0,3}\([ \t]{0,3}${named}[^\n"'()]{0,60}?,[ \t]{0,9}(?:default[ \t]{0,3}=[ \t]{0,3})?${literal}`,
    ],
    // password = base64.b64decode('c2VjcmV0'), password = asked or 'secret'
    ...['b64decode', 'FromBase64String', 'decode64', 'unhexlify', 'fromhex', 'or', 'else', '||', '??'].map(
      (sign) => [sign, `${wordOf(sign)}${isQuoted}${behind(String.raw`=[^\n]{0,150}`)}[ \\t(]{1,9}${literal}`] as const,
    ),
    // HTTPBasicAuth('one', 'secret'), auth=('one', 'secret')
    ...['uth', 'Credential', 'Credentials', '.login'].map(
      (sign) =>
        [
          sign,
          String.raw`${sign.replace('.', String.raw`\.`)}\]?(?:::new)?[ \t]{0,3}=?[ \t]{0,3}\([ \t]{0,3}${otherLiteral}[ \t]{0,3},[ \t]{0,9}${literal}`,
        ] as const,
    ),
    // '%s:%s' % ('one', 'secret')
    ['%s:%s', String.raw`%s:%s["'][ \t]{0,3}%[ \t]{0,3}\([ \t]{0,3}${otherLiteral}[ \t]{0,3},[ \t]{0,9}${literal}`],
    // b64encode('one:secret')
    ...['b64encode', 'encode64', 'btoa'].map(
      (sign) => [sign, String.raw`${sign}[ \t]{0,3}\([ \t]{0,3}[bru]{0,2}["'][^\s"':]{1,100}:(?<bare>[^\s"'{}%]{1,200})["']`] as const,
    ),
    // set_password('secret'), keyring.set_password('service', 'one', 'secret')
    [
      'et',
      String.raw`\b[sS]et_?(?<name>[A-Za-z]\w{1,60})[ \t]{0,3}\([ \t]{0,3}(?:${otherLiteral}[ \t]{0,3},[ \t]{0,9}){0,2}${literal}[ \t]{0,3}\)`,
    ],
    // if 'secret' == password
    ['=', String.raw`(?<![\w"'])${literal}[ \t]{0,9}[=!]?={1,2}[ \t]{0,9}["']?\$?\{?(?<name>[A-Za-z]\w{1,60})(?![\w.([])`],
    // user, password = 'one', 'secret'
    [
      ',',
      String.raw`=${isQuoted.replace('{1,9}', '{0,9}')}(?<=,[ \t]{0,3}(?<name>[A-Za-z]\w{1,60})[ \t]{0,9}=)[ \t]{0,9}${otherLiteral}[ \t]{0,3},[ \t]{0,9}${literal}`,
    ],
    // my $password = q(secret);
    ['q', String.raw`%?\bq[qQ]?[({\[|!]${behind(String.raw`=>?[ \t]{0,9}%?q[qQ]?[({\[|!]`)}(?<bare>[^\s)}\]|!]{1,300})`],
    // process.communicate('secret\n')
    ['communicate(', String.raw`\bcommunicate\([ \t]{0,3}(?:input[ \t]{0,3}=[ \t]{0,3})?[bru]{0,2}["'](?<bare>[^\s"'\\]{4,100})\\n["']`],
    // ConvertTo-SecureString 'secret' -AsPlainText -Force
    ['ecure', String.raw`${secure}(?:[ \t]{1,9}-(?:${plain}|${force}))*(?:[ \t]{1,9}-[Ss]tring)?[ \t:]{1,9}${word}`],
    // 'secret' | ConvertTo-SecureString -AsPlainText -Force
    ['ecure', String.raw`["'](?<bare>[^"'\n]{1,300})["'][ \t]{0,9}\|[ \t]{0,9}${secure}`],
  ] as const
).map(([sign, source]) => patternOf(sign, source));

/** Secrets that programs hand to a function. */
export function callPlaces(text: string, isSecret: IsSecret): readonly SecretPlace[] {
  return toldPlaces(text, calls, isSecret);
}

function wordOf(sign: string): string {
  return /^\w/.test(sign) ? String.raw`\b${sign}\b` : sign.replaceAll(/[|?]/g, String.raw`\$&`);
}
