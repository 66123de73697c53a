import assert from 'node:assert/strict';
import { classicShape } from '../../../../../../src/core/families/classic/shapes.ts';
import { threeWay } from '../../../../../../src/core/objects/save/merge.ts';
import type { JsonNode } from '../../../../../../src/core/json/parse.ts';
import { printJson } from '../../../../../../src/core/json/print.ts';
import { faultsIn as faults, nodeOf as node, rulesOf, sentBody as body } from '../../../../../support/classic/rulesOf.ts';

const policy = {
  general: {
    id: 7,
    name: 'Update',
    enabled: true,
    frequency: 'Ongoing',
    retry_event: 'none',
    retry_attempts: -1,
    category: { id: -1, name: 'None' },
    network_requirements: '',
  },
  scope: {
    all_computers: false,
    computers: [{ id: 1, name: 'A' }],
    computer_groups: [],
    later: { flag: 'x' },
    exclusions: { computers: [{ id: 9, name: 'Z' }] },
  },
  self_service: { self_service_categories: [{ id: 3, name: 'Apps', display_in: true }] },
  scripts: [{ id: 2, name: 'run', priority: 'After', parameter4: 'x' }],
  user_interaction: { message_start: 'Hello', message_finish: '' },
};
type Fields<K extends string> = Partial<Record<K, unknown>>;
interface Changeable {
  general: Fields<'name' | 'enabled' | 'frequency' | 'retry_event' | 'retry_attempts' | 'category'>;
  scope?: Fields<'all_computers' | 'exclusions' | 'jss_users'>;
  self_service: { self_service_categories: object[] };
  scripts: unknown;
  user_interaction: Fields<'message_start'>;
  account_maintenance?: unknown;
}
const changed = (change: (object: Changeable) => void): Changeable => {
  const object = structuredClone<Changeable>(policy);
  change(object);
  return object;
};

describe('what is sent to the Classic API', () => {
  const { general, scope } = policy;
  const table: readonly [name: string, change: (object: Changeable) => void, sent: unknown][] = [
    ['nothing where nothing changed', () => undefined, {}],
    ['nothing for what says the same', ({ general: at }) => (at.category = { id: -1, name: 'No category assigned' }), {}],
    [
      'nothing for entries of a scope in another order',
      ({ scope: at }) => (at!.exclusions = { computers: [...scope.exclusions.computers] }),
      {},
    ],
    ['nothing for a line that is gone', ({ general: at }) => delete at.enabled, {}],
    ['nothing for a section that is gone', (at) => delete at.scope, {}],
    [
      'the changed section without ids, blanks and words for none',
      ({ general: at }) => (at.name = 'New'),
      { general: { name: 'New', enabled: true, frequency: 'Ongoing', retry_event: 'none', retry_attempts: -1 } },
    ],
    ['an emptied text', (at) => (at.user_interaction.message_start = ''), { user_interaction: { message_start: '' } }],
    [
      'a scope whole, in the order in which it is read, with what nobody named',
      ({ scope: at }) => Object.assign(at!, { computer_groups: [{ id: 4 }], exclusions: { computers: [] } }),
      {
        scope: {
          all_computers: false,
          computers: [{ id: 1, name: 'A' }],
          computer_groups: [{ id: 4 }],
          later: { flag: 'x' },
          exclusions: { computers: [] },
        },
      },
    ],
    [
      'an id without the name of the one before',
      (at) => (at.scripts = [{ id: 5, name: 'run', priority: 'After', parameter4: 'x' }]),
      { scripts: [{ id: 5, priority: 'After', parameter4: 'x' }] },
    ],
    ['an emptied list', (at) => (at.scripts = []), { scripts: [] }],
  ];
  for (const [name, change, sent] of table) it(name, () => assert.deepEqual(body('policy', policy, changed(change)), sent));

  it('keeps the order of the shape whatever the document has', () => {
    const wanted = {
      scope: { exclusions: { computers: [] }, computers: [{ id: 1 }], all_computers: false },
      general: { ...general, name: 'N' },
    };
    const sent = body('policy', policy, wanted) as Record<string, object>;
    assert.deepEqual(
      [Object.keys(sent), Object.keys(sent['scope']!)],
      [
        ['general', 'scope'],
        ['all_computers', 'computers', 'exclusions'],
      ],
    );
  });

  it('sends “none” as −1', () => {
    const before = { general: { name: 'N', category: { id: 3, name: 'Apps' } } };
    const wanted = { general: { name: 'N', category: { id: -1, name: 'None' } } };
    assert.deepEqual(body('policy', before, wanted), { general: { name: 'N', category: { id: -1 } } });
  });

  it('says everything of a new object but what is empty', () => {
    const wanted = { general: { id: 0, name: 'N', frequency: '', category: { id: -1 } }, scope: { computers: [] }, scripts: [] };
    assert.deepEqual(body('policy', undefined, wanted), { general: { name: 'N' } });
  });

  it('sends a payload only where it changed', () => {
    const before = { general: { name: 'P', payloads: '<plist/>' } };
    assert.deepEqual(body('os_x_configuration_profile', before, { general: { name: 'Q', payloads: '<plist/>' } }), {
      general: { name: 'Q' },
    });
    const other = { general: { name: 'P', payloads: '<plist></plist>' } };
    assert.deepEqual(body('os_x_configuration_profile', before, other), other);
  });
});

describe('what the Classic API would refuse, drop or default', () => {
  const table: readonly [name: string, change: (object: Changeable) => void, found: readonly (readonly [string, readonly string[]])[]][] = [
    ['nothing in what the server shows', () => undefined, []],
    [
      'a value that is none of the choices',
      ({ general: at }) => (at.frequency = 'Ongoin'),
      [['/general/frequency', ['Ongoing', 'Once per computer']]],
    ],
    ['an emptied choice', ({ general: at }) => (at.frequency = ''), [['/general/frequency', ['Ongoing', 'Once per computer']]]],
    ['an emptied number', ({ general: at }) => (at.retry_attempts = ''), [['/general/retry_attempts', ['-1']]]],
    ['an emptied boolean', ({ general: at }) => (at.enabled = null), [['/general/enabled', ['true', 'false']]]],
    ['text for a number', ({ general: at }) => (at.retry_attempts = 'two'), [['/general/retry_attempts', []]]],
    ['text for a boolean', ({ general: at }) => (at.enabled = 'yes'), [['/general/enabled', ['true', 'false']]]],
    ['a name that is gone', ({ general: at }) => delete at.name, [['/general/name', []]]],
    ['a name that is empty', ({ general: at }) => (at.name = ''), [['/general/name', []]]],
    ['a leading blank', ({ general: at }) => (at.name = ' Update'), [['/general/name', ['Update']]]],
    ['category 0', ({ general: at }) => (at.category = { id: 0 }), [['/general/category/id', ['-1']]]],
    ['all computers and some', ({ scope: at }) => (at!.all_computers = true), [['/scope/all_computers', ['false']]]],
    ['retries without “Once per computer”', ({ general: at }) => (at.retry_event = 'trigger'), [['/general/retry_event', ['none']]]],
    [
      'a character that XML cannot hold',
      ({ user_interaction: at }) => (at.message_start = '\u0001'),
      [['/user_interaction/message_start', []]],
    ],
    ['a list for fields', ({ general: at }) => (at.category = []), [['/general/category', []]]],
    ['fields for a list', (at) => (at.scripts = {}), [['/scripts', []]]],
    [
      'an account without a home',
      (at) => (at.account_maintenance = { accounts: [{ action: 'Create', username: 'u' }] }),
      [['/account_maintenance/accounts/0/home', []]],
    ],
    [
      'a category of Self Service without its place',
      ({ self_service: at }) => at.self_service_categories.push({ id: 4 }),
      [['/self_service/self_service_categories/1', []]],
    ],
    [
      'an emptied list of categories',
      ({ self_service: at }) => (at.self_service_categories = []),
      [['/self_service/self_service_categories', []]],
    ],
    [
      'all at once',
      (at) => Object.assign(at.general, { frequency: 'x', enabled: '' }),
      [
        ['/general/enabled', ['true', 'false']],
        ['/general/frequency', ['Once per computer', 'Once per user per computer']],
      ],
    ],
  ];
  for (const [name, change, found] of table) it(name, () => assert.deepEqual(faults('policy', policy, changed(change)), found));

  it('XML that was changed, or put in the place of a field', () => {
    const before = { general: { name: 'N', odd: { '#xml': '<odd a="1"/>' } } };
    assert.deepEqual(faults('policy', before, before), []);
    assert.deepEqual(faults('policy', before, { general: { name: 'N', odd: { '#xml': '<odd/>' } } }), [['/general/odd', []]]);
    const [whole] = rulesOf('policy').faults(node({ '#xml': '<policy a="1"/>' }), node({ '#xml': '<policy a="2"/>' }));
    assert.deepEqual([whole?.pointer, whole?.message.startsWith('The XML of this object')], ['', true]);
  });

  it('all that is missing in a new object', () => {
    assert.deepEqual(
      faults('network_segment', undefined, {}).map(([pointer]) => pointer),
      ['/name', '/starting_address', '/ending_address'],
    );
  });
});

describe('what a person has to say yes to', () => {
  it('a list saved whole whose entries lack the passwords that are never shown', () => {
    const accounts = (...entries: object[]): JsonNode => node({ account_maintenance: { accounts: entries } });
    const was = { action: 'Create', username: 'a', realname: 'A', home: '/Users/a' };
    const minded = (...entries: object[]): unknown => rulesOf('policy').minded(accounts(was), accounts(...entries));
    assert.deepEqual(
      [minded({ ...was, realname: 'B' }), minded({ ...was, realname: 'B', password: 'p' }), minded(was), minded()],
      [['unseenSecrets'], [], [], []],
    );
    assert.deepEqual(rulesOf('webhook').minded(node({ name: 'a', url: 'u' }), node({ name: 'b', url: 'u' })), []);
  });

  const rules = rulesOf('policy');
  const scoped = changed(({ scope: at }) => Object.assign(at!, { computers: [{ id: 2 }] }));
  const withUsers = ({ scope: at, ...object }: Changeable): Changeable => ({
    ...object,
    scope: { ...at, jss_users: [], exclusions: { computers: [], jss_users: [] } },
  });
  const without = (at: 'jss_users' | 'exclusions'): Changeable => {
    const { scope: all = {}, ...object } = withUsers(policy);
    return { ...object, scope: { ...all, [at]: at === 'exclusions' ? { computers: [] } : undefined } };
  };

  it('a scope whose users are not shown', () => {
    assert.deepEqual(rules.minded(node(policy), node(scoped)), ['unseenUsers']);
  });

  it('a scope that shows users in one of their places alone', () => {
    for (const before of [without('jss_users'), without('exclusions')]) {
      assert.deepEqual(rules.minded(node(before), node(withUsers(scoped))), ['unseenUsers']);
    }
  });

  it('nothing where they are shown, the scope stays, or the object is new', () => {
    assert.deepEqual(rules.minded(node(withUsers(policy)), node(withUsers(scoped))), []);
    assert.deepEqual(rules.minded(node(policy), node(changed(({ general }) => (general.name = 'N')))), []);
    assert.deepEqual(rules.minded(undefined, node(scoped)), []);
  });
});

describe('what is one to the Classic API', () => {
  const rules = rulesOf('policy');
  const table: readonly [pointer: string, sent: unknown, stored: unknown, isOne: boolean][] = [
    ['/general/name', 'N ', 'N', true],
    ['/general/name', 'N', 'n', false],
    ['/general/category/name', 'None', 'No category assigned', true],
    ['/general/category', { id: -1, name: 'None' }, undefined, true],
    ['/general/category', { id: 3 }, { id: 3, name: 'Apps' }, true],
    ['/general/category', { id: 3 }, { id: -1 }, false],
    ['/scope/computers', [{ id: 1, name: 'old' }], [{ id: 1, name: 'new' }], true],
    ['/scope/computers', [{ name: 'old' }], [{ id: 1, name: 'new' }], false],
    [
      '/scope/computers',
      [{ id: 1 }, { id: 2 }],
      [
        { id: 2, name: 'B' },
        { id: 1, name: 'A' },
      ],
      true,
    ],
    ['/scope/computers', [{ id: 1 }], [{ id: 1 }, { id: 2 }], false],
    ['/scripts', [{ id: 1 }, { id: 2 }], [{ id: 2 }, { id: 1 }], false],
  ];
  for (const [pointer, sent, stored, isOne] of table) {
    it(`${pointer}: ${JSON.stringify(sent)} and ${JSON.stringify(stored)}: ${isOne}`, () => {
      assert.equal(rules.meansSame(pointer, node(sent), stored === undefined ? undefined : node(stored)), isOne);
    });
  }

  const grown: readonly [pointer: string, one: unknown, other: unknown, isOne: boolean][] = [
    ['/scripts', [{ id: 1 }], [{ id: 1, parameter4: 'x' }], false],
    ['/scripts', [{ id: 1 }], [{ id: 1, parameter4: '' }], true],
    ['/general/category', { id: -1, name: 'None' }, { id: -1, name: 'No category assigned' }, true],
    ['/general/name', 'N ', 'N', false],
  ];
  for (const [pointer, one, other, isOne] of grown) {
    it(`two reads of ${pointer}, ${JSON.stringify(one)} and ${JSON.stringify(other)}: ${isOne}`, () => {
      assert.deepEqual(
        [rules.readsSame(pointer, node(one), node(other)), rules.readsSame(pointer, node(other), node(one))],
        [isOne, isOne],
      );
    });
  }

  it('keeps what another person added to an entry of a list that was changed here', () => {
    const scripts = (...items: object[]): JsonNode => node({ scripts: items });
    const write = { shape: classicShape('policy')!, rules };
    const base = scripts({ id: 1, name: 'run' });
    const { node: both, conflicts } = threeWay(
      base,
      scripts({ id: 1, name: 'run', parameter5: 'mine' }),
      scripts({ id: 1, name: 'run', parameter4: 'x' }),
      {},
      write,
    );
    assert.deepEqual([printJson(both!), conflicts], ['{"scripts":[{"id":1,"name":"run","parameter5":"mine","parameter4":"x"}]}', []]);
  });

  it('replaces a scope alone', () => {
    assert.deepEqual(
      ['/scope/computers', '/scope', '/general/name', '/scopes/x'].map((pointer) => rules.replaces(pointer)),
      [true, false, false, false],
    );
  });
});
