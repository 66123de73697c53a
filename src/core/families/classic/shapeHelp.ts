import { t } from '@vscode/l10n';

const everything = (): string => t`If true, Jamf Pro drops the groups and devices beside it.`;

/** What a newcomer would not guess about a field, by what it stands in and its name (facts 8.17, 8.18). */
const helps: Readonly<Record<string, () => string>> = {
  'general.frequency': () => t`How often it runs on a computer. Jamf Pro takes an empty or unknown value for “Once per computer”.`,
  'general.retry_event': () => t`Only with the frequency “Once per computer”.`,
  'general.trigger': () => t`Follows from the other triggers.`,
  'general.trigger_other': () => t`The name of an event: “jamf policy -event name” runs it.`,
  'general.redeploy_on_update': () => t`“All” installs the profile again on every device in scope. It always reads “Newly Assigned”.`,
  'general.offline': () => t`Whether it runs from a copy on the computer when Jamf Pro cannot be reached.`,
  'category.display_in': () => t`The category is stored only where this is true; false takes it away.`,
  'category.feature_in': () => t`Whether it is shown among the featured ones of the category.`,
  'scope.all_computers': everything,
  'scope.all_mobile_devices': everything,
  'scope.limit_to_users': () => t`Follows from the user groups of the limitations.`,
  'scope.jss_users': () => t`Users of Jamf Pro itself. Some versions do not show them here.`,
  'criterion.priority': () => t`Its place among the criteria. A save numbers them anew, from 0, by the order of the list.`,
  'criterion.and_or': () => t`How it goes with the criterion before it. That of the first means nothing.`,
  'script.parameter4': () => t`Parameters 1 to 3 are the mount point, the computer’s name and the user’s name.`,
  'package.fut': () => t`Whether what it installs into a home folder goes into the template of new users, too.`,
  'package.feu': () => t`Whether what it installs into a home folder goes into those of all users.`,
  'ibeacon.major': () => t`-1 or empty: any.`,
};

/** Empty where nothing is said. */
export function fieldHelp(parent: string, name: string): string {
  return helps[`${parent}.${name}`]?.() ?? '';
}
