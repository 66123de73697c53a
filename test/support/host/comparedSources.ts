import type { ObjectSource } from '../../../src/core/sets/source.ts';
import type { ComparisonNode } from '../../../src/host/sets/compare/comparisonView.ts';
import { ProblemError } from '../../../src/shared/problem.ts';
import { memorySource } from '../sets/memorySource.ts';

const building = (id: string, name: string, city: string) => ({ resource: 'buildings', id, name, document: { id, name, city } });

const hundredAndOne = (city: string) =>
  memorySource(Array.from({ length: 101 }, (_, at) => building(String(at + 1), `B${String(at + 1).padStart(3, '0')}`, city)));

/** What building it is in has no name. */
const machine = (buildingId: string) =>
  memorySource([{ resource: 'machines', id: '1', name: 'Mac', document: { id: '1', name: 'Mac', buildingId } }]);

/** What instances have, by their ids: `lab` and `auditor` are accounts of one server. */
export const comparedSources: Readonly<Record<string, ObjectSource>> = {
  lab: memorySource([building('1', 'Main', 'Zug'), building('2', 'East', 'Bern'), building('3', 'Here', 'Uri')]),
  prod: memorySource([building('7', 'Main', 'Chur'), building('8', 'East', 'Bern')]),
  auditor: memorySource([building('1', 'Head Office', 'Zug'), building('2', 'East', 'Bern'), building('4', 'Here', 'Uri')]),
  moved: machine('3'),
  unmoved: machine('4'),
  wide: hundredAndOne('Basel'),
  wider: hundredAndOne('Genf'),
};

/** One of them does not answer. */
export const offline = new ProblemError({ kind: 'network', reason: 'offline', host: 'lab.example' });

/** The view, as far as a test looks at it. */
export interface ComparisonTree {
  title?: string;
  description?: string;
  message?: string;
  visible: boolean;
  selection: readonly ComparisonNode[];
  treeDataProvider: { getChildren(node?: ComparisonNode): ComparisonNode[] };
}
