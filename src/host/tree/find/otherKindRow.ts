import { t } from '@vscode/l10n';
import { ThemeIcon, type QuickPickItem } from 'vscode';
import type { OtherKind } from '../../../core/families/otherKinds.ts';
import { pickText } from '../../../app/lists/pickText.ts';
import { runCommand } from '../../support/commands.ts';

/** A kind that is listed nowhere here, of one instance. */
export interface OtherKindOf {
  readonly instance: string;
  readonly kind: OtherKind;
}

/** Says where its objects are. Chosen, it prepares the request for their list; its button opens their page. */
export function otherKindRow({ label, icon, path }: OtherKind, where?: string): QuickPickItem {
  const description = where === undefined ? t`only in the Classic API` : t`only in the Classic API · ${pickText(where)}`;
  return {
    label: label.many,
    description,
    detail: t`Not listed here yet. Enter prepares the request GET ${path}.`,
    iconPath: new ThemeIcon(icon),
    buttons: [{ iconPath: new ThemeIcon('link-external'), tooltip: t`Open in Jamf Pro` }],
    alwaysShow: true,
  };
}

export async function requestOtherKind({ instance, kind }: OtherKindOf): Promise<void> {
  await runCommand('jamf.newRequest', { instance, method: 'GET', path: kind.path });
}

export async function openOtherKind({ instance, kind }: OtherKindOf): Promise<void> {
  await runCommand('jamf.openInJamf', { kind: 'resource', instanceId: instance, resource: kind.key });
}
