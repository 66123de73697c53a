import type { Uri } from 'vscode';
import type { Catalogue } from '../../../core/instances/session.ts';
import type { ComparedSide } from '../../../app/sets/compare/compared.ts';
import type { ComparedSource, ComparedSources } from '../../../app/sets/compare/comparing.ts';

/** A side as a person, or other code, wants it. */
export type SideWish = { readonly kind: 'instance'; readonly id: string } | { readonly kind: 'folder'; readonly uri: Uri };

/** What is to be compared. Without `resources`: all kinds that a snapshot has, or those of the folder where one is among the two. */
export interface ComparisonWish {
  readonly left: SideWish;
  readonly right: SideWish;
  readonly resources?: readonly string[];
}

/** A side with what it holds. */
export interface SideRead extends ComparedSource {
  readonly side: ComparedSide;
  readonly catalogue: Catalogue | undefined;
  /** Origin and context path of its Jamf Pro. */
  readonly server: string;
  /** Where an object stands in its folder; undefined: in none. */
  readonly fileOf?: (resource: string, id: string) => string | undefined;
}

/** Two sides, each with what it holds. */
export interface SidesRead extends ComparedSources {
  readonly left: SideRead;
  readonly right: SideRead;
}
