import type { Fact } from '../kind.ts';

/** Of what can be switched off. */
export const enabled: Fact = { flag: 'enabled', yes: 'Enabled', no: 'Disabled' };

/** Of what is carried out in an order. */
export const priority: Fact = { field: 'priority', after: 'Priority ' };
