import { nullable, object, string, fields } from '../schema.ts';
import type { Row } from '../values.ts';

/** Of the made-up owner of everything: a school district at a river. */
export const mailDomain = 'aldervalley.example';

const streets: readonly (readonly [string, string])[] = [
  ['Alder Valley High School', '1200 Ridge Road'],
  ['Birch Creek Elementary', '48 Mill Lane'],
  ['Cedar Grove Middle School', '305 Orchard Street'],
  ['District Office', '1 Alder Plaza'],
  ['Fairview Elementary', '77 Fairview Avenue'],
  ['Harbor Street Elementary', '9 Harbor Street'],
  ['Lakeside Middle School', '2210 Lakeside Drive'],
  ['Meadowbrook Primary', '16 Meadow Way'],
  ['North Campus Library', '1210 Ridge Road'],
  ['Performing Arts Center', '1230 Ridge Road'],
  ['Riverside High School', '600 River Parkway'],
  ['Transport and Facilities', '88 Depot Street'],
];

export const buildingShape = object('Building', {
  id: { type: 'string', readOnly: true, example: '1' },
  'name*': { type: 'string', example: 'Fairview Elementary' },
  ...fields('streetAddress1 streetAddress2 city stateProvince zipPostalCode country', nullable(string)),
});

export const buildings: readonly Row[] = streets.map(([name, street], index) => ({
  name,
  streetAddress1: street,
  streetAddress2: index === 3 ? 'Suite 200' : null,
  city: index % 4 === 3 ? 'Alder Falls' : 'Alder Valley',
  stateProvince: 'Oregon',
  zipPostalCode: index % 4 === 3 ? '97099' : '97098',
  country: 'United States',
}));

export const departments: readonly Row[] = [
  'Administration',
  'Art and Music',
  'Athletics',
  'Counseling',
  'Facilities',
  'Finance',
  'Information Technology',
  'Languages',
  'Library',
  'Mathematics',
  'Nursing',
  'Science',
  'Special Education',
  'Student Devices',
].map((name) => ({ name }));

export const categories: readonly Row[] = [
  ['Applications', 9],
  ['Browsers', 7],
  ['Design', 9],
  ['Developer Tools', 10],
  ['Maintenance', 5],
  ['Network', 4],
  ['Printers', 6],
  ['Productivity', 8],
  ['Security', 1],
  ['Testing and Exams', 3],
].map(([name, priority]) => ({ name, priority }));

export const sites: readonly Row[] = ['Elementary Schools', 'High Schools', 'Staff'].map((name, index) => ({
  id: String(index + 1),
  divisionId: null,
  name,
}));

export const firstNames =
  'Ada Amir Ana Ben Bo Carla Chen Dana Dev Elena Eli Fatima Finn Grace Hana Hugo Ines Ivan Jonas June Kai Lena Leo Lin Maya Mila Nia Noah Olga Omar Paul Priya Quinn Rosa Sam Sara Tariq Tess Uma Viktor Wren Yara Zoe'.split(
    ' ',
  );
export const lastNames =
  'Abbott Alvarez Baker Becker Castro Cho Dalton Diaz Ellis Fischer Flores Garcia Gupta Hale Haas Ito Jansen Kaya Khan Kim Larsen Lopez Meyer Moreau Nakamura Novak Okafor Ortiz Patel Petrov Quist Reyes Rossi Santos Schmidt Silva Tanaka Torres Underwood Vance Walsh Weber Young Zhang'.split(
    ' ',
  );
