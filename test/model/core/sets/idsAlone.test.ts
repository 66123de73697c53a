import assert from 'node:assert/strict';
import { Canon } from '../../../../src/core/sets/canon/canonical.ts';
import { setupKinds } from '../../../../src/core/sets/snapshot/setupKinds.ts';
import type { Shape } from '../../../../src/core/shapes/shape.ts';
import { listIn, recordIn } from '../../../../src/core/shapes/shapeAt.ts';
import { realCatalogue } from '../../../support/sets/realCatalogue.ts';

const isId = /^(?:.*_)?ids?$|[a-z]Ids?$|^(?:uuid|udid|uid|href|serverUuid|profileUuid|iconUrl|mobile_device_provisioning_profile)$/;

/** What is called like an id and names no object of Jamf Pro: it is the same everywhere, or was chosen by a person. */
const isElsewhere = new RegExp(
  [
    '^(?:bundleId|bundle_id|kill_app_bundle_id|platformSsoAppBundleId|adam_id|eaId|timezoneId|includeSoftwareId)$',
    '^(?:appleCareId|applecare_id|entityId|keyPairId|tenantId|clientId|apiClientId|adminId|directoryGroupId)$',
    // The last one is what an Apple TV calls itself for AirPlay.
    '^(?:map_.*|group_id|device_id)$',
  ].join('|'),
);

/** A document with something in each field, and two entries in each list: all ids in it are so much higher than others. */
function documentIn(higher: number, shape: Shape | undefined, name = '', at = 1, depth = 0): unknown {
  const record = recordIn(shape);
  const isReference = isId.test(name) && !isElsewhere.test(name);
  if (record !== undefined) {
    const fields = depth > 7 ? [] : [...record.fields()];
    return Object.fromEntries(
      fields.map(([field, { shape: inside }], place) => [field, documentIn(higher, inside(), field, ((at * 7) % 97) + place, depth + 1)]),
    );
  }
  const list = listIn(shape);
  if (list !== undefined) return [1, 2].map((place) => documentIn(higher, list.entry(), name, at + place, depth + 1));
  const leaf = shape?.kind === 'leaf' ? shape : undefined;
  if (leaf?.choices !== undefined) return leaf.choices.find((choice) => !/^none$/i.test(String(choice))) ?? leaf.choices[0];
  if (leaf?.type === 'boolean') return true;
  const value = isReference ? at + 1 + higher : at;
  return leaf?.type === 'integer' ? value : isReference ? String(value) : `text ${at}`;
}

describe('an object whose document has something in each field', () => {
  /** The ids of beacons are settings, people give keys their aliases, and what the id in a webhook is of, its event says. */
  const areNoIds = new Set(['classic/ibeacons', 'sso/cert', 'classic/webhooks']);

  it('is the same on another server, where all ids are others, whatever kind it is of', function () {
    const kinds = setupKinds(realCatalogue(this)).filter(({ key }) => !areNoIds.has(key));
    const odd = kinds.filter((resource) => {
      const target = resource.kind === 'singleton' ? ({ kind: 'only' } as const) : ({ kind: 'one', id: '1' } as const);
      const shape = resource.family.object(resource, target)?.readShape;
      if (shape === undefined) return false;
      const [one, other] = [0, 1000].map((higher) => {
        const nameOf = (key: string, id: string): string => `${key} ${Number(id) - higher}`;
        const canon = new Canon({ resource: resource.key, shape, other: shape, comparison: 'instances', nameOf });
        return canon.of(JSON.stringify(documentIn(higher, shape))).text;
      });
      return one !== other;
    });
    assert.ok(kinds.length > 90);
    assert.deepEqual(
      odd.map(({ key }) => key),
      [],
    );
  });
});
