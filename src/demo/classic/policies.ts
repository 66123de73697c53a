import { hex } from '../data/chance.ts';
import { Refusal } from '../exchange.ts';
import { at, isRecord, scalar, type Row } from '../values.ts';
import type { World } from '../world.ts';
import type { ClassicFaults } from './faults.ts';
import { conflict, statusPage } from './pages.ts';
import { referenceTo } from './references.ts';
import { settledHours } from './settledTexts.ts';

function list(row: Row, path: string): readonly Row[] {
  const items = at(row, path);
  return Array.isArray(items) ? items.filter(isRecord) : [];
}

/** A category of Self Service is kept if it is said to be displayed there. */
export function settledShownIn(world: World, row: Row): Row {
  const { self_service: selfService } = row;
  if (!isRecord(selfService)) return row;
  const kept = list(row, 'self_service.self_service_categories')
    .filter((entry) => entry['display_in'] === true)
    .map((entry) => {
      const found = referenceTo(world, 'category', entry);
      if (found === undefined) throw conflict('Problem with category');
      return Object.assign({}, entry, found);
    });
  return { ...row, self_service: { ...selfService, self_service_categories: kept } };
}

/** What the server makes of a policy: names beside ids, what follows from other fields, hashes instead of passwords. */
export function settledPolicy(world: World, row: Row, taken: Row): Row {
  const next: Record<string, unknown> = { ...row, general: settledGeneral(row, taken, world.classicFaults) };
  if (taken['scripts'] !== undefined) next['scripts'] = matchedAll(world, list(row, 'scripts'), 'script');
  if (taken['package_configuration'] !== undefined && isRecord(row['package_configuration'])) {
    const packages = matchedAll(world, list(row, 'package_configuration.packages'), 'package');
    next['package_configuration'] = { ...row['package_configuration'], packages };
  }
  if (taken['printers'] !== undefined && isRecord(row['printers'])) {
    // None at all is what is stored where none is named; the default is not stored (facts 8.38).
    next['printers'] = { leave_existing_default: false, printer: matchedAll(world, list(taken, 'printers.printer'), 'printer') };
  }
  if (taken['account_maintenance'] !== undefined) next['account_maintenance'] = settledAccounts(row);
  return next;
}

function matchedAll(world: World, entries: readonly Row[], what: string): readonly Row[] {
  return entries.map((entry) => {
    const found = referenceTo(world, what, entry);
    if (found === undefined) throw conflict(`Problem with ${what}`);
    return Object.assign({}, entry, found);
  });
}

function settledGeneral(row: Row, taken: Row, faults: ClassicFaults): Row {
  const general = settledHours(isRecord(row['general']) ? row['general'] : {}, taken, faults);
  const triggers = ['checkin', 'enrollment_complete', 'login', 'logout', 'network_state_changed', 'startup'];
  const isEvent = triggers.some((name) => general[`trigger_${name}`] === true) || scalar(general['trigger_other']) !== '';
  const isOnce = general['frequency'] === 'Once per computer';
  return {
    ...general,
    trigger: isEvent || at(row, 'self_service.use_for_self_service') !== true ? 'EVENT' : 'USER_INITIATED',
    ...(isOnce ? {} : { retry_event: 'none', retry_attempts: -1, notify_on_each_failed_retry: false }),
  };
}

function settledAccounts(row: Row): Row {
  const maintenance = isRecord(row['account_maintenance']) ? row['account_maintenance'] : {};
  const accounts = list(row, 'account_maintenance.accounts')
    .filter(({ action }) => action !== 'DisableFileVault')
    .map((account) => {
      if (account['action'] === 'Create' && scalar(account['home']) === '') throw conflict('Problem with create account fields');
      return hashed(account, 'password');
    });
  // A reference to nothing is an error of the server here.
  if (list(row, 'account_maintenance.directory_bindings').some(({ id }) => id === 0)) throw new Refusal(statusPage(500, 'Internal error'));
  const firmware = isRecord(maintenance['open_firmware_efi_password']) ? maintenance['open_firmware_efi_password'] : {};
  const mode =
    firmware['of_mode'] === 'command' ? hashed(firmware, 'of_password') : { of_mode: 'none', of_password: '', of_password_sha256: '' };
  return { ...maintenance, accounts, open_firmware_efi_password: mode };
}

/** No password is kept; what is shown of one only looks like a hash. */
function hashed(row: Row, field: string): Row {
  const password = scalar(row[field]);
  if (password === '') return row;
  return { ...row, [field]: '', [`${field}_sha256`]: hex(64, password.length, password.charCodeAt(0)) };
}
