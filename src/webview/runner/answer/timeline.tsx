import { t } from '@vscode/l10n';
import type { ResponseView } from '../../../core/response/view.ts';
import { sizeText } from '../../../shared/size.ts';
import { durationText } from '../../ui/format.ts';

/** Where the time went. Each moment is measured from the hand-over of the request. */
export function Timeline({ view }: { view: ResponseView }) {
  const { queued, firstByte, total, attempts } = view.timing;
  const whole = Math.max(total, 1);
  const rows = [
    { name: 'Waiting in the queue', from: 0, to: queued },
    { name: 'Waiting for the first byte', from: queued, to: firstByte },
    { name: `Reading ${sizeText(view.size)}`, from: firstByte, to: total },
  ];
  return (
    <div class="scroll">
      <table class="plain timeline" aria-label={t`Timeline`}>
        <thead class="visually-hidden">
          <tr>
            <th scope="col">{t`Step`}</th>
            <th scope="col">{t`Time`}</th>
            <th scope="col">{t`Share`}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, from, to }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class="figure">{durationText(Math.max(0, to - from))}</td>
              <td class="bar-cell">
                <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                  <rect x={(from / whole) * 100} y="0" width={Math.max(0.5, ((to - from) / whole) * 100)} height="8" />
                </svg>
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t`In all`}</th>
            <td class="figure">{durationText(total)}</td>
            <td>{attempts > 1 ? t`${attempts} tries, the waits between them included` : ''}</td>
          </tr>
        </tbody>
      </table>
      <p class="hint">{t`Answered at ${view.at} by ${view.instanceName}.`}</p>
    </div>
  );
}
