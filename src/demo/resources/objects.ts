import { extensionAttributes, packages as packageRows } from '../data/objects.ts';
import { apiError, bodyText, json, noContent, text } from '../exchange.ts';
import type { Family } from '../family.ts';
import type { Call, Route } from '../route.ts';
import { array, boolean, choice, fields, integer, nullable, object, readOnly, string } from '../schema.ts';
import { Table } from '../table.ts';
import { scalar } from '../values.ts';
import { table } from '../world.ts';
import { collectionRoutes, rowOf } from './collection.ts';

/** A manifest may not be larger, in characters. */
const largestManifest = 1_000_000;

const packageShape = object('Package', {
  id: readOnly(string),
  ...fields('packageName* fileName* categoryId*'),
  ...fields('info notes osRequirements selfHealingAction serialNumber parentPackageId basePath installLanguage', nullable(string)),
  'priority*': integer,
  ...fields('fillUserTemplate* rebootRequired* osInstall* suppressUpdates* suppressFromDock* suppressEula* suppressRegistration*', boolean),
  ...fields('fillExistingUsers swu selfHealNotify ignoreConflicts', boolean),
  indexed: readOnly(boolean),
  cloudTransferStatus: readOnly(string),
  ...fields('md5 sha256 sha3512 hashType hashValue osInstallerVersion manifest manifestFileName format', nullable(string)),
  size: readOnly(nullable(string)),
});

const attributeShape = object('ComputerExtensionAttributes', {
  id: readOnly(string),
  'name*': string,
  description: string,
  'dataType*': choice('INTEGER STRING DATE'),
  enabled: boolean,
  'inventoryDisplayType*': choice('GENERAL HARDWARE OPERATING_SYSTEM USER_AND_LOCATION PURCHASING EXTENSION_ATTRIBUTES'),
  'inputType*': choice('SCRIPT TEXT POPUP DIRECTORY_SERVICE_ATTRIBUTE_MAPPING'),
  scriptContents: nullable(string),
  popupMenuChoices: array(string),
  ldapAttributeMapping: string,
  ldapExtensionAttributeAllowed: boolean,
  manageExistingData: choice('RETAIN DELETE'),
});

const packageFields = ['id', 'fileName', 'packageName', 'categoryId', 'info', 'notes', 'manifestFileName', 'cloudTransferStatus'];

/** Packages and computer extension attributes. */
export function objects(): Family {
  return {
    tables: { packages: new Table(packageRows), 'computer-extension-attributes': new Table(extensionAttributes) },
    routes: [
      ...collectionRoutes({
        name: 'packages',
        version: 'v1',
        thing: 'a package',
        plural: 'Packages',
        item: packageShape,
        label: 'packageName',
        uniqueStatus: 400,
        fields: packageFields,
        history: true,
        deleteMultiple: true,
      }),
      ...manifestRoutes(),
      ...collectionRoutes({
        name: 'computer-extension-attributes',
        version: 'v1',
        thing: 'a computer extension attribute',
        plural: 'Computer Extension Attributes',
        item: attributeShape,
        fields: ['id', 'name'],
        sort: 'name:asc',
        calledActions: 'create',
        putStatus: 202,
        uniqueStatus: 400,
        history: true,
        deleteMultiple: true,
        accept: (_, row) => (row['inputType'] === 'SCRIPT' ? row : { ...row, scriptContents: null }),
      }),
      ...attributeRoutes(),
    ],
  };
}

function manifestRoutes(): Route[] {
  const shared = { path: '/v1/packages/{id}/manifest', tag: 'packages', privileges: ['Update Packages', 'Read Packages'] };
  return [
    {
      ...shared,
      method: 'POST',
      summary: 'Add a manifest to a package',
      bodyType: 'multipart/form-data',
      body: object(undefined, { 'file*': { type: 'string', format: 'binary', description: 'A property list' } }),
      status: 201,
      answer: packageShape,
      errors: [400, 404, 413],
      handle: addManifest,
    },
    {
      ...shared,
      method: 'DELETE',
      summary: 'Take the manifest off a package',
      status: 204,
      errors: [404],
      handle(call) {
        const row = rowOf(call, 'packages');
        table(call.world, 'packages').put(scalar(row['id']), { ...row, manifest: null, manifestFileName: null });
        return noContent;
      },
    },
  ];
}

function addManifest(call: Call): ReturnType<Route['handle']> {
  const row = rowOf(call, 'packages');
  const body = bodyText(call.request);
  if (body.length > largestManifest) return apiError(413, { code: 'FILE_TOO_LARGE', description: 'The manifest is too large.' });
  const part = /name="file"[^\r\n]*?filename="([^"]*)"[^]*?\r\n\r\n([^]*?)\r\n--/.exec(body);
  if (part === null) return apiError(400, { code: 'MISSING_FILE', field: 'file', description: 'The part named file is missing.' });
  const changed = { ...row, manifestFileName: part[1], manifest: part[2] };
  table(call.world, 'packages').put(scalar(row['id']), changed);
  return json(201, changed);
}

function attributeRoutes(): Route[] {
  const name = 'computer-extension-attributes';
  const shared = { method: 'GET', tag: name, privileges: ['Read Computer Extension Attributes'], errors: [404] } as const;
  return [
    {
      ...shared,
      path: `/v1/${name}/{id}/download`,
      summary: 'Get a computer extension attribute as XML',
      answer: string,
      answerType: 'application/xml',
      handle(call) {
        const row = rowOf(call, name);
        const script = scalar(row['scriptContents']).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
        const inner = `<displayName>${scalar(row['name'])}</displayName><scriptContents>${script}</scriptContents>`;
        return text(200, 'application/xml', `<?xml version="1.0" encoding="UTF-8"?><extensionAttribute>${inner}</extensionAttribute>`);
      },
    },
  ];
}
