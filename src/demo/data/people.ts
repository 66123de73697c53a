import { pick, roll } from './chance.ts';
import { firstNames, lastNames, mailDomain } from './school.ts';

export interface Person {
  readonly username: string;
  readonly realname: string;
  readonly email: string;
  readonly phone: string;
  readonly position: string;
}

const positions = ['Teacher', 'Student', 'Student', 'Librarian', 'Principal', 'Counselor', 'Coach', 'Technician'];

/** How many people there are; a computer belongs to one of them. */
export const peopleCount = 60;

export function person(index: number): Person {
  const first = pick(firstNames, index, 101);
  const last = pick(lastNames, index, 102);
  const username = `${first}.${last}${index}`.toLowerCase();
  return {
    username,
    realname: `${first} ${last}`,
    email: `${username}@${mailDomain}`,
    phone: `+1 541 555 0${100 + (roll(index, 103) % 100)}`,
    position: pick(positions, index, 104),
  };
}
