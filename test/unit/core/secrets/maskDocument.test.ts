import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { parseJson } from '../../../../src/core/json/parse.ts';
import { printDocument } from '../../../../src/core/json/print.ts';
import { maskSecrets } from '../../../../src/core/objects/plan/secrets.ts';
import { maskDocument, maskedNode } from '../../../../src/core/secrets/maskDocument.ts';

describe('a document that is kept', () => {
  const profile = (payload: string): string => JSON.stringify({ general: { id: 1, payloads: payload } });
  const list = (inner: string): string =>
    profile(`<?xml version="1.0"?><plist><dict><key>SSID</key><string>Staff</string>${inner}</dict></plist>`);
  const named = (key: string): string => list(`<key>${key}</key><string>hunter2</string>`);
  const script = (line: string): string => JSON.stringify({ scriptContents: `#!/bin/sh\necho hunter1\n${line}\necho $4` });
  const wifi = '<key>Password</key><string>hunter2</string>';
  const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.c2lnbmF0dXJl';
  const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const numbered = (text: string): string => text.replaceAll('<', '&#60;').replaceAll('>', '&#x3E;');
  const cases: readonly (readonly [what: string, text: string, kept: string])[] = [
    ['a password of a field', JSON.stringify({ password: 'hunter2', name: 'a' }), 'name'],
    ['a number under a secret’s name', '{"pin":123456,"passcodes":[123456],"name":"a"}', 'name'],
    ['a header', '{"headers":[{"name":"Authorization","value":"hunter2"},{"name":"Accept","value":"text/plain"}]}', 'text/plain'],
    ['a header by other names', '{"a":{"headerName":"X-Api-Key","headerValue":"hunter2","values":["hunter2"]}}', 'X-Api-Key'],
    ['a header before its name', '{"a":{"value":"hunter2","key":"client_secret"}}', 'client_secret'],
    ['a header that is a line', '{"headers":["Authorization: Basic hunter2","Accept: text/plain"]}', 'text/plain'],
    ['what is in a secret', '{"password":{"value":"hunter2","kind":"words"}}', 'words'],
    ['the number of a license', '{"licensed_software":{"licenses":[{"serial_number_1":"hunter2","registered_to":"Acme"}]}}', 'Acme'],
    ['a password in the property list of a profile', list(wifi), 'SSID'],
    ['the same where the server escapes what begins a tag', list(wifi).replaceAll('<', String.raw`\u003c`), 'SSID'],
    ['the same in a string of another property list', list(`<key>More</key><string>${escaped(`<dict>${wifi}</dict>`)}</string>`), 'More'],
    ['the same, escaped twice', list(`<key>More</key><string>${escaped(escaped(`<dict>${wifi}</dict>`))}</string>`), 'More'],
    ['the same, escaped by numbers', list(`<key>More</key><string>${numbered(`<dict>${wifi}</dict>`)}</string>`), 'More'],
    ['the same in a text that is escaped', JSON.stringify({ text: escaped(`<plist>SSID${wifi}</plist>`) }), 'SSID'],
    ['JSON in a property list', list('<key>More</key><string>{&quot;password&quot;:&quot;hunter2&quot;}</string>'), 'More'],
    ['a list of passwords', list('<key>Passwords</key><array><string>hunter2</string><string>hunter2</string></array>'), 'SSID'],
    ['passwords of devices', list(`<key>Passwords</key><array><dict><key>Name</key><string>TV</string>${wifi}</dict></array>`), 'TV'],
    ['a value in credentials', list('<key>Credentials</key><dict><key>value</key><string>hunter2</string></dict>'), 'SSID'],
    [
      'a name and a value',
      list('<key>V</key><dict><key>name</key><string>TOKEN</string><key>value</key><string>hunter2</string></dict>'),
      'TOKEN',
    ],
    ['a name and a value in XML', JSON.stringify({ text: '<h><name>Cookie</name><value>hunter2</value></h><name>Acme</name>' }), 'Acme'],
    ['a header in a property list', list('<key>Headers</key><array><string>Authorization: Basic hunter2</string></array>'), 'SSID'],
    [
      'an argument',
      list('<key>A</key><array><string>--password=hunter2</string><string>--token</string><string>hunter2</string></array>'),
      'SSID',
    ],
    [
      'a key with its certificate',
      list('<key>PayloadContent</key><data>hunter2</data><key>PayloadType</key><string>com.apple.security.pkcs12</string>'),
      'SSID',
    ],
    [
      'one that comes behind its type',
      list('<key>PayloadType</key><string>com.apple.eas.account</string><key>Certificate</key><data>hunter2</data>'),
      'SSID',
    ],
    ['the account of a database', list('<key>Db</key><string>Server=a;Password=hunter2;Pooling=yes</string>'), 'Pooling=yes'],
    ...['SharedSecret', 'AuthPassword', 'UserPassword', 'IncomingPassword', 'RemovalPassword', 'Challenge', 'CertificatePassword'].map(
      (key) => [`the ${key} of a payload`, named(key), 'SSID'] as const,
    ),
    ...['ProxyPassword', 'LicenseKey', 'PSK', 'WEPKey', 'ActivationKey', 'adminPass', 'EnrollmentCode'].map(
      (key) => [`the ${key} of a setting`, named(key), 'SSID'] as const,
    ),
    [
      'a private key in a text',
      JSON.stringify({ notes: 'a\n-----BEGIN RSA PRIVATE KEY-----\nhunter2\n-----END RSA PRIVATE KEY-----\nb' }),
      'notes',
    ],
    ['the account of an address', JSON.stringify({ url: 'https://reader:hunter2@files.example.org/x', name: 'a' }), 'files.example.org'],
    ['an address that lets everybody in', JSON.stringify({ url: 'https://hooks.slack.com/services/T0/B0/hunter2' }), 'hooks.slack.com'],
    ['what was encrypted for a script', JSON.stringify({ parameter4: 'U2FsdGVkX1hunter2', name: 'a' }), 'name'],
    ...[
      'PASSWORD="hunter2"',
      "password='$hunter2'",
      'PW=hunter2; PASS=hunter2',
      'curl -su admin:hunter2 https://a.example',
      'curl --user "admin:hunter2" https://a.example',
      'sysadminctl -addUser a -password hunter2',
      'dscl . -passwd /Users/a "hunter2"',
      'echo "hunter2" | sudo -S true',
      'openssl enc -d -pass pass:hunter2',
      'security unlock-keychain -p hunter2 a.keychain',
      'profiles -u admin -p hunter2',
      'mount_smbfs //a:hunter2@server/b',
      String.raw`expect -c 'expect "Password:"; send "hunter2\r"'`,
      `curl -H "x: ${token}"`,
      'curl -H "Authorization: Bearer hunter2"',
      'if [ "$password" == "hunter2" ]; then exit 1; fi',
      'echo "{\\"password\\": \\"hunter2\\"}" | cat',
      'curl -d \'{"password":"hunter2"}\'',
      'cat <<< "<key>Password</key><string>hunter2</string>"',
      'dscl . -passwd "/Users/a" hunter2',
      'dscl . -passwd /Users/a former hunter2 2> /dev/null',
      'defaults write com.example.app APIKey -string "hunter2"',
      'defaults write com.example.app AuthToken hunter2',
      '/usr/libexec/PlistBuddy -c "Set :account:password hunter2" a.plist',
      '/usr/libexec/PlistBuddy -c "Add :Password string hunter2" a.plist',
      'security add-generic-password -a a -s b -w hunter2',
      'networksetup -setairportnetwork en0 "Some Network" hunter2',
      'networksetup -addpreferredwirelessnetworkatindex en0 Corp 0 WPA2 "hunter2"',
      'openssl enc -aes256 -d -k hunter2',
      'ldapsearch -D cn=a -w hunter2',
      'sshpass -phunter2 ssh a@b.example',
      'sudo -S jamf recon <<< "hunter2"',
      "echo 'hunter2' | startosinstall --agreetolicense --stdinpass",
      'echo hunter2 | kinit a@EXAMPLE',
      `osascript -e 'do shell script "a" user name "b" password "hunter2" with administrator privileges'`,
      'osascript -e "do shell script \\"a\\" password \\"hunter2\\" with administrator privileges"',
      `osascript -e 'set thePassword to "hunter2"'`,
    ].map((line) => [`what a script says by ${line}`, script(line), 'hunter1'] as const),
    ...[
      'password = "hunter2"',
      "password = u'hunter2'",
      'token = b"hunter2"',
      '{"Authorization": "Basic hunter2"}',
      "d['password'] = 'hunter2'",
      "{ password => 'hunter2' }",
    ].map(
      (line) =>
        [
          `what Python says by ${line}`,
          JSON.stringify({ scriptContents: `#!/usr/bin/env python3\n# hunter1\n${line}\n` }),
          'hunter1',
        ] as const,
    ),
    ['what a command of a policy says', JSON.stringify({ run_command: 'jamf policy -password hunter2', name: 'a' }), 'policy'],
  ];
  for (const [what, text, kept] of cases) {
    it(`is without ${what}`, () => {
      const masked = maskDocument(text);
      assert.doesNotMatch(masked, /hunter2|eyJzdWIi|123456/);
      assert.ok(masked.includes(kept));
      assert.equal(maskDocument(masked), masked, 'twice is once');
      assert.deepEqual(JSON.parse(printDocument(maskedNode(parseJson(text)))), JSON.parse(masked));
    });
  }

  for (const [what, text] of [
    [
      'a criterion',
      '{"criteria":[{"name":"Bootstrap Token","search_type":"is","value":"Yes"},{"name":"Token","andOr":"and","value":"No"}]}',
    ],
    [
      'a root certificate',
      list('<key>PayloadContent</key><data>cHVibGlj</data><key>PayloadType</key><string>com.apple.security.root</string>'),
    ],
    ['a serial number of a device', '{"general":{"serial_number":"C02","serial_number_1":"C03"}}'],
    [
      'what a script is given',
      JSON.stringify({ scriptContents: '#!/bin/sh\nPASSWORD="$4"\ncurl -u "$user:$pass" --token "$token" -p $5 # token' }),
    ],
    [
      'what a script works out',
      JSON.stringify({ scriptContents: '#!/usr/bin/python3\npassword = getpass.getpass()\ntoken = sys.argv[4]\nsecret=`a`' }),
    ],
    ...[
      'if [ "$password" == "" ]; then exit 1; fi',
      'read -r -s -p "Password: " answer; echo "$answer"',
      'curl --header "Accept: text/plain" --header "Authorization: Bearer $token"',
      'cookies="/tmp/a/cookies"',
      'cat > a.plist <<< "<key>Password</key><string>$fvPass</string>"',
      'while read -r token:\necho 1',
      '# Set password of the account, and add token to it',
      'defaults write com.example.app APIKey -string "$4"; defaults write com.example.app Length -int 12',
      '/usr/libexec/PlistBuddy -c "Add :Password bool true" -c "Set :token $5" a.plist',
      'security add-generic-password -a a -w "$5"; openssl enc -k "$6"; mysql --port=3306; sudo -S ls <<< "$4"',
      'networksetup -setairportnetwork en0 "$network" "$password"; dscl . -passwd /Users/a "$4" 2> /dev/null',
      `osascript -e 'set answer to "hello"' -e 'do shell script "a" user name "b" password "'"$pass"'" with administrator privileges'`,
      'echo "the password " && echo "another one"',
    ].map((line) => [`what a shell does by ${line}`, JSON.stringify({ scriptContents: `#!/bin/bash\n${line}\n` })] as const),
    ...[
      'get(token=token, password=words["a"])',
      'if header:\n    a = 1',
      'token = f"{a}"',
      'print(f"Token: {token}")',
      'credential = (\n  1)',
      'const f = (token) => { token => token.x }',
    ].map((line) => [`what Python does by ${line}`, JSON.stringify({ scriptContents: `#!/usr/bin/env python3\n${line}\n` })] as const),
    ['a criterion in XML', JSON.stringify({ text: '<c><name>Token</name><search_type>is</search_type><value>Yes</value></c>' })],
    ['a switch', '{"password":true,"tokenExpiration":12,"passcodeLength":6}'],
    ['a certificate', JSON.stringify({ pem: '-----BEGIN CERTIFICATE-----\nabc=\n-----END CERTIFICATE-----' })],
  ] as const) {
    it(`has ${what} as it was`, () => assert.equal(maskDocument(text), text));
  }

  it('is as it was where nothing is secret', () => {
    const text = `${JSON.stringify({ id: 1.1, name: '<b>', scriptContents: '#!/bin/sh\necho "<key>" # a script' }, undefined, 2)}\n`;
    assert.equal(maskDocument(text), text);
  });
});

describe('what masks thousands of documents', () => {
  it('masks what any other masks, and the same as a pulled folder', () => {
    const name = fc.constantFrom('password', 'name', 'code', 'activation_code', 'key', 'data', 'recoveryKey', '0', '#xml', 'list');
    const leaf = fc.constantFrom<unknown>('hunter2', '', 7, true, null, '<a password="x"/>', 'words');
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        leaf,
        fc.dictionary(name, tie('value'), { maxKeys: 4 }),
        fc.array(tie('value'), { maxLength: 3 }),
      ),
    }));
    fc.assert(
      fc.property(value, (document) => {
        const text = JSON.stringify(document);
        const masked = maskDocument(text);
        assert.equal(maskSecrets(masked), masked);
        assert.deepEqual(JSON.parse(masked), JSON.parse(printDocument(maskedNode(parseJson(text)))));
      }),
      { numRuns: 500 },
    );
  });
});
