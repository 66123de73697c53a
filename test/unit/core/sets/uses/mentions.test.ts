import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { attributesIn, handedIn, policiesInPayload, policyCallsIn, eventWordsIn } from '../../../../../src/core/sets/uses/mentions.ts';
import { apiMentionsIn } from '../../../../../src/core/families/apiMentions.ts';
import { NameFinder } from '../../../../../src/core/sets/uses/nameFinder.ts';

const calls = (text: string): readonly string[] => policyCallsIn(text).mentions.map(({ by, text: said }) => `${by} ${said}`);

const scripts: readonly (readonly [what: string, text: string, found: readonly string[]])[] = [
  ['an event', 'jamf policy -event install', ['event install']],
  ['an older word for it', '/usr/local/bin/jamf policy -trigger install', ['event install']],
  ['in double quotes', 'jamf policy -event "install this" -verbose', ['event install this']],
  ['in single quotes', "jamf policy -event 'install this'", ['event install this']],
  ['by a variable for the program', '"$jamf" policy -forceNoRecon -event install', ['event install']],
  ['an id', 'jamf policy -id 12;jamf policy -id 13', ['id 12', 'id 13']],
  ['what is no id', 'jamf policy -id 0\njamf policy -id all', []],
  ['several in one line', 'jamf policy -event a && jamf policy -event b', ['event a', 'event b']],
  ['one in the next line', 'jamf policy \\\n  -event go', ['event go']],
  ['one in the next line of Windows', 'jamf policy \\\r\n  -event go', ['event go']],
  ['one of another command', 'jamf policy\nlogger -event go', []],
  ['the parts of a list', "run(['jamf', 'policy', '-event', 'go'])", ['event go']],
  ['a list in double quotes', 'run(["jamf", "policy", "-id", "7"])', ['id 7']],
  ['in a substitution', 'echo $(jamf policy -event go)', ['event go']],
  ['in a substitution of old', 'a=`jamf policy -event go`\nb=`jamf policy -id 7`', ['event go', 'id 7']],
  ['one whose output goes elsewhere', 'jamf policy -event go>/dev/null\njamf policy -id 7>>log', ['event go', 'id 7']],
  [
    'the arguments of a launch daemon',
    '<string>jamf</string>\n\t<string>policy</string>\n\t<string>-event</string>\n\t<string>go on</string>\n<string>--id</string><string>7</string>',
    ['event go on', 'id 7'],
  ],
  ['arguments of another program', '<string>logger</string><string>-event</string><string>go</string> # policy', []],
  ['what stands for a word in a help text', 'echo usage: jamf policy -event <trigger>', []],
  ['one of another command, in lines of Windows', 'jamf policy\r\nlogger -event go', []],
  ['with blanks around', 'jamf policy -event " go "', ['event go']],
  ['no part of a longer word', 'apolicy zpolicy Apolicy Zpolicy 0policy 9policy policya policyZ policy0 -event go', []],
  ['words that only look like it', 'my-policy -event no\npolicy.sh -event no\npolicy --eventual no', []],
  ['one twice', 'jamf policy -event a\njamf policy -event a', ['event a']],
  ['a link of Self Service', 'open "jamfselfservice://content?entity=policy&id=42&action=view"', ['id 42']],
  ['with an equals sign', 'jamf policy --event=go --trigger="go on"', ['event go', 'event go on']],
  ['escaped quotation marks', String.raw`osascript -e "do shell script \"jamf policy -event \\\"go on\\\"\""`, ['event go on']],
  ['a link where nothing else is said', 'open jamfselfservice://content?id=42&entity=policy', ['id 42']],
  ['with its blank escaped', String.raw`jamf policy -event go\ on`, ['event go on']],
  ['flags in other letters', 'jamf policy -Event go', ['event go']],
  ['a link with its signs escaped', String.raw`open jamfselfservice://content\?entity=policy\&id=42`, ['id 42']],
  ['a link in a property list', 'jamfselfservice://content?entity=Policy&amp;id=42&amp;action=view', ['id 42']],
  ['a link of old', 'open "selfservice://content?entity=policy&id=42"', ['id 42']],
  ['a link to something else', 'open "jamfselfservice://content?entity=app&id=42" # policy', []],
];

describe('where-used: what scripts mention', () => {
  for (const [what, text, found] of scripts) it(`of a policy: ${what}`, () => assert.deepEqual(calls(text), found));

  it('tells a call that is run from one on a line that is not', () => {
    const text =
      '#!/bin/sh # jamf policy -event first\n  # jamf policy -event old\n// jamf policy -id 5\njamf policy -event now # old\n# jamf policy -event now';
    assert.deepEqual(policyCallsIn(text).mentions, [
      { by: 'event', text: 'first' },
      { by: 'event', text: 'old', isUnsure: true },
      { by: 'id', text: '5', isUnsure: true },
      { by: 'event', text: 'now' },
    ]);
    const link = policyCallsIn('open jamfselfservice://content?entity=policy&id=5').mentions;
    assert.deepEqual(link, [{ by: 'id', text: '5' }]);
    assert.deepEqual(policyCallsIn('# jamf policy -event now\njamf policy -event now').mentions, [{ by: 'event', text: 'now' }]);
  });

  it('says that an event stands in a variable', () => {
    const daemon = '<string>policy</string><string>-event</string><string>$4</string>';
    for (const text of [daemon, 'jamf policy -event "$4"', 'jamf policy -event `cat name`', 'jamf policy -id $id']) {
      assert.deepEqual(policyCallsIn(text), { mentions: [], hasUnknown: true, parts: [] });
    }
    assert.equal(policyCallsIn('jamf policy -event a').hasUnknown, false);
    assert.equal(policyCallsIn('echo $1').hasUnknown, false);
  });

  for (const text of [
    'run(["jamf", "policy", "-event", name])',
    "call([JAMF, 'policy', '-trigger', event_name], shell=False)",
    'f"jamf policy -event {name} -verbose"',
    '"jamf policy -event %s" % name',
    '"jamf policy -event " + name',
    '"jamf policy -event " + name + " -verbose"',
    'do shell script "jamf policy -event " & theEvent with administrator privileges',
    'do shell script "jamf policy -event " & quoted form of theEvent & " -verbose"',
    String.raw`let call = "jamf policy -event \(name)"`,
    'CALL="jamf policy -event"\n$CALL firefox',
    'jamf policy "$@"',
    '"${jamf_binary}" policy $args',
    'xargs -I {} jamf policy -event {}',
    'PlistBuddy -c "Add :A: string policy" -c "Add :A: string -event" -c "Add :A: string go"',
  ]) {
    it(`knows no event for sure that is put together: ${text}`, () => {
      const { mentions, hasUnknown } = policyCallsIn(text);
      assert.deepEqual([hasUnknown, mentions.filter(({ isUnsure }) => isUnsure !== true)], [true, []]);
    });
  }

  it('knows what stands as it is of an event that is put together', () => {
    const parts = (event: string): readonly string[] => policyCallsIn(`jamf policy -event ${event}`).parts;
    assert.deepEqual(
      ['"install_${app}"', 'main-$1', '"$1 later"', '"%s_go" % a', '%trigger%', '$a-$b', '$(cat name)', '"a$1"'].map(parts),
      [['install_'], ['main-'], ['later'], ['_go'], [], [], [], []],
    );
  });

  it('takes all words for possible events where one stands in a variable', () => {
    const script = 'apps=(chrome "the other" \'third one,fourth\')\nrun_policy install-vpn " fifth " # 12\njamf policy -event "$1"';
    const words = eventWordsIn(script);
    for (const one of ['chrome', 'the other', 'third one,fourth', 'fourth', 'fifth', 'install-vpn']) assert.ok(words.includes(one), one);
    for (const one of ['12', '$1', '']) assert.ok(!words.includes(one), one);
    assert.equal(eventWordsIn(Array.from({ length: 30_000 }, (_, at) => `w${at}`).join(' ')).length, 20_000);
    const lists = eventWordsIn(
      String.raw`"firefox:Mozilla Firefox" @vpn '{"trigger":"zoom"}' {\"trigger\": \"two words\"} "App=own event"`,
    );
    for (const one of ['firefox', '@vpn', 'zoom', 'two words', 'own event']) assert.ok(lists.includes(one), one);
    const rare = eventWordsIn(`"own event" 'go! on, "b"' "R&D go" x 'one of several words'`);
    for (const one of ['own event', 'go!', 'on', 'b', 'R&D go', 'R&D', 'x', 'one of several words', 'several'])
      assert.ok(rare.includes(one), one);
  });

  it('takes what is handed to a script whole, and each of several', () => {
    assert.deepEqual(handedIn(' install vpn,mail;chat '), ['install vpn,mail;chat', 'install', 'vpn', 'mail', 'chat', 'install vpn']);
    assert.deepEqual(['', ' ', 'x'.repeat(201)].flatMap(handedIn), []);
    const many = Array.from({ length: 60 }, (_, at) => `install-app-${at}`);
    for (const sign of [',', '\n', ' ', ':']) assert.deepEqual(handedIn(many.join(sign)), many, sign);
  });

  it('finds policies in payloads: calls, links, and what Setup Manager runs', () => {
    const found = (payload: string): readonly string[] => policiesInPayload(payload).map(({ by, text }) => `${by} ${text}`);
    assert.deepEqual(found('<string>/usr/local/bin/jamf policy -event &quot;go on&quot;</string>'), ['event go on']);
    assert.deepEqual(found('<key>policy</key>\n\t<string> go </string><key>policyName</key><string>no</string>'), ['event go']);
    assert.deepEqual(found('<key>policy</key><string> </string><key>policy</key><integer>5</integer>'), []);
    assert.deepEqual(found('<key>event</key><string>no</string>'), []);
    assert.deepEqual(found('<string>jamf policy -event go</string><string>jamf policy -id 7</string>'), ['event go', 'id 7']);
  });

  it('finds ids of attributes in payloads, each once, and none that only begin like one', () => {
    assert.deepEqual(attributesIn('<a>$EXTENSIONATTRIBUTE_5</a>$EXTENSIONATTRIBUTE_12 $EXTENSIONATTRIBUTE_5'), ['5', '12']);
    assert.deepEqual(attributesIn('EXTENSIONATTRIBUTE_5 $EXTENSIONATTRIBUTE_ $extensionattribute_5 $EXTENSIONATTRIBUTE_1234567890123'), []);
  });
});

describe('where-used: what scripts ask the API for', () => {
  const asked: readonly (readonly [text: string, found: readonly string[]])[] = [
    ['curl "$url/JSSResource/computergroups/id/42" -X PUT', ['classic/computergroups id 42']],
    ['"${url}JSSResource/policies/id/7/subset/General"', ['classic/policies id 7']],
    ['/JSSResource/computergroups/name/All%20Macs?x=1', ['classic/computergroups name All Macs']],
    ['/JSSResource/computergroups/name/Laptops', []],
    ['/JSSResource/computergroups/name/%E0%A4%A', []],
    ['/JSSResource/computergroups/id/$id /JSSResource/computergroups/id/0', []],
    ['$base/api/v2/computer-groups/static-groups/5', ['computer-groups/static-groups id 5']],
    ['`curl $url/JSSResource/policies/id/5` /JSSResource/scripts/id/6|xmllint', ['classic/policies id 5', 'classic/scripts id 6']],
    ['# see JSSResource/policies/id/7. f"{url}/api/v1/scripts/8"', ['classic/policies id 7', 'scripts id 8']],
    ['/JSSResource/policies/id/5$x /api/v1/scripts/5${x} /api/v1/scripts/5%s /api/v1/scripts/5{x} /JSSResource/policies/id/5-$x', []],
    ['/api/v1-preview/scripts/5/history /api/v1/scripts/5.1 /api/v1/scripts/five', ['scripts id 5']],
  ];
  for (const [text, found] of asked) {
    it(`is found: ${text}`, () => {
      assert.deepEqual(
        apiMentionsIn(text).map(({ resource, by, text: said }) => `${resource} ${by} ${said}`),
        found,
      );
    });
  }
});

const finder = (...names: readonly string[]): ((text: string) => readonly string[]) => {
  const made = new NameFinder(names.map((name) => ({ resource: 'r', name })));
  return (text) => made.in(text).map(({ name }) => name);
};

describe('where-used: names in texts', () => {
  const cases: readonly (readonly [what: string, names: readonly string[], text: string, found: readonly string[]])[] = [
    ['a whole word', ['Laptops'], 'for Laptops only', ['Laptops']],
    ['no part of a word', ['Laptops'], 'MyLaptops, Laptops2, _Laptops', []],
    ['with blanks inside', ['All Macs'], 'if "All Macs"; then', ['All Macs']],
    ['one that is a part of another', ['All Macs', 'All Macs in Berlin'], '# All Macs in Berlin', ['All Macs', 'All Macs in Berlin']],
    ['at both ends', ['Kiosk', 'Staff'], 'Kiosk and Staff', ['Kiosk', 'Staff']],
    ['that begins with a sign', ['[EA] Disk'], 'x[EA] Disk.', ['[EA] Disk']],
    ['short ones between quotation marks only', ['Mac', 'A'], 'Mac A "Mac" \'A\'', ['Mac', 'A']],
    ['no short word', ['Mac'], 'a Mac here', []],
    ['beyond ASCII', ['Büro Köln'], 'für Büro Köln!', ['Büro Köln']],
    ['in the letters that it has', ['Laptops'], 'laptops', []],
    ['nothing for none', [''], 'text', []],
  ];
  for (const [what, names, text, found] of cases) {
    it(`are found: ${what}`, () => assert.deepEqual(finder(...names)(text).toSorted(), found.toSorted()));
  }

  it('are those that stand in it as whole words, whatever the names and the text', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '-', '_', 'é'), minLength: 4, maxLength: 20 });
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 6 }), fc.array(word, { maxLength: 6 }), (names, words) => {
        const text = words.join('');
        const isWord = (one: string): boolean => /[a-z_é]/.test(one);
        const stands = (name: string): boolean =>
          Array.from(text, (_, at) => at).some(
            (at) =>
              text.startsWith(name, at) &&
              !(isWord(name.charAt(0)) && isWord(text.charAt(at - 1))) &&
              !(isWord(name.charAt(name.length - 1)) && isWord(text.charAt(at + name.length))),
          );
        assert.deepEqual(finder(...names)(text).toSorted(), names.filter(stands).toSorted());
      }),
      { numRuns: 300 },
    );
  });

  it('take no longer for texts that are made to take long', () => {
    const names = Array.from({ length: 200 }, (_, more) => 'a '.repeat(more + 2).trim());
    const texts = [
      'a '.repeat(40_000),
      'a'.repeat(100_000),
      'policy '.repeat(10_000),
      'policy -event '.repeat(12_000),
      '$EXTENSIONATTRIBUTE_'.repeat(10_000),
      'jamf policy "-event, '.repeat(10_000),
      '/JSSResource/computergroups/name/'.repeat(5000),
      'api/v1/a-'.repeat(10_000),
    ];
    // By the processor: a machine that does something else as well is no slower text.
    const start = process.cpuUsage();
    const find = finder(...names);
    for (const text of texts) {
      find(text);
      policyCallsIn(text);
      attributesIn(text);
      apiMentionsIn(text);
      eventWordsIn(text);
      policiesInPayload(`${text}<key>policy</key>${' '.repeat(50_000)}`);
    }
    assert.ok(process.cpuUsage(start).user < 3_000_000);
  });
});
