import assert from 'node:assert/strict';
import { maskDocument } from '../../../../src/core/secrets/maskDocument.ts';

const account = Buffer.from('admin:hunter2').toString('base64');
const encoded = Buffer.from('hunter2').toString('base64');
const forms: Readonly<Record<string, (line: string) => string>> = {
  shell: (line) => `#!/bin/bash\necho hunter1\n${line}\necho $4`,
  Python: (line) => `#!/usr/bin/env python3\n# hunter1\n${line}\n`,
  PowerShell: (line) => `#!/usr/local/bin/pwsh\n# hunter1\n${line}\n`,
  Perl: (line) => `#!/usr/bin/perl\n# hunter1\n${line}\n`,
  text: (line) => line,
};
const kept = (form: string, line: string): string => {
  const text = forms[form]?.(line) ?? assert.fail(form);
  return String((JSON.parse(maskDocument(JSON.stringify({ contents: text }))) as { readonly contents: unknown }).contents);
};

const secrets: Readonly<Record<string, readonly string[]>> = {
  shell: [
    // Fed to a command.
    'sudo -S jamf recon <<EOF\nhunter2\nEOF',
    "sudo -S jamf recon <<-'END' >/dev/null\n\thunter2\n\tEND",
    'sudo --stdin ls <<< hunter2',
    '<<< "hunter2" sudo -S ls',
    "printf '%s\\n' 'hunter2' | sudo -S ls",
    'echo "hunter2" | sudo -u root -S ls',
    'echo "hunter2" \\\n  | sudo -S ls',
    'echo "root:hunter2" | chpasswd',
    'echo "$user:hunter2" | sudo /usr/sbin/chpasswd',
    "printf '%s:%s' admin hunter2 | chpasswd",
    'chpasswd <<< "root:hunter2"',
    'chpasswd << EOF\nroot:hunter2\nadmin:hunter2\nEOF',
    'echo -e "hunter2\\nhunter2" | passwd admin',
    'passwd admin <<EOF\nhunter2\nhunter2\nEOF',
    'echo hunter2 | gpg --passphrase-fd 0 -d a',
    'echo hunter2 | docker login --password-stdin',
    'sysadminctl -secureTokenOn a -password - <<< hunter2',
    'printf "api:hunter2" | iconv -t ISO-8859-1 | base64 -i -',
    'base64 <<< "api:hunter2"',
    'read -r password <<< "hunter2"',
    '(sleep 1; echo "hunter2"; echo "hunter2") | passwd admin',
    'yes hunter2 | passwd admin; print -r -- hunter2 | sudo -S ls',
    'curl --config - <<EOF\nuser = "admin:hunter2"\nEOF',
    'echo "password hunter2" >> ~/.netrc',
    "security unlock-keychain -p'hunter2' a",
    `password=$(echo "${encoded}" | base64 -D)`,
    'rsync --password-file=<(echo hunter2) a b',
    // Assigned.
    'curl -d "user=a&password=hunter2" a\nsudo -S ls <<< hunter2\necho "b"',
    'curl -d "a=b&password=hunter2" "a"; curl -u "b:hunter2" c\ntoken="hunter2"',
    'expect -c "expect \\"Password:\\"; send \\"hunter2\\r\\""',
    'cat <<EOF\n<key>Password</key>\n<string>\nhunter2\n</string>\n<password>hunter2</password>\n<a><token>hunter2</token></a>\nEOF',
    'echo "Usage: $0 <token>"\ntoken="hunter2"\ncat <<EOF\n<key>a</key>\nEOF',
    'gpg --batch --passphrase hunter2 a; a --yes --token hunter2; falconctl license hunter2',
    'password=(hunter2 hunter2); "/Library/CS/falconctl" license hunter2',
    "secret='a, b\\ntoken=hunter2; sudo -S ls <<< hunter2\\nc d'",
    `password="a'b"'hunter2'`,
    `sh -c "password='hunter2'" "a" && curl -u "b:hunter2" c`,
    'password=( "hunter2" "hunter2" )',
    'password+="hunter2"',
    'pass1=hunter2; password[0]="hunter2"',
    'PASSWORD="${4:-"hunter2"}"; pass=${5:-hunter2}',
    ': "${PASSWORD:=hunter2}"',
    `password='$a'"'"'hunter2'`,
    'password=a\\ hunter2',
    'PASSWORD=a,hunter2',
    '[ "${password}" != "hunter2" ]',
    '[[ "$PASS" =~ "hunter2" ]]',
    "printf -v password '%s' 'hunter2'",
    'launchctl setenv API_TOKEN hunter2',
    'basicAuth="hunter2"; apiCreds=hunter2; adminPIN=hunter2',
    // Options of commands.
    "curl -u 'admin':'hunter2' https://a",
    'curl --user "admin:a:hunter2" https://a',
    'curl --oauth2-bearer hunter2 https://a',
    'curl -H "Authorization: token hunter2" https://a',
    `curl -H 'x: Basic ${account}'`,
    'openssl passwd -1 -salt abc hunter2',
    'openssl enc -aes-256-cbc -K hunter2',
    'security set-key-partition-list -S apple: -s -k hunter2 a',
    'security add-internet-password -a a -s b -whunter2',
    'dscl . passwd /Users/a hunter2',
    'dscl . -authonly a hunter2',
    'dscl . -create /Users/a password hunter2',
    'aws configure set aws_secret_access_key hunter2',
    "sshpass -p'hunter2' ssh a; mysql -p'hunter2'",
    'mysqladmin -u root password hunter2',
    'ldapadd -xw hunter2; unzip -P hunter2 a; htpasswd -nb a hunter2; setregproptool -p hunter2',
    'kickstart -setvncpw -vncpw hunter2',
    'networksetup -setwebproxy Wi-Fi a 80 on user hunter2',
    'sentinelctl set registration-token -- hunter2',
    'jamf enroll -invitation hunter2',
    'plutil -replace Password -string hunter2 a.plist',
    'defaults write a b -dict-add ApiToken "hunter2"',
    "PlistBuddy -c 'Set Password hunter2' a",
    'smbclient //a/b -U "a%hunter2"; lftp -u a,hunter2 b',
    `osascript -e 'mount volume "smb://a/b" as user name "c" with password "hunter2"'`,
    'expect <<EOF\nexpect "password:"\nsend -- "hunter2\\r"\nEOF',
    'expect "Password:" { send {hunter2} }',
    // Lines of files that it writes.
    'cat > ~/.netrc <<EOF\nmachine a.example\n  login b\n  password hunter2\nEOF',
    'cat > a <<EOF\nbindpw hunter2\nEOF',
    'cat > a.config <<EOF\n<add key="Password" value="hunter2"/>\nEOF',
    `echo "<add value=\\"hunter2\\" key=\\"ApiPassword\\" />"`,
  ],
  Python: [
    'password = 20011975',
    'PIN = 2001',
    "d['pin'] = 2001",
    'password = str(20011975)',
    'passcode: int = 2001',
    'password: str = "hunter2"',
    'password = """hunter2"""',
    'password = ("hunter2"\n  "hunter2")',
    'PASSWORD = os.environ.get("PASSWORD", "hunter2")',
    "password = os.getenv('PASSWORD') or 'hunter2'",
    `password = base64.b64decode("${encoded}")`,
    'requests.get(url, auth=("admin", "hunter2"))',
    'auth = HTTPBasicAuth("admin", "hunter2")',
    "subprocess.call(['dscl', '.', '-passwd', '/Users/a', 'hunter2'])",
    'subprocess.run(["security", "unlock-keychain",\n  "-p", "hunter2"])',
    'parser.add_argument("--password", default="hunter2")',
    'process.communicate(input="hunter2\\n")',
    'user, password = "admin", "hunter2"',
    'if "hunter2" == password:',
    'password = input() if asked else "hunter2"',
    'keyring.set_password("a", "b", "hunter2")',
    'child.expect("Password:")\nchild.sendline("hunter2")',
    'b64encode(b"admin:hunter2")',
    "b64encode('%s:%s' % ('admin', 'hunter2'))",
  ],
  PowerShell: [
    '$p = ConvertTo-SecureString "hunter2" -AsPlainText -Force',
    "ConvertTo-SecureString -AsPlainText -Force -String 'hunter2'",
    '"hunter2" | ConvertTo-SecureString -AsPlainText -Force',
    'convertto-securestring hunter2 -asplaintext -force',
    '[PSCredential]::new("a", "hunter2")',
    'New-Object System.Net.NetworkCredential("a", "hunter2", "b")',
    '$Password = 20011975',
    'net user admin hunter2 /add',
    String.raw`net use Z: \\a\b hunter2 /user:c`,
  ],
  Perl: ['my $password = q(hunter2);', 'my $pin = 20011975;', "define('DB_PASSWORD', 'hunter2');"],
  text: [
    'sudo /Library/CS/falconctl license hunter2',
    'defaults write com.company.app ApiKey hunter2',
    'launchctl setenv APITOKEN hunter2',
    'aws configure set secretkey hunter2',
    'acme config apikey hunter2',
    'echo hunter2 | kinit admin',
    'set theToken to "hunter2"',
    'sentinelctl token set hunter2',
    'bindpw hunter2',
    'machine a.example login b account c password hunter2',
    '<add key="Password" value="hunter2"/>',
    '<add value="hunter2" key=\'DbPassword\'></add>',
    '<setting name="ApiKey" serializeAs="String"><value>hunter2</value></setting>',
    '<property name="password">hunter2</property>',
    'Kennwort: hunter2',
    'echo hunter2 | sudo -S ls',
    'net user admin hunter2',
    account,
    '-----BEGIN PGP PRIVATE KEY BLOCK-----\nhunter2\n-----END PGP PRIVATE KEY BLOCK-----',
    'PuTTY-User-Key-File-2: ssh-rsa\nPrivate-Lines: 8\nhunter2',
  ],
};

const tokens: readonly string[] = [
  'AKIAIOSFODNN7EXAMPLE',
  'AIzaSy'.padEnd(39, 'a1B2'),
  'SG.abcdefghijklmnopqrstuv.'.padEnd(69, 'a1B2'),
  'dapi'.padEnd(36, 'a1b2'),
  'ASIAIOSFODNN7EXAMPLE',
  'key-'.padEnd(36, 'a1b2'),
  ...['ghp_', 'glpat-', 'xapp-1-', 'sk_live_', 'npm_', 'dop_v1_', 'shpat_', 'hvs.', 'sk-ant-api03-', 'ATATT3', 'tskey-auth-'].map((begin) =>
    begin.padEnd(48, 'a1B2'),
  ),
  ...['xoxb-', 'xoxp-', 'pypi-AgE', 'AGE-SECRET-KEY-1', 'github_pat_', 'sk-proj-', 'rk_live_'].map((begin) => begin.padEnd(48, 'A1B2')),
  btoa('admin:secret123'),
];

/** Addresses that let everybody in: what stands behind their beginning goes. */
const addresses: readonly string[] = [
  'hooks.slack.com/services/',
  'hooks.zapier.com/hooks/catch/',
  'discord.com/api/webhooks/1234/',
  'outlook.office.com/webhook/',
  'acme.webhook.office.com/webhookb2/',
  'events.pagerduty.com/integration/',
  'api.telegram.org/bot123456:',
];

const plain: Readonly<Record<string, readonly string[]>> = {
  shell: [
    'sudo -S true <<< "$4"; chpasswd <<< "$user:$password"; echo "$4" | sudo -S ls; echo "root:$4" | chpasswd',
    'sudo -S ls <<EOF\n$password\nEOF',
    'su - "$user" <<EOF\ntouch a\nEOF',
    'cat <<EOF | tee a\nroot:x\nEOF',
    'echo "https://a.example/b" | base64; base64 -D <<< "$text"; echo "some words" | base64',
    'read -r answer <<< "yes please"; (echo a; echo b) | sort; yes | head; curl "https://a.example?user=a"',
    'pass="${4:-$other}"; name="${5:-Acme}"',
    '[ "$password" != "" ] && [[ $filevault_recovery_key_check == 200 ]]',
    'grep -c root /etc/passwd; net user "$u" /delete; openssl passwd -6 "$4"; dscl . -authonly "$u" "$4"',
    'count=$(echo "$passwords" | wc -l); password=$(echo "$4" | base64 -D)',
    'printf -v line "%s" "some words"; defaults write a b -string "words"; plutil -replace Name -string Acme a.plist',
    'curl -u "$user":"$pass" -H "Authorization: Basic $token" https://a',
    'expect "Password:"; send "$password\\r"',
    'expect -c "expect \\"Password:\\"; send \\"$password\\r\\""',
    'osascript -e "display dialog \\"The password:\\" default answer \\"\\" with hidden answer"',
    'echo "Usage: $0 -p <password> --user <user>"\ncat <<EOF\n<key>a</key>\nEOF',
    'TOKEN_DIR="${ROOT_TOKEN_DIR:-/etc/acme}/a"',
    '# The API token set in parameter 4, or a token -- if any',
    'git clone https://our-very-long-organization@github.com/one/two.git',
    'tokens=($(list)); passwords=( ${all} "$1" ); secrets=($1 $2)',
    `sed -e "s/password=.*/password=$new/"; printf "token: %s\\n" "$token"; sed -E 's/token: (.*)/\\1/'`,
    'date -u +%Y-%m-%dT%H:%M:%SZ; docker run -u 501:20 a',
    'hdiutil attach -stdinpass a.dmg; export SSH_ASKPASS=a',
    'sysadminctl -resetPasswordFor admin -newPassword "$new"',
    'defaults write com.apple.screensaver askForPassword 1; git config --global credential.helper osxkeychain',
    'echo "Usage: $0 --user NAME --password PASSWORD -p PASSWORD [--api-token TOKEN]"',
    'TOKEN_TTL=86400; max_tokens=4096; token_limit=1000; password_retries=1000; secret_size=2048',
    'echo "<add key=\\"Name\\" value=\\"Acme\\"/>"',
  ],
  Python: [
    'password = os.environ.get("PASSWORD", "")',
    'names = ["username", "password", "token"]',
    'parser.add_argument("-p", "--password", help="What it is")',
    'if kind == "token" or "a" == kind: pass',
    'print("</a>"); print("usage: <password> and more")',
    'max_tokens = 4096; token_ttl = 86400; password_retries = 1000',
    'url = f"https://{user}:{password}@{host}" or "https://%s:%s@a" % (user, password)',
    'set_password(user, password); auth=(user, password); token = 8',
    'password: str = getpass.getpass("Password: ")',
    'def login(user: str, password: str, retries: int = 3): pass',
    'headers = {"Authorization": "Bearer " + token}',
    'subprocess.run(["security", "unlock-keychain", "-p", password])',
  ],
  PowerShell: ['ConvertTo-SecureString $plain -AsPlainText -Force', 'ConvertTo-SecureString "$plain" -AsPlainText'],
  Perl: ['my $password = shift; my %h = (password => $password);'],
  text: [
    '<criterion name="Token" search_type="is" value="Yes"/>',
    '<add key="Name" value="Acme"/><property name="title">Acme</property>',
    'Acme machine, default login and password of the user',
    'VGhpcyBpcyBhIHRleHQ6IHdpdGggYmxhbmtz iVBORw0KGgoAAAANSUhEUgAA',
  ],
};

describe('what is kept of a text with commands in it', () => {
  for (const [form, lines] of Object.entries(secrets))
    for (const line of lines)
      it(`is without the secret of ${form}: ${line.slice(0, 70)}`, () => {
        const masked = kept(form, line);
        assert.notEqual(masked, forms[form]?.(line));
        assert.equal(kept('text', masked), masked, 'twice is once');
        for (const secret of ['hunter2', '2001', encoded, account]) assert.ok(!masked.includes(secret), masked);
        if (form !== 'text') assert.match(masked, /hunter1/);
      });

  for (const token of tokens)
    it(`is without the token ${token.slice(0, 12)}…`, () => {
      for (const text of [token, `run "${token}" now`]) assert.ok(!kept('text', text).includes(token));
      // Longer or shorter, it is something else.
      assert.equal(kept('text', `x${token.slice(0, 9)} y`), `x${token.slice(0, 9)} y`);
    });

  for (const address of addresses)
    it(`is without what an address lets in that begins with ${address}`, () => {
      const secret = 'AbCdEf0123456789aBcD';
      for (const text of [address + secret, `curl https://${address}${secret} now`]) {
        const masked = kept('text', text);
        assert.ok(masked.includes(address.slice(0, 12)) && !masked.includes(secret), masked);
      }
    });

  for (const line of ['dscl . auth one hunter2', "HTTPBasicAuth('one', 'hunter2')"])
    it(`is without the secret of a text of one line: ${line}`, () => assert.doesNotMatch(kept('text', line), /hunter2/));

  for (const [form, lines] of Object.entries(plain))
    for (const line of lines) it(`is all of ${form}: ${line.slice(0, 70)}`, () => assert.equal(kept(form, line), forms[form]?.(line)));
});
