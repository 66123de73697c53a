import { at, isRecord, scalar, type Row } from '../values.ts';
import type { ClassicFaults } from './faults.ts';

/** Whether people are notified, and how: one element that comes twice. Of what is sent, the last decides whether (facts 8.36). */
export function settledNotice(row: Row, taken: Row, faults: ClassicFaults): Row {
  const { self_service: selfService } = row;
  const sent = at(taken, 'self_service.notification');
  if (!Array.isArray(sent) || !isRecord(selfService)) return row;
  const words = sent.map(scalar);
  const isOn = faults.lastNotificationCounts ? words.at(-1) === 'true' : words.includes('true');
  const way = words.findLast((word) => word !== 'true' && word !== 'false' && word !== '') ?? 'Self Service';
  return { ...row, self_service: { ...selfService, notification: [String(isOn), way] } };
}

const minutesOfDay = 24 * 60;

/** The hours in which a policy does not run: no time of a day is stored, and what is sent in its place deletes it (facts 8.35). */
export function settledHours(general: Row, taken: Row, faults: ClassicFaults): Row {
  const limits = general['date_time_limitations'];
  if (!faults.erasesHours || !isRecord(limits)) return general;
  const next: Record<string, unknown> = { ...limits };
  for (const name of ['no_execute_start', 'no_execute_end']) {
    const sent = at(taken, `general.date_time_limitations.${name}`);
    if (typeof sent === 'string') next[name] = hourStored(sent);
  }
  return { ...general, date_time_limitations: next };
}

function hourStored(sent: string): string {
  const [, hours = '', minutes = '', half = ''] = /^(\d{1,3}):(\d\d) (AM|PM)$/.exec(sent.trim()) ?? [];
  const whole = (half === 'AM' && hours === '12' ? 0 : Number(hours)) + (half === 'PM' && hours !== '12' ? 12 : 0);
  const total = whole * 60 + Number(minutes);
  if (half === '' || total <= minutesOfDay) return '';
  const hour = Math.floor((total % minutesOfDay) / 60);
  return `${String(hour % 12 === 0 ? 12 : hour % 12)}:${minutes} ${hour < 12 ? 'AM' : 'PM'}`;
}
