import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Memento } from 'vscode';
import { RpcServer } from '../../../../src/app/pages/rpcServer.ts';
import { tableGuards } from '../../../../src/app/table/guards.ts';
import { TableChoices } from '../../../../src/app/lists/tableChoices.ts';
import { TableData } from '../../../../src/app/table/tableData.ts';
import { tableMethods } from '../../../../src/app/table/tableMethods.ts';
import type { WireMessage } from '../../../../src/shared/rpc.ts';
import type { TableMethods, TableSettings } from '../../../../src/app/table/protocol.ts';
import { paged, response, type Answer } from '../../../support/fakeSession.ts';
import { MemoryLog } from '../../../support/supportFakes.ts';
import { tableSession } from './tableSession.ts';
import { fakeServices } from '../../../support/host/fakeServices.ts';
import { never } from '../../../support/signals.ts';

const query = { filter: '', sort: [] };
const options = { query, columns: null, fresh: false, whole: false, agreed: false };

function memento(): Memento & { readonly kept: Map<string, unknown> } {
  const kept = new Map<string, unknown>();
  const get = (key: string): unknown => kept.get(key);
  return { kept, keys: () => [...kept.keys()], get, update: async (key, value) => void kept.set(key, value) };
}

/** The host's end of a table with everything around it written down. */
function desk(resource: string, answer: Answer) {
  const session = tableSession(answer);
  const done: unknown[] = [];
  const state: TableSettings = { instanceId: 'acme', resource, query };
  const data = new TableData(
    () => session,
    resource,
    [],
    () => undefined,
  );
  const log = new MemoryLog();
  const choices = new TableChoices(memento());
  const methods = tableMethods({
    services: fakeServices({
      session,
      problems: { words: async (problem, { couldNot }) => `${couldNot()}: ${problem.kind}` },
      confirm: {
        write: async ({ summary }) => {
          done.push(['confirm', summary]);
          return true;
        },
      },
      log,
    }),
    data,
    choices,
    state: () => state,
    opened: () => ({ state, many: '', instanceName: '', start: 'load', why: '', isMac: false }),
    became: (next) => done.push(['became', next.query]),
    progress: (at, total) => done.push(['progress', at, total]),
    copy: async (text) => void done.push(['copy', text]),
    execute: async (...command: readonly unknown[]) => {
      done.push(command);
      return undefined;
    },
    buildFilter: async () => undefined,
  });
  return { session, methods, done, data, choices, log };
}

describe('what the host does for a table', () => {
  it('opens the objects of rows under the names that they have, each in a tab that stays, ten at most, and says how many more were meant', async () => {
    const { methods, done } = desk('computers-inventory', paged(500));
    const loaded = await methods.load(options, never);
    assert.ok(loaded.kind === 'model');
    const { generation } = loaded.model;
    done.length = 0;
    const ranges = [
      { from: 3, to: 4 },
      { from: 99, to: 130 },
    ];
    assert.deepEqual(await methods.openRows({ generation, ranges }, never), { kind: 'opened', rows: 10, left: 22 });
    const opened = ['4', ...Array.from({ length: 9 }, (_, at) => String(100 + at))];
    const node = (id: string) => ({ kind: 'object', instanceId: 'acme', resource: 'computers-inventory', id, label: `n${id}` });
    assert.deepEqual(done, [['jamf.openRows', node('4'), opened.map(node)]]);
    assert.deepEqual(await methods.openRows({ generation, ranges: [{ from: 3, to: 4 }] }, never), { kind: 'opened', rows: 1, left: 0 });
    assert.deepEqual(done.slice(1), [['jamf.openRows', node('4'), [node('4')]]]);
    assert.deepEqual(await methods.openRows({ generation: generation + 1, ranges }, never), { kind: 'stopped' });
  });

  it('opens nothing for rows without a page of their own', async () => {
    const { methods, done } = desk('plain', paged(5));
    const loaded = await methods.load(options, never);
    assert.ok(loaded.kind === 'model');
    done.length = 0;
    const input = { generation: loaded.model.generation, ranges: [{ from: 0, to: 5 }] };
    assert.deepEqual(await methods.openRows(input, never), { kind: 'opened', rows: 0, left: 0 });
    assert.deepEqual(done, []);
  });

  it('hands rows that are selected to the export, and their number', async () => {
    const { methods, done } = desk('computers-inventory', paged(500));
    const loaded = await methods.load(options, never);
    assert.ok(loaded.kind === 'model');
    done.length = 0;
    const act = { do: 'exportRows' as const, generation: loaded.model.generation, ranges: [{ from: 3, to: 6 }] };
    await methods.act(act, never);
    assert.equal(done.length, 1);
    assert.match(
      JSON.stringify(done[0]),
      /^\["jamf.exportList",\{"kind":"resource","instanceId":"acme","resource":"computers-inventory"\},\{.*"rows":\{"count":3\}\}\]$/,
    );
    await assert.rejects(async () => methods.act({ ...act, generation: 99 }, never), /Other rows are shown by now/);
  });

  it('tells of a failure in words, and runs only remedies that it offered', async () => {
    const { methods, done } = desk('plain', () => response(401, {}));
    const answer = await methods.load(options, never);
    assert.ok(answer.kind === 'trouble');
    assert.match(answer.trouble.text, /^could not list /);
    assert.ok(answer.trouble.remedies.length > 0);
    await methods.act({ do: 'remedy', index: 99 }, never);
    assert.deepEqual(done, []);
    await methods.act({ do: 'remedy', index: 0 }, never);
    assert.equal(done.length, 1);
  });

  it('reads a list of secrets only when the person has agreed', async () => {
    const { methods, session } = desk('computers-inventory/filevault', paged(3));
    assert.equal((await methods.load(options, never)).kind, 'sensitive');
    assert.deepEqual(session.asked, []);
    assert.equal((await methods.load({ ...options, agreed: true }, never)).kind, 'model');
    assert.equal((await methods.load({ ...options, fresh: true }, never)).kind, 'model');
  });

  it('keeps what was chosen, for each resource by itself', async () => {
    const { methods, choices } = desk('plain', paged(3));
    await methods.load({ ...options, columns: ['city', 'no such'] }, never);
    await methods.keepWidths({ widths: { city: 120 } }, never);
    assert.deepEqual(choices.get('plain'), { columns: ['city'], widths: { city: 120 } });
    assert.deepEqual(choices.get('other'), { columns: [], widths: {} });
    // By another table of the same kind, which does not show what this one does.
    await methods.keepWidths({ widths: { name: 300 } }, never);
    assert.deepEqual(choices.get('plain'), { columns: ['city'], widths: { city: 120, name: 300 } });
    await methods.keepWidths({ widths: {} }, never);
    assert.deepEqual(choices.get('plain'), { columns: ['city'], widths: {} });
  });

  it('copies rows with their column names, and gets the pages that are missing, five at a time', async () => {
    const { methods, session, done } = desk('plain', paged(1000));
    const loaded = await methods.load({ ...options, columns: ['id', 'name'] }, never);
    assert.ok(loaded.kind === 'model');
    const { generation } = loaded.model;
    done.length = 0;
    const ranges = [
      { from: 0, to: 2 },
      { from: 299, to: 301 },
    ];
    assert.deepEqual(await methods.copy({ generation, ranges, what: 'rows' }, never), { kind: 'copied', rows: 4, left: 0 });
    assert.deepEqual(done.at(-1), ['copy', 'id\tname\r\n1\tn1\r\n2\tn2\r\n300\tn300\r\n301\tn301']);
    assert.equal(session.asked.length, 3);
    await methods.copy({ generation, ranges, what: 'ids' }, never);
    assert.deepEqual(done.at(-1), ['copy', '1\n2\n300\n301']);
    await methods.copy({ generation, ranges, what: 'names' }, never);
    assert.deepEqual(done.at(-1), ['copy', 'n1\nn2\nn300\nn301']);
    assert.equal((await methods.copy({ generation, ranges: [{ from: 0, to: 1000 }], what: 'rows' }, never)).kind, 'copied');
    assert.ok(session.mostInFlight <= 5);
    assert.equal((await methods.copy({ generation: generation + 1, ranges, what: 'rows' }, never)).kind, 'stopped');
  });

  it('copies no more than the clipboard takes, and says what is left', async () => {
    const { methods, done } = desk('plain', paged(30_000));
    const loaded = await methods.load(options, never);
    assert.ok(loaded.kind === 'model');
    const all = { generation: loaded.model.generation, ranges: [{ from: 0, to: 30_000 }], what: 'rows' as const };
    assert.deepEqual(await methods.copy(all, never), { kind: 'copied', rows: 10_000, left: 20_000 });
    const copied = done.at(-1);
    assert.ok(Array.isArray(copied) && String(copied[1]).split('\r\n').length === 10_001);
  });

  it('checks and completes a filter by the fields of the list', async () => {
    const { methods } = desk('computers-inventory', paged(3));
    assert.deepEqual(await methods.checkFilter({ text: 'general.name==' }, never), []);
    await methods.load(options, never);
    assert.equal((await methods.checkFilter({ text: 'general.name==' }, never))[0]?.severity, 'error');
    assert.deepEqual(
      (await methods.completeFilter({ text: 'hard', offset: 4 }, never)).items.map(({ text }) => text),
      ['hardware.serialNumber'],
    );
    const isWhole = async (text: string): Promise<boolean> => (await methods.completeFilter({ text, offset: text.length }, never)).isWhole;
    const texts = ['hard', 'general.name==', 'general.name==x', 'general.name==x;', ''];
    assert.deepEqual(await Promise.all(texts.map(isWhole)), [true, false, true, false, true]);
  });
});

describe('messages of a table’s page', () => {
  it('of any form whatever are answered with a refusal or not at all, and never throw', async () => {
    const { methods, done } = desk('plain', paged(3));
    const posted: WireMessage[] = [];
    const bugs: unknown[] = [];
    const server = new RpcServer<TableMethods>({
      post: (message) => posted.push(message),
      implementation: methods,
      guards: tableGuards,
      onBug: (error) => bugs.push(error),
    });
    const names = fc.constantFrom(...Object.keys(tableGuards), 'constructor', '__proto__', 'gone');
    const inputs = fc.oneof(
      fc.anything(),
      fc.record({
        do: fc.constantFrom('exportRows', 'new', 'export', 'remedy', 'jamf.removeInstance'),
        generation: fc.anything(),
        ranges: fc.anything(),
        index: fc.anything(),
      }),
      fc.record({ query: fc.anything(), columns: fc.anything(), fresh: fc.anything(), whole: fc.boolean(), agreed: fc.boolean() }),
      fc.record({ generation: fc.anything(), page: fc.anything(), ranges: fc.anything(), what: fc.anything() }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.anything(), fc.record({ type: fc.constant('call'), id: fc.nat(), method: names, input: inputs })),
        async (message) => {
          server.receive(message);
          await new Promise((resolve) => setImmediate(resolve));
        },
      ),
      { numRuns: 1000 },
    );
    assert.deepEqual(bugs, []);
    assert.ok(posted.every(({ type }) => type === 'failure' || type === 'answer'));
    const commands = done.filter((one) => Array.isArray(one) && String(one[0]).startsWith('jamf.')).map((one) => (one as unknown[])[0]);
    assert.deepEqual(
      [...new Set(commands)].filter((command) => !['jamf.openRows', 'jamf.newObject', 'jamf.exportList'].includes(String(command))),
      [],
    );
  });
});
