import assert from 'node:assert/strict';
import { classicShape } from '../../../../src/core/families/classic/shapes.ts';
import { classicRoots } from '../../../../src/core/families/classic/roots.ts';
import { isRecord } from '../../../../src/core/json/wire.ts';
import { setupKinds } from '../../../../src/core/sets/snapshot/setupKinds.ts';
import { createDemo } from '../../../../src/demo/demo.ts';
import { classicSession } from '../../../support/classic/classicSession.ts';
import { noon } from '../../../support/demoCaller.ts';
import { kindOf } from '../../../../src/core/resources/kindOf.ts';
import { Canon } from '../../../../src/core/sets/canon/canonical.ts';
import { anything, type Shape } from '../../../../src/core/shapes/shape.ts';
import { listIn, recordIn } from '../../../../src/core/shapes/shapeAt.ts';

/** A document with something in each field. */
function fullDocument(shape: Shape, depth = 0): unknown {
  const record = recordIn(shape);
  if (record !== undefined) {
    const fields = depth > 7 ? [] : [...record.fields()];
    return Object.fromEntries(fields.map(([name, field]) => [name, fullDocument(field.shape(), depth + 1)]));
  }
  const list = listIn(shape);
  if (list !== undefined) return [fullDocument(list.entry(), depth + 1)];
  if (shape.kind !== 'leaf') return 'one';
  if (shape.choices !== undefined) return choicesOf(shape)[0] ?? 'one';
  return shape.type === 'boolean' ? false : shape.type === 'text' ? 'one' : 3;
}

function choicesOf(shape: Shape | undefined): readonly unknown[] {
  return shape?.kind === 'leaf' ? (shape.choices ?? []).filter((choice) => !/^none$/i.test(String(choice))) : [];
}

/** Each document that differs in one field, with its dotted name. */
function* mutants(value: unknown, shape: Shape | undefined, path = ''): Generator<readonly [path: string, value: unknown]> {
  if (Array.isArray(value)) {
    for (const [at, inside] of mutants(value[0], listIn(shape)?.entry(), path)) yield [at, [inside]];
    return;
  }
  if (isRecord(value)) {
    for (const [name, old] of Object.entries(value)) {
      const inside = recordIn(shape)?.fields().get(name)?.shape();
      for (const [at, made] of mutants(old, inside, path === '' ? name : `${path}.${name}`)) yield [at, { ...value, [name]: made }];
    }
    return;
  }
  const choice = choicesOf(shape).find((one) => one !== value);
  yield [path, choice ?? (typeof value === 'boolean' ? !value : typeof value === 'number' ? 4 : 'two')];
}

/** What says nothing on another server, or is said beside it: the only fields in which two objects may differ and be the same. */
const dropped: readonly (readonly [what: string, fields: RegExp])[] = [
  ['ids and what stands for them', /(^|\.)(?:id|u?uid|udid|uuid|invitation|(?:teacher|student)_ids|migrated_to_id)$/],
  ['ids of devices and of what is around them', /^(?:apple_tvs\.device_id|rules\.hcl_id)$/],
  ['names beside ids, which give the names', /(^|\.)(?:name|vpp_admin_account_name)$/],
  ['where a file with an id is kept', /(?:icon|attachments)\.uri$/],
  ['other forms of a time, a secret or a script', /_(?:epoch|utc|sha256)$|script_contents_encoded$/],
  ['secrets', /(?:password|_key|\.key|\.data|header|^code|\.code|passcode|token|secret)$/],
  ['what is told of a profile once, and files of it', /redeploy_on_update$|data_files$/],
  ['hashes of a file', /^hash_(?:type|value)$/],
  ['what is derived in a policy', /^general\.(?:trigger|network_limitations\..*|override_default_settings\.(?:force_afp_smb|sus))$/],
  ['a mirror of limitations', /^scope\.limit_to_users\./],
  ['what is not stored', /leave_existing_default$/],
  ['licenses and when they were counted', /_vpp_licenses$|vpp_codes$|itunes_sync_time$/],
  ['results of searches', /^computers\.|^mobile_devices\.|^users\./],
  ['who used an invitation', /^invitation_usages\./],
  ['what the version of a patch brings', /^general\.(?:release_date|incremental_updates|reboot|minimum_os|kill_apps\..*)$/],
  ['what a server tells of itself', /^(?:last_|operating_system|source$)|certificates_used$/],
  ['what is never shown', /^self_service\.self_service_description$/],
  ['what an address of a store gives', /^general\.url$/],
];

describe('an object of the Classic API that differs in one field', () => {
  // Devices, people and what happened to them are no part of how an instance is set up.
  const roots = classicRoots().filter(
    ({ key, element, twin }) => element !== '' && twin === undefined && kindOf(key).isSetup && !element.endsWith('_history'),
  );
  for (const { key: resource, element } of roots) {
    it(`is another ${element}, unless the field says nothing elsewhere`, () => {
      const shape = classicShape(element) ?? anything;
      const document = fullDocument(shape);
      const nameOf = (key: string, id: string): string => `${key} ${id}`;
      const canon = new Canon({ resource, shape, other: shape, comparison: 'instances', nameOf });
      const { text } = canon.of(JSON.stringify(document));
      const silent = [...mutants(document, shape)].filter(([, other]) => canon.of(JSON.stringify(other)).text === text);
      const odd = silent.map(([path]) => path).filter((path) => !dropped.some(([, fields]) => fields.test(path)));
      assert.deepEqual(odd, []);
    });
  }
});

/** The same of the API that tells its own shapes: what it makes of others, and what says something on its own server alone. */
const droppedByRead: readonly (readonly [what: string, fields: RegExp])[] = [
  ['ids and locks', /(?:^|\.)(?:id|versionLock|profileUuid|clientId|softwareTitleId)$/],
  ['names beside ids, which give the names', /^(?:categoryName|packages\.displayName)$/],
  ['secrets', /(?:password|secret|token)$/i],
  ['what a file is like, on its own server', /^(?:indexed|cloudTransferStatus|md5|sha256|sha3512|hashType|hashValue|size)$/],
  ['what a token says of where it is from', /^(?:serverName|serverUuid|tokenExpirationDate)$/],
  ['what a title brings', /^(?:jamfOfficial|patchSourceEnabled|patchSourceName|softwareTitleNameId|softwareTitlePublisher)$/],
  ['what the server makes of other fields', /^(?:appType|lastPasswordChange|failedLoginAttempts)$/],
];

describe('an object of the Jamf Pro API that differs in one field', () => {
  it('is another one, unless the field says nothing elsewhere', async () => {
    const { catalogue } = await classicSession(createDemo({ now: () => noon }));
    const odd: string[] = [];
    const kinds = setupKinds(catalogue).filter(({ key }) => !key.startsWith('classic/'));
    for (const resource of kinds) {
      const target = resource.kind === 'singleton' ? ({ kind: 'only' } as const) : ({ kind: 'one', id: '1' } as const);
      const shape = resource.family.object(resource, target)?.readShape;
      if (shape === undefined) continue;
      const document = fullDocument(shape);
      const nameOf = (key: string, id: string): string => `${key} ${id}`;
      const canon = new Canon({ resource: resource.key, shape, other: shape, comparison: 'instances', nameOf });
      const { text } = canon.of(JSON.stringify(document));
      for (const [path, other] of mutants(document, shape)) {
        const isDropped = path === kindOf(resource.key).identity.id || droppedByRead.some(([, fields]) => fields.test(path));
        if (!isDropped && canon.of(JSON.stringify(other)).text === text) odd.push(`${resource.key} ${path}`);
      }
    }
    assert.ok(kinds.length > 10);
    assert.deepEqual(odd, []);
  });
});
