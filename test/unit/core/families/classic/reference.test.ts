import assert from 'node:assert/strict';
import { classicElements, classicShape } from '../../../../../src/core/families/classic/shapes.ts';
import { asList, asRecord, asText, isRecord, type Wire } from '../../../../../src/core/json/wire.ts';
import type { Shape } from '../../../../../src/core/shapes/shape.ts';
import { listIn, recordIn } from '../../../../../src/core/shapes/shapeAt.ts';
import { reference } from '../../../../support/openapi/realDocument.ts';

/** What Jamf's document says and our shapes do not; each with why. A path may end anywhere above. */
const exceptions: readonly (readonly [why: string, path: RegExp])[] = [
  ['its id alone names it', /\/(?:site|category|categories)\/name is required$/],
  ['ids of groups of a directory may be no numbers', /\/user_groups\/user_group\/id is integer, and not text$/],
  ['whole numbers, which it calls text where it shows them', /_epoch is text, and not integer$/],
  ['yes or no, which it calls text', /(?:\/display_in|\/leave_existing_default) is text, and not boolean$/],
  ['it comes twice, as that of other kinds', /^ebook(?:_post)?\/self_service\/notification is boolean, and not text$/],
  ['the name of a field of the directory', /\/map_user_membership_to_group_field is boolean, and not text$/],
  ['it may be for several days', /\/meeting_time\/days may be /],
  ['with remarks, and only what may be ordered today', /_command_post\/general\/command may be /],
  ['written otherwise, it is refused', /^disk_encryption_configuration\/key_type may be /],
  ['it is never shown, and would be asked for at every save', /^vpp_account\/service_token is required$/],
  ['its entries have a name', /^mobile_device_history\/ebooks\/.* is not there$/],
  ['the user behind a token, which is another object', /^jss_user\//],
  ['a word that stands for a record elsewhere', /^ebook_post\/general\/self_service_icon is a value$/],
  ['the server calls them otherwise', /\/jss_user(?:_group)?s\/(?:jss_user|jss_user_group|users) is not there$/],
  ['the server calls it `reinstall_button_text`', /^policy\/self_service\/re-install_button_text is not there$/],
  ['the server calls it `allow_users_to_defer`', /^policy\/user_interaction\/allow_user_to_defer is not there$/],
  ['the server calls it `security`, as it says itself', /\/self_service\/security_name is not there$/],
  ['the server has one of them, as its field says', /^patch_software_title\/categories is not there$/],
  ['the server calls it `invitation_usages`', /^vpp_invitation\/invitation_usage is not there$/],
  ['the server calls it `mobile_device_group_ids`', /^class(?:_post)?\/mobile_device_group_id is not there$/],
  ['a slip of the pen', /\/(?:redeploy_Dayss_before_certificate_expires|date_type) is not there$/],
];

/** What a public library says and our shapes do not. */
const otherwise: readonly (readonly [why: string, path: RegExp])[] = [
  ['ids are whole numbers', /^policy\/scripts\/script\/id is string$/],
  ['ids of groups of a directory may be no numbers', /\/user_groups\/user_group\/id is integer$/],
  ['the server calls it `mobile_device_group_ids`', /^class\/mobile_device_group_id\//],
  ['versions are text', /\/definition\/version is integer$/],
  ['the element is called `security`', /\/self_service\/security_name/],
  ['its models have a record where there is an element', /^licensed_software\/licenses\/license\/|^class\/\w+\/(\w+)\/\1$/],
];

const types: Readonly<Record<string, string>> = { string: 'text', integer: 'integer', number: 'number', boolean: 'boolean' };

class Comparison {
  readonly found: string[] = [];
  readonly #schemas: Wire;

  constructor(schemas: Wire) {
    this.#schemas = schemas;
  }

  resolved(schema: unknown): Wire {
    const { $ref: ref } = asRecord(schema);
    return ref === undefined ? asRecord(schema) : this.resolved(this.#schemas[asText(ref).split('/').at(-1) ?? '']);
  }

  record(schema: Wire, shape: Shape | undefined, path: string): void {
    const record = recordIn(shape);
    const list = listIn(shape);
    const required = new Set(asList(schema['required']));
    for (const [name, property] of Object.entries(asRecord(schema['properties']))) {
      if (name === 'size') continue;
      const at = `${path}/${name}`;
      const inside = name === list?.xml?.entry ? list.entry() : record?.fields().get(name)?.shape();
      if (inside === undefined) this.found.push(`${at} is not there`);
      else this.#value(this.resolved(property), inside, at);
      if (required.has(name) && record?.required.has(name) !== true) this.found.push(`${at} is required`);
    }
  }

  #value(schema: Wire, shape: Shape, path: string): void {
    const list = listIn(shape);
    if (isRecord(schema['properties'])) return this.record(schema, list?.xml?.way === 'inline' ? list.entry() : shape, path);
    if (schema['items'] !== undefined) {
      if (list === undefined && recordIn(shape) === undefined) this.found.push(`${path} is a list`);
      return this.record(this.resolved(schema['items']), shape, path);
    }
    const leaf = list?.xml?.way === 'inline' ? list.entry() : shape;
    if (leaf.kind !== 'leaf') return void this.found.push(`${path} is a value`);
    const type = types[asText(schema['type'])] ?? 'text';
    if (leaf.type !== type) this.found.push(`${path} is ${type}, and not ${leaf.type}`);
    const choices = schema['enum'];
    if (Array.isArray(choices)) {
      const known = new Set((leaf.choices ?? []).map(String));
      for (const choice of choices.map(String)) if (!known.has(choice)) this.found.push(`${path} may be ${choice}`);
    }
  }
}

/** A tree of names by their indentation: `a > b: type (repeated)`. */
function treeOf(lines: readonly string[]): readonly { readonly path: readonly string[]; readonly type: string }[] {
  const above: (readonly string[])[] = [];
  return lines.map((line) => {
    const depth = (line.length - line.trimStart().length) / 2;
    const [names = '', type = ''] = line.replace(' (repeated)', '').trim().split(': ');
    const path = [...(above[depth - 1] ?? []), ...names.split(' > ')];
    above[depth] = path;
    return { path, type };
  });
}

/** The shape at names of elements, an entry of a list among them. */
function shapeAtElements([element = '', ...names]: readonly string[]): Shape | undefined {
  return names.reduce<Shape | undefined>((shape, name) => {
    const list = listIn(shape);
    return name === list?.xml?.entry
      ? list.entry()
      : recordIn(list?.entry() ?? shape)
          ?.fields()
          .get(name)
          ?.shape();
  }, classicShape(element));
}

describe('the shapes of Classic objects beside what others know', () => {
  it("have every element, type, choice and demand of Jamf's own document", function () {
    const document: unknown = JSON.parse(reference(this, 'specs/classic-11.26.0/openapi.json'));
    const schemas = asRecord(asRecord(asRecord(document)['components'])['schemas']);
    const comparison = new Comparison(schemas);
    const seen = new Set<string>();
    for (const [name, schema] of Object.entries(schemas)) {
      const found = asRecord(schema);
      const element = asText(asRecord(found['xml'])['name']) || name.replace(/_post$/, '');
      const shape = classicShape(element);
      if (shape === undefined || !isRecord(found['properties'])) continue;
      seen.add(element);
      comparison.record(found, shape, name);
    }
    assert.deepEqual(
      comparison.found.filter((one) => !exceptions.some(([, path]) => path.test(one))),
      [],
    );
    assert.deepEqual(
      exceptions.filter(([, path]) => !comparison.found.some((one) => path.test(one))),
      [],
    );
    // Its document calls them lists, or does not have them.
    assert.deepEqual(
      classicElements.filter((element) => !seen.has(element)),
      ['saved_search', 'healthcare_listener'],
    );
  });

  it('have every element of the models of a public library, and outside of scopes their order', function () {
    const text = reference(this, 'classic-shapes.md');
    const [missing, moved]: [string[], string[]] = [[], []];
    const last = new Map<string, number>();
    for (const [, block = ''] of text.matchAll(/```text\n([^`]+)\n```/g)) {
      for (const { path, type } of treeOf(block.split('\n'))) {
        const [name = '', shape, at] = [path.at(-1), shapeAtElements(path), path.join('/')];
        if (name !== 'size' && shape === undefined) missing.push(at);
        else if (type !== '' && shape?.kind === 'leaf' && shape.type !== types[type]) missing.push(`${at} is ${type}`);
        const parent = path.slice(0, -1);
        const place = [...(recordIn(shapeAtElements(parent))?.fields().keys() ?? [])].indexOf(name);
        if (place >= 0 && place < (last.get(parent.join('/')) ?? -1) && !path.includes('scope')) moved.push(at);
        if (place >= 0) last.set(parent.join('/'), place);
      }
    }
    assert.deepEqual(
      missing.filter((one) => !otherwise.some(([, path]) => path.test(one))),
      [],
    );
    assert.deepEqual(
      otherwise.filter(([, path]) => !missing.some((one) => path.test(one))),
      [],
    );
    assert.deepEqual(moved, []);
    assert.ok(last.size > 100);
  });
});
