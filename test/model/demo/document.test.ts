import assert from 'node:assert/strict';
import { computerManagementId } from '../../../src/demo/data/computers.ts';
import { signedIn, standing } from '../../support/demoCaller.ts';

// oxlint-disable-next-line typescript/no-explicit-any
type Any = any;

function walk(value: Any, visit: (node: Any) => void): void {
  if (typeof value !== 'object' || value === null) return;
  visit(value);
  for (const inner of Object.values(value)) walk(inner, visit);
}

/** The demo throws when two shapes claim one name, so these tests hold that too. */
describe('demo document', () => {
  const { demo } = standing({ computers: 12 });
  const admin = signedIn(demo);
  const served = demo.handle({ method: 'GET', path: '/api/schema/', headers: {} });
  const document: Any = JSON.parse(String(served.body));
  const operations: { method: string; path: string; operation: Any }[] = Object.entries<Any>(document.paths).flatMap(([path, item]) =>
    Object.entries<Any>(item).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );

  it('is served without a token behind a slash, and points there without', () => {
    assert.equal(served.status, 200);
    const away = demo.handle({ method: 'GET', path: '/api/schema', headers: {} });
    assert.deepEqual([away.status, away.headers[0]], [301, ['location', '/api/schema/']]);
  });

  it('resolves every reference, and uses every component', () => {
    const used = new Set<string>();
    walk(document, (node) => {
      if (typeof node.$ref === 'string') used.add(node.$ref);
      for (const target of Object.values<string>(node.discriminator?.mapping ?? {})) used.add(target);
    });
    for (const reference of used) {
      const target = reference
        .slice(2)
        .split('/')
        .reduce((node: Any, key) => node?.[key], document);
      assert.notEqual(target, undefined, reference);
    }
    for (const name of Object.keys(document.components.schemas)) assert.ok(used.has(`#/components/schemas/${name}`), name);
  });

  it('names the path parameters, one tag, and an id for few operations only', () => {
    for (const { path, operation } of operations) {
      const names = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name);
      const declared = (operation.parameters ?? [])
        .filter((parameter: Any) => parameter.in === 'path')
        .map((parameter: Any) => parameter.name);
      assert.deepEqual(declared, names);
      assert.equal(operation.tags.length, 1);
    }
    assert.ok(operations.filter(({ operation }) => operation.operationId !== undefined).length < 5);
  });

  it('has the features of a real one that programs stumble over', () => {
    assert.deepEqual(document.servers, [{ url: '/api' }]);
    assert.equal(document.info.version, 'production');
    const of = (test: (operation: Any) => boolean): number => operations.filter(({ operation }) => test(operation)).length;
    assert.ok(of((operation) => operation.deprecated === true && /^\d{4}-\d\d-\d\d$/.test(operation['x-deprecation-date'])) >= 10);
    assert.equal(
      of((operation) => operation.deprecated !== undefined && operation['x-deprecation-date'] === undefined),
      0,
    );
    assert.ok(of((operation) => operation['x-action'] === true) >= 10);
    assert.equal(
      of((operation) => operation['x-authentication-required'] === false),
      4,
    );
    assert.ok(of((operation) => operation['x-required-privileges'] === undefined) >= 8);
    assert.ok(of((operation) => operation.description.includes('<')) >= 5);
    let writeOnly = 0;
    walk(document.components.schemas, (node) => (writeOnly += node.writeOnly === true ? 1 : 0));
    assert.ok(writeOnly >= 5);
  });

  it('names filter fields in prose, and every one of them works', () => {
    let tried = 0;
    for (const { method, path, operation } of operations) {
      const filter = (operation.parameters ?? []).find((parameter: Any) => parameter.name === 'filter');
      if (method !== 'GET' || filter === undefined) continue;
      const list = /Fields allowed in the query: (.+)\.$/m.exec(filter.description)?.[1] ?? '';
      const fields = list.split(', ').map((field) => field.replaceAll('`', ''));
      assert.ok(fields.length > 0 && fields.every((field) => /^[\w.]+$/.test(field)), `${path}: ${list}`);
      for (const field of fields) {
        const answer = admin('GET', `/api${path.replace('{id}', '1')}?filter=${field}=gt="2020-01-01"`);
        assert.notEqual(answer.status, 400, `${path} ${field}: ${answer.text}`);
        tried += 1;
      }
    }
    assert.ok(tried > 150);
  });

  it('promises nothing that is not there: every operation is answered', () => {
    for (const { method, path, operation } of operations) {
      const own = standing({ computers: 12 }).demo;
      const values: Record<string, string> = { clientManagementId: computerManagementId(0), username: 'avsadmin' };
      const concrete = path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => values[name] ?? (path.includes('static') ? '101' : '1'));
      const [mediaType] = Object.keys(operation.requestBody?.content ?? {});
      const answer = signedIn(own)(
        method as 'GET',
        `/api${concrete}`,
        mediaType === undefined ? undefined : '{}',
        mediaType === undefined ? {} : { 'content-type': mediaType },
      );
      const isGroup = path === '/v2/groups/{id}';
      assert.ok(isGroup ? answer.status === 404 : ![404, 405, 415, 501].includes(answer.status), `${method} ${path}: ${answer.status}`);
      if (answer.status < 300)
        assert.ok(operation.responses[answer.status] !== undefined, `${method} ${path}: ${answer.status} is not declared`);
    }
  });

  it('shows no field that the schema of the answer does not name', () => {
    const resolve = (schema: Any): Any =>
      schema?.$ref === undefined ? schema : resolve(document.components.schemas[schema.$ref.split('/').at(-1)]);
    const compare = (value: Any, schema: Any, place: string): void => {
      const shape = resolve(schema);
      if (Array.isArray(value)) value.forEach((item) => compare(item, shape.items, place));
      else if (typeof value === 'object' && value !== null && shape?.properties !== undefined) {
        for (const [key, inner] of Object.entries(value)) {
          assert.ok(shape.properties[key] !== undefined, `${place}.${key}`);
          assert.notEqual(shape.properties[key].writeOnly, true, `${place}.${key} is write-only`);
          compare(inner, shape.properties[key], `${place}.${key}`);
        }
      }
    };
    for (const { method, path, operation } of operations) {
      const schema = operation.responses['200']?.content?.['application/json']?.schema;
      if (method !== 'GET' || schema === undefined || path === '/v1/auth' || path.includes('mobile-devices')) continue;
      const answer = admin('GET', `/api${path.replace('{id}', path.includes('static') ? '101' : '1')}`);
      if (answer.status === 200) compare(answer.json, schema, path);
    }
  });
});
