import { mailDomain } from '../data/school.ts';
import { peopleCount, person } from '../data/people.ts';
import type { Family } from '../family.ts';
import { boolean, fields, nullable, object, readOnly, string } from '../schema.ts';
import { Table } from '../table.ts';
import { collectionRoutes } from './collection.ts';

const writable = {
  ...fields('username realname email customPhotoUrl managedAppleId'),
  ...fields('phone position', nullable(string)),
  enableCustomPhotoUrl: boolean,
};

/** Inventory users: those whom devices are assigned to. */
export function users(): Family {
  const rows = Array.from({ length: peopleCount }, (_, index) => ({
    ...person(index),
    managedAppleId: `${person(index).username}@appleid.${mailDomain}`,
    enableCustomPhotoUrl: false,
    customPhotoUrl: '',
  }));
  return {
    tables: { users: new Table(rows) },
    routes: collectionRoutes({
      name: 'users',
      version: 'v1',
      thing: 'a user',
      plural: 'User',
      item: object('User', { ...writable, id: readOnly(string) }),
      write: object('UserInventory', writable),
      label: 'username',
      uniqueStatus: 400,
      putStatus: 204,
    }),
  };
}
