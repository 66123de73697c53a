import { text } from '../exchange.ts';
import type { Family } from '../family.ts';
import { scripts as rows } from '../data/scripts.ts';
import { choice, fields, object, readOnly, string } from '../schema.ts';
import { Table } from '../table.ts';
import { scalar } from '../values.ts';
import { collectionRoutes, rowOf } from './collection.ts';

const shape = object('Script', {
  id: readOnly(string),
  'name*': string,
  ...fields('info notes'),
  priority: choice('BEFORE AFTER AT_REBOOT'),
  ...fields('categoryId categoryName'),
  ...fields('parameter4 parameter5 parameter6 parameter7 parameter8 parameter9 parameter10 parameter11'),
  ...fields('osRequirements scriptContents'),
});

/** Scripts: a list's rows carry the whole contents, as at Jamf (facts 5.13). */
export function scripts(): Family {
  return {
    tables: { scripts: new Table(rows) },
    routes: [
      ...collectionRoutes({
        name: 'scripts',
        version: 'v1',
        thing: 'a script',
        plural: 'Scripts',
        item: shape,
        sort: 'name:asc',
        history: true,
        uniqueStatus: 400,
      }),
      {
        method: 'GET',
        path: '/v1/scripts/{id}/download',
        tag: 'scripts',
        summary: 'Get the text of a script',
        privileges: ['Read Scripts'],
        answer: string,
        answerType: 'text/plain',
        errors: [404],
        handle: (call) => text(200, 'text/plain;charset=UTF-8', scalar(rowOf(call, 'scripts')['scriptContents'])),
      },
    ],
  };
}
