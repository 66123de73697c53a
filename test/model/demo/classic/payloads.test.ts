import assert from 'node:assert/strict';
import { readPlist } from '../../../../src/demo/classic/plist.ts';
import type { ClassicFaults } from '../../../../src/demo/classic/faults.ts';
import { classicDemo, elementText, refusalOf } from './classicDemo.ts';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const unescaped = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** A profile with one payload that holds one text, as a property list writes it. */
const plist = (type: string, raw: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><plist version="1.0"><dict><key>PayloadContent</key><array><dict><key>PayloadType</key><string>${type}</string><key>Text</key><string>${raw}</string></dict></array></dict></plist>`;

const mac = 'osxconfigurationprofiles';
const profile = (payloads: string, name = 'P'): string =>
  `<os_x_configuration_profile><general><name>${name}</name><payloads>${escaped(payloads)}</payloads></general></os_x_configuration_profile>`;
const renamed = (name: string): string =>
  `<os_x_configuration_profile><general><name>${name}</name></general></os_x_configuration_profile>`;

/** Its text as it is stored. */
function storedText(xml: string): string | undefined {
  return /<key>Text<\/key><string>([^]*?)<\/string>/.exec(unescaped(elementText(xml, 'payloads') ?? ''))?.[1];
}

const once = (raw: string): string => raw.replaceAll('&', '&amp;');
const rendered = 'com.apple.ManagedClient.preferences';
const kept = 'com.apple.loginwindow';

function created(type: string, raw: string, faults: Partial<ClassicFaults> = {}): string | undefined {
  const { get, post } = classicDemo(faults);
  const answer = post(`${mac}/id/0`, profile(plist(type, raw)));
  return answer.status === 201 ? storedText(get(`${mac}/id/15`).text) : refusalOf(answer)[1];
}

describe('payloads of the demo’s profiles', () => {
  for (const [what, type, sent, stored, plain] of [
    ['an & as XML wants it', rendered, 'R&amp;D', 'Error: Unable to update the database', 'R&amp;D'],
    ['an & with one layer more', rendered, once('R&amp;D'), 'R&amp;D', 'R&amp;amp;D'],
    ['an & with one layer more, in a text that is kept', kept, once('R&amp;D'), 'R&amp;amp;D', 'R&amp;amp;D'],
    ['a < with one layer more', rendered, once('a&lt;b'), 'a&lt;b', 'a&amp;lt;b'],
    ['plain text', kept, 'Welcome', 'Welcome', 'Welcome'],
  ] as const) {
    it(`stores ${what}`, () => {
      assert.equal(created(type, sent), stored);
      assert.equal(created(type, sent, { decodesPayloads: false }), plain);
    });
  }

  it('deletes line feeds and tabs, and replaces emoji, in texts that are kept alone', () => {
    assert.equal(created(kept, 'a\nb\tc'), 'abc');
    assert.equal(created(kept, 'a\nb\tc', { losesControls: false }), 'a\nb\tc');
    assert.equal(created(rendered, 'a\nb\tc'), 'a\nb\tc');
    assert.equal(created(kept, 'x📚'), 'x?');
    assert.equal(created(kept, 'x📚', { losesEmoji: false }), 'x📚');
  });

  it('keeps a carriage return, however it is written', () => {
    assert.equal(created(kept, 'a&#13;b'), 'a&#13;b');
    assert.equal(created(kept, once('a&#13;b')), 'a&#13;b');
    const { get, post } = classicDemo();
    post(`${mac}/id/0`, profile(plist(kept, 'a&#13;b')));
    // As a reference in the property list, which is no carriage return of the answer around it.
    assert.ok(get(`${mac}/id/15`).text.includes('a&amp;#13;b'));
  });

  it('damages the payloads of some profiles when they are renamed; then nothing can be stored any more', () => {
    const { get, put } = classicDemo();
    const whole = get(`${mac}/id/3`).text;
    assert.ok(readPlist(unescaped(elementText(whole, 'payloads') ?? '')) !== undefined);
    assert.equal(put(`${mac}/id/3`, renamed('Login')).status, 201);
    assert.equal(readPlist(unescaped(elementText(get(`${mac}/id/3`).text, 'payloads') ?? '')), undefined);
    for (const body of [renamed('Again'), whole])
      assert.deepEqual(refusalOf(put(`${mac}/id/3`, body)), [409, 'Error: Unable to update the database']);
  });

  it('damages none that it writes anew, nor any without the fault', () => {
    const text = (demo: ReturnType<typeof classicDemo>, id: number): string | undefined => {
      const before = elementText(demo.get(`${mac}/id/${id}`).text, 'payloads');
      demo.put(
        `${mac}/id/${id}`,
        '<os_x_configuration_profile><general><description>x</description></general></os_x_configuration_profile>',
      );
      return elementText(demo.get(`${mac}/id/${id}`).text, 'payloads') === before ? 'same' : 'other';
    };
    assert.equal(text(classicDemo(), 7), 'same');
    assert.equal(text(classicDemo(), 3), 'other');
    assert.equal(text(classicDemo({ decaysPayloads: false, losesControls: false }), 3), 'same');
  });

  it('keeps the id that devices know a profile by, unless another one is sent', () => {
    const { get, put } = classicDemo();
    const uuid = (): string | undefined => elementText(get(`${mac}/id/1`).text, 'uuid');
    const payloads = (): string => unescaped(elementText(get(`${mac}/id/1`).text, 'payloads') ?? '');
    const before = uuid() ?? '';
    assert.ok(payloads().includes(`<key>PayloadUUID</key><string>${before}</string>`));
    put(`${mac}/id/1`, profile(payloads(), 'Wi-Fi'));
    assert.equal(uuid(), before);
    put(`${mac}/id/1`, profile(plist(kept, 'x'), 'Wi-Fi 2'));
    assert.notEqual(uuid(), before);
    assert.ok(payloads().includes('<key>PayloadDisplayName</key><string>Wi-Fi 2</string>'));
  });

  it('sorts keys, leaves out empty texts and adds its own, if it rewrites', () => {
    const sent = plist(rendered, '').replace('<key>PayloadType</key>', '<key>Zeta</key><true/><key>PayloadType</key>');
    const keys = (faults: Partial<ClassicFaults>): readonly string[] => {
      const { get, post } = classicDemo(faults);
      post(`${mac}/id/0`, profile(sent));
      return [...unescaped(elementText(get(`${mac}/id/15`).text, 'payloads') ?? '').matchAll(/<key>(\w+)/g)].map(([, key]) => key ?? '');
    };
    assert.deepEqual(keys({}).slice(0, 4), ['PayloadContent', 'PayloadType', 'Zeta', 'PayloadDescription']);
    assert.deepEqual(keys({ rewritesPayloads: false }), [
      'PayloadContent',
      'Zeta',
      'PayloadType',
      'Text',
      'PayloadUUID',
      'PayloadIdentifier',
    ]);
  });

  it('takes no property list in another form', () => {
    const { post } = classicDemo();
    for (const payloads of ['bplist00', '<plist><dict><key>a</key></dict></plist>', '<dict/>']) {
      assert.deepEqual(refusalOf(post(`${mac}/id/0`, profile(payloads))), [409, 'Error: Unable to update the database']);
    }
  });
});
