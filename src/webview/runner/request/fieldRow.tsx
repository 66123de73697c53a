import { t } from '@vscode/l10n';
import type { ComponentChildren } from 'preact';

/** A name on the left, a control on the right, its description below in small. */
export function FieldRow(props: {
  id: string;
  name: string;
  required: boolean;
  description: string;
  group?: boolean;
  children: ComponentChildren;
}) {
  const { id, name, required, description, children } = props;
  const label = (
    <>
      {name}
      {required && (
        <span class="required" title={t`Required`}>
          <span aria-hidden="true"> *</span>
          <span class="visually-hidden"> {t`(required)`}</span>
        </span>
      )}
    </>
  );
  return (
    <div class="field-row">
      {props.group === true ? (
        <span class="label mono" id={`${id}-label`}>
          {label}
        </span>
      ) : (
        <label class="label mono" for={id} id={`${id}-label`}>
          {label}
        </label>
      )}
      <div class="control">
        {children}
        {description !== '' && <div class="description">{description}</div>}
      </div>
    </div>
  );
}
