import { computerManagementId } from '../../data/computers.ts';
import { uuid } from '../../data/chance.ts';
import { apiError, invalidField, json } from '../../exchange.ts';
import type { Family, Plan } from '../../family.ts';
import { listAnswer, readFilter } from '../../list.ts';
import { filterParameter, sortParameter } from '../../parameters.ts';
import type { Call, Route } from '../../route.ts';
import { FilterError, type Filter } from '../../rsql/parse.ts';
import { array, boolean, choice, dateTime, envelope, fields, integer, object, string, type Shape } from '../../schema.ts';
import { Table } from '../../table.ts';
import { at, isRecord, scalar, type Row } from '../../values.ts';
import { table, timestamp } from '../../world.ts';
import { created, hrefShape } from '../collection.ts';

const name = 'mdm/commands';
const privileges = ['View MDM command information in Jamf Pro API'];
/** More values than this in one filter are too many for an address (facts 3.9). */
const mostUuids = 40;
const filterFields = ['uuid', 'clientManagementId', 'command', 'status', 'clientType', 'dateSent', 'dateCompleted', 'profileId', 'active'];
const aliases = {
  clientManagementId: 'client.managementId',
  command: 'commandType',
  status: 'commandState',
  clientType: 'client.clientType',
};

const rowShape = object('MdmCommand', {
  uuid: string,
  ...fields('dateSent dateCompleted', dateTime),
  client: object('MdmCommandClient', { managementId: string, clientType: choice('MOBILE_DEVICE TV COMPUTER COMPUTER_USER UNKNOWN') }),
  commandState: choice('PENDING ACKNOWLEDGED NOT_NOW ERROR COMMAND_FORMAT_ERROR'),
  commandType: string,
  profileId: integer,
});

const commands: Readonly<Record<string, readonly [named: string, Readonly<Record<string, Shape>>]>> = {
  RESTART_DEVICE: ['RestartDeviceCommand', { notifyUser: boolean, rebuildKernelCache: boolean }],
  DEVICE_LOCK: ['DeviceLockCommand', fields('message phoneNumber pin')],
  ERASE_DEVICE: ['EraseDeviceCommand', { pin: { type: 'string', minLength: 6, maxLength: 6 }, preserveDataPlan: boolean }],
  SET_RECOVERY_LOCK: ['SetRecoveryLockCommand', { newPassword: { type: 'string', format: 'password', writeOnly: true } }],
  SHUT_DOWN_DEVICE: ['ShutDownDeviceCommand', {}],
};
const commandBase = object('MdmCommandBase', { commandType: { type: 'string', enum: Object.keys(commands) } });
const requestShape = object('MdmCommandRequest', {
  clientData: array(object('MdmCommandClientRequest', { managementId: string })),
  commandData: {
    oneOf: Object.values(commands).map(([named, properties]) => ({ named, allOf: [commandBase, { type: 'object', properties }] })),
    discriminator: {
      propertyName: 'commandType',
      mapping: Object.fromEntries(Object.entries(commands).map(([type, [named]]) => [type, `#/components/schemas/${named}`])),
    },
  },
});

/** MDM commands: the list that answers nothing without a filter (facts 3.8). */
export function mdmCommands(plan: Plan): Family {
  const shared = { path: `/v2/${name}`, tag: 'mdm', privileges };
  return {
    tables: { [name]: new Table(firstCommands(plan.base), 'uuid') },
    routes: [
      {
        ...shared,
        method: 'GET',
        summary: 'List MDM commands',
        paged: true,
        query: [
          sortParameter('dateSent:asc'),
          filterParameter(filterFields, 'At least one field is needed. Dates take gt, lt, ge and le only.'),
        ],
        answer: envelope('MdmCommandResults', rowShape),
        errors: [400, 414],
        handle: list,
      },
      {
        ...shared,
        method: 'POST',
        summary: 'Send an MDM command',
        action: true,
        body: requestShape,
        status: 201,
        answer: array(hrefShape),
        errors: [400],
        handle: send,
      },
    ],
  };
}

function firstCommands(base: number): readonly Row[] {
  const states = ['ACKNOWLEDGED', 'PENDING', 'NOT_NOW', 'ERROR'];
  return Array.from({ length: 24 }, (_, index) => ({
    uuid: uuid(index, 700).toLowerCase(),
    dateSent: new Date(base - (index + 1) * 3_600_000).toISOString(),
    dateCompleted: index % 4 === 0 ? new Date(base - index * 3_600_000).toISOString() : null,
    client: { managementId: computerManagementId(index % 8), clientType: 'COMPUTER' },
    commandState: states[index % 4],
    commandType: index % 3 === 0 ? 'DEVICE_INFORMATION' : 'INSTALL_PROFILE',
    profileId: index % 3 === 0 ? null : 1 + (index % 5),
  }));
}

function list(call: Call): ReturnType<Route['handle']> {
  const text = call.query.get('filter') ?? '';
  if (text.trim() === '') return apiError(400, invalidField('filter', 'At least one filter field is needed.'));
  try {
    const filter = readFilter(text, { fields: filterFields });
    if (countIds(filter) > mostUuids)
      return apiError(414, { code: 'TOO_MANY_VALUES', description: `A filter takes at most ${mostUuids} UUIDs.` });
    if (hasDateEquality(filter)) return apiError(400, invalidField('filter', 'Dates can be compared with gt, lt, ge and le only.'));
  } catch (error) {
    if (!(error instanceof FilterError)) throw error;
  }
  return listAnswer(table(call.world, name), call.query, { fields: filterFields, aliases, sort: 'dateSent:asc', show: (row) => row });
}

function countIds(filter: Filter): number {
  if (filter.kind !== 'term') return filter.terms.reduce((sum, term) => sum + countIds(term), 0);
  return filter.field === 'uuid' || filter.field === 'clientManagementId' ? filter.values.length : 0;
}

function hasDateEquality(filter: Filter): boolean {
  if (filter.kind !== 'term') return filter.terms.some(hasDateEquality);
  return filter.field.startsWith('date') && ['==', '!=', 'in', 'out'].includes(filter.operator);
}

function send(call: Call): ReturnType<Route['handle']> {
  const commandType = scalar(at(call.body, 'commandData.commandType'));
  if (commands[commandType] === undefined) return apiError(400, invalidField('commandData.commandType', 'There is no such command.'));
  const clients = Array.isArray(call.body['clientData']) ? call.body['clientData'].filter(isRecord) : [];
  if (clients.length === 0) return apiError(400, invalidField('clientData', 'At least one device is needed.'));
  const answers = clients.map((client) => {
    const id = call.world.uuid();
    table(call.world, name).put(id, {
      uuid: id,
      dateSent: timestamp(call.world),
      dateCompleted: null,
      client: { managementId: client['managementId'], clientType: 'COMPUTER' },
      commandState: 'PENDING',
      commandType,
      profileId: null,
    });
    return created(call, id);
  });
  return json(201, answers);
}
