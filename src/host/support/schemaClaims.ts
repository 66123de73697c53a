import { extensions, workspace } from 'vscode';
import { isTextPart, plainLabel, toParts, type ObjectAddress } from '../../core/objects/address/address.ts';
import { nameClaims, unclaimedLabel, type NameClaims } from '../../core/objects/address/claimedNames.ts';
import { schemes } from '../../app/support/ids.ts';

/** The same object under a label that no JSON schema claims. */
export function withoutSchemaClaim(address: ObjectAddress, claims = schemaClaims()): ObjectAddress {
  if (isTextPart(address)) return address;
  const { target } = address;
  const plain = plainLabel(address.label);
  const { authority, path } = toParts(address);
  const folder = `${schemes.objects}://${authority}${path}`.replace(/\/[^/]*$/, '');
  const label = unclaimedLabel(plain, folder, target.kind === 'one' ? target.id : target.kind, claims);
  return label === plain ? address : { ...address, label };
}

/** The same for the name of a file with its ending, in a folder that says nothing. */
export function unclaimedName(name: string): string {
  return name.endsWith('.json') ? `${unclaimedLabel(name.slice(0, -'.json'.length), '', 'copy', schemaClaims())}.json` : name;
}

/** The names that schemas of the installed extensions and of the settings claim now. */
export function schemaClaims(): NameClaims {
  const contributed = extensions.all.map(({ packageJSON }) => field(field(packageJSON, 'contributes'), 'jsonValidation'));
  const own: unknown = workspace.getConfiguration('json').get('schemas');
  return nameClaims(
    [...contributed, own]
      .flatMap((list) => (Array.isArray(list) ? list : []))
      .flatMap((entry: unknown) => texts(field(entry, 'fileMatch'))),
  );
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function texts(value: unknown): readonly string[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.filter((one) => typeof one === 'string');
}
