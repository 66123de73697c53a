import type { IsSecret, SecretPlace } from './places.ts';
import { gap, other, patternOf, toldPlaces, word } from './told.ts';

/** An entry of a property list, and its value. */
const entry = String.raw`:?(?:[\w.-]{1,60}:){0,9}(?<name>[A-Za-z][\w.-]{1,60})${gap}(?:string${gap})?(?!(?:string|bool|integer|real|date|dict|array|data)\b)["'\\]{0,3}(?<bare>[^\s"'\\;|&]{1,300})`;
/** What a program asks for, as far as an answer to it may stand. */
const asked = String.raw`(?:assw(?:or)?d|assphrase|\bPIN\b)[^\0]{0,120}?\b`;

/** Where a command is told a secret, by the option before it. */
const options = (
  [
    // --password secret
    ['-', String.raw`(?<![\w-])--?(?<name>[A-Za-z][\w-]{1,40})${gap}(?!-)${word}`],
    // dscl . -passwd /Users/one secret
    ['passwd', String.raw`(?<![\w-])-?passwd${gap}["']?\/[^\s]{1,200}${gap}${word}`],
    // dscl . -passwd /Users/one old secret
    ['passwd', String.raw`(?<![\w-])-?passwd${gap}["']?\/[^\s]{1,200}${gap}${other}${gap}(?!\d?[<>])${word}`],
    // dscl . -authonly one secret
    ['dscl', String.raw`\bdscl${gap}${other}${gap}-?auth(?:only)?${gap}${other}${gap}(?!\d?[<>])${word}`],
    // dscl . -create /Users/one password secret
    [
      'dscl',
      String.raw`\bdscl${gap}${other}${gap}-?(?:create|append|merge|change)${gap}${other}${gap}["']?(?<name>[A-Za-z][\w.-]{1,60})["']?${gap}${word}`,
    ],
    // defaults write com.company.app APIKey -string secret
    [
      'defaults',
      String.raw`\bdefaults${gap}write${gap}${other}${gap}(?:${other}${gap}-dict(?:-add)?${gap})?["']?(?<name>[A-Za-z][\w.-]{1,60})["']?${gap}(?:-string${gap})?${word}`,
    ],
    // plutil -replace Password -string secret
    ['-string', String.raw`-string${gap}(?<=(?<![\w.-])(?<name>[A-Za-z][\w.-]{1,60})["']?${gap}-string${gap})${word}`],
    // PlistBuddy -c "Set :account:password secret"
    [' :', String.raw`\b(?:[Ss]et|[Aa]dd)${gap}:${entry}`],
    ['-c', String.raw`-c${gap}["'](?:[Ss]et|[Aa]dd)${gap}${entry}`],
    // security add-generic-password -a one -w secret
    ['-password', String.raw`\badd-(?:generic|internet)-password\b[^\n]{0,300}?[ \t]-w[ \t]{0,20}${word}`],
    ['add-generic-password', String.raw`\badd-generic-password\b[^\n]{0,300}?[ \t]-p${gap}${word}`],
    // security set-key-partition-list -k secret
    ['partition-list', String.raw`\bset-[\w-]{1,40}-partition-list\b[^\n]{0,200}?[ \t]-k${gap}${word}`],
    // networksetup -setairportnetwork en0 network secret
    ['-setairportnetwork', String.raw`-setairportnetwork${gap}${other}${gap}${other}${gap}${word}`],
    // networksetup -addpreferredwirelessnetworkatindex en0 network 0 WPA2 secret
    ['-addpreferred', String.raw`-addpreferredwirelessnetworkatindex(?:${gap}${other}){4}${gap}${word}`],
    // networksetup -setwebproxy Wi-Fi proxy.example 80 on user secret
    ['proxy', String.raw`-set[a-z]{3,20}proxy(?:${gap}${other}){3}${gap}on${gap}${other}${gap}${word}`],
    // openssl enc -d -k secret
    ['openssl', String.raw`\bopenssl${gap}[^\n]{0,300}?[ \t]-[kK]${gap}${word}`],
    // openssl passwd -6 secret
    ['openssl', String.raw`\bopenssl${gap}passwd(?:${gap}-(?:salt${gap}${other}|\w{1,20})){0,4}${gap}${word}`],
    // DecryptString "$4" salt secret
    ['ecrypt', String.raw`\b[Dd]ecrypt\w{0,20}${gap}${other}${gap}${other}${gap}["']?(?<bare>[0-9A-Fa-f]{8,100})`],
    // ldapsearch -D cn=admin -w secret
    ['ldap', String.raw`\bldap[a-z]{3,10}${gap}[^\n]{0,300}?(?<![^ \t])-[a-zA-Z]{0,4}w${gap}${word}`],
    // sshpass -psecret
    [
      '-p',
      String.raw`\b(?:sshpass|mysql(?:dump|admin)?|7z[a-z]?)[ \t]{1,20}[^\n]{0,200}?(?<![^ \t])-p(?:"(?<double>[^"\n]{1,200})"|'(?<single>[^'\n]{1,200})'|(?<bare>[^\s"'$\`;|&-][^\s"';|&]{0,200}))`,
    ],
    // mysqladmin password secret
    ['mysqladmin', String.raw`\bmysqladmin\b[^\n]{0,200}?[ \t]password${gap}${word}`],
    // unzip -P secret
    ['-', String.raw`\b(?:zip|unzip|sqlcmd|ssh-keygen|dscl)${gap}[^\n]{0,200}?(?<![^ \t])-[PN]${gap}${word}`],
    // htpasswd -nb one secret
    ['htpasswd', String.raw`\bhtpasswd${gap}-[a-zA-Z]{0,6}b[a-zA-Z]{0,3}${gap}(?:${other}${gap}){1,2}${word}`],
    // setregproptool -p secret
    ['p', String.raw`\b(?:setregproptool|pwpolicy)${gap}[^\n]{0,200}?(?<![^ \t])-[po]${gap}${word}`],
    // jamf enroll -invitation secret
    ['-invitation', String.raw`\benroll\b[^\n]{0,200}?[ \t]-invitation${gap}${word}`],
    // sentinelctl set registration-token -- secret
    ['token', String.raw`\btoken${gap}(?:set|--)${gap}(?=\S{0,300}\d)${word}`],
    // falconctl license secret
    ['falconctl', String.raw`\bfalconctl["']?${gap}license${gap}${word}`],
    ['-bearer', String.raw`--oauth2-bearer${gap}${word}`],
    // launchctl setenv API_TOKEN secret
    ['setenv', String.raw`\bsetenv${gap}(?<name>[A-Za-z]\w{1,60})${gap}${word}`],
    // aws configure set aws_secret_access_key secret
    ['config', String.raw`\bconfig(?:ure)?${gap}(?:--[\w-]{1,30}${gap})?(?:set${gap})?(?<name>[A-Za-z][\w.-]{1,80})${gap}${word}`],
    // printf -v password '%s' secret
    ['printf', String.raw`\bprintf${gap}-v${gap}(?<name>[A-Za-z]\w{1,60})${gap}(?:${other}${gap})?${word}`],
    // password="${4:-secret}"
    ['${', String.raw`\$\{\w{1,40}:?[-=](?<=(?<![\w$])(?<name>[A-Za-z]\w{1,60})=["']?\$\{\w{1,40}:?[-=])["']?(?<bare>[^\s"'}$\`]{1,300})`],
    // user = "one:secret", in what curl reads
    ['curl', String.raw`\buser[ \t]{0,3}=[ \t]{0,3}["']?[^\s"':]{1,60}:(?!\/\/)(?<bare>[^\s"']{1,200})`],
    // echo "password secret" >> ~/.netrc
    ['netrc', String.raw`\bpassword[ \t]{1,9}(?<bare>[^\s"'\\]{1,300})["']?[ \t]{0,9}>{1,2}[^\n]{0,60}netrc`],
    // net use Z: \\\\server\\share secret
    ['use', String.raw`\bnet${gap}use${gap}${other}${gap}${other}${gap}(?!\/)${word}`],
    // net user one secret
    ['user', String.raw`\bnet${gap}user${gap}${other}${gap}(?!\/)${word}`],
    // smbclient -U one%secret
    ['%', String.raw`(?<![\w-])-U[ \t]{0,9}["']?[^\s"'%]{1,100}%(?<bare>[^\s"'%]{1,200})`],
    // lftp -u one,secret
    ['lftp', String.raw`\blftp\b[^\n]{0,200}?[ \t]-u[ \t]{0,9}["']?[^\s"',]{1,100},(?<bare>[^\s"',]{1,200})`],
    // bindpw secret
    ['pw', String.raw`(?<![^\n])[ \t]{0,20}(?:bindpw|rootpw)${gap}${word}`],
    // machine files.example login one password secret
    [
      'password',
      String.raw`(?:\bmachine\s{1,20}[^\s"']{1,200}|(?<![^\n"'])[ \t]{0,9}default)(?:\s{1,20}(?:login|account)\s{1,20}[^\s"']{1,100}){0,2}\s{1,20}password\s{1,20}(?<bare>[^\s"'\\]{1,300})`,
    ],
    // do shell script "…" user name "admin" password "secret" with administrator privileges
    [
      'user',
      String.raw`\buser[ \t]name[ \t]{1,9}\\?"[^"\\\n]{0,100}\\?"[ \t]{1,9}(?:with[ \t]{1,9})?password[ \t]{1,9}\\?"(?<bare>[^"\\\n]{1,300})`,
    ],
    ['password', String.raw`\bpassword[ \t]{1,9}\\?"(?<bare>[^"\\\n]{1,300})\\?"[ \t]{1,9}(?:with[ \t]administrator|user[ \t]name)`],
    // set thePassword to "secret"
    [' to ', String.raw`\bset[ \t]{1,9}(?<name>[A-Za-z]\w{1,60})[ \t]{1,9}to[ \t]{1,9}\\?"(?<bare>[^"\\\n]{1,300})`],
    // curl -su admin:secret
    [
      ':',
      String.raw`(?<![\w-])(?:-[A-Za-z]{0,8}[uU]|--(?:proxy-)?user)[ \t=]{0,20}(?!["']?(?:\+|\d{1,6}:\d{1,6}(?:[\s"';]|$)))(?:["'][^\s"':]{0,100}["']|["']?[^\s"':]{0,100}):["']?(?!\/\/)(?<bare>[^\s"']{1,300})`,
    ],
    // mount_smbfs //admin:secret@server
    ['//', String.raw`(?<!:)\/\/[^\s/:@"']{1,100}:(?<bare>[^\s/@"']{1,200})@`],
    // openssl -passin pass:secret
    ['pass:', String.raw`(?<![\w-])pass:${word}`],
    // security unlock-keychain -p secret
    ['sshpass', String.raw`\bsshpass\b[^\n]{0,200}?[ \t]-p${gap}${word}`],
    [
      'security',
      String.raw`\bsecurity${gap}(?:unlock|import|create|set|export)[\w-]{0,30}[^\n]{0,200}?[ \t]-[pP](?:${gap}|(?=["']))${word}`,
    ],
    // profiles -u admin -p secret
    ['-u', String.raw`(?<![\w-])-u${gap}[^\s]{1,100}${gap}-[pP]${gap}${word}`],
    // expect "Password:"; send "secret\r"
    [
      'send',
      String.raw`${asked}send[ \t]{1,9}(?:--[ \t]{1,9})?(?:\\?"(?!\\)(?<double>[^"\\\n]{1,200})\\{1,2}[nr]|\{(?<single>[^{}\\\n]{1,200})\}|(?<bare>[^\s"{}\\-][^\s"{}\\]{0,200})\\{1,2}[nr])`,
    ],
    // child.sendline("secret"), keystroke "secret"
    ...['sendline', 'keystroke'].map(
      (verb) => [verb, String.raw`${asked}${verb}[ \t(]{1,9}[bru]{0,2}["'](?<bare>[^"'\\\n]{1,200})["']`] as const,
    ),
  ] as const
).map(([sign, source]) => patternOf(sign, source));

/** Secrets that stand in command lines: in scripts, and wherever else a text has one. */
export function commandPlaces(text: string, isSecret: IsSecret): readonly SecretPlace[] {
  const places = toldPlaces(text, options, isSecret);
  // Words of a command in a list of texts stand there as if blanks were between them.
  return isListed.test(text) ? [...places, ...toldPlaces(text.replaceAll(between, blanks), options, isSecret)] : places;
}

/** `["security", "-p", "secret"]` */
const isListed = /["']\s{0,9},\s{0,9}["']--?[A-Za-z]/;
const between = /["']\s{0,9},\s{0,9}["']/g;
const blanks = (found: string): string => ' '.repeat(found.length);
