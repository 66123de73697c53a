import type { FieldModel } from '../../../core/request/describe.ts';
import type { PanelState } from '../state.ts';

export interface FieldInputProps {
  readonly id: string;
  readonly field: FieldModel;
  readonly state: PanelState;
  readonly invalid: boolean;
  /** The enabled values as they are in the draft; what is not set has none. */
  readonly values: readonly string[];
  readonly onValues: (values: readonly string[]) => void;
}
