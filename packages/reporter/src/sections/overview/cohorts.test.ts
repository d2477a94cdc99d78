import { expect, test } from 'vitest';
import { accessOf } from '../../corner-shop.fixture.ts';
import type { PrincipalRow } from '../../model/tables/principals.ts';
import { buildReport } from '../build-report.ts';
import { cohortsOf, mostDrawnAlone } from './cohorts.ts';

const { principals } = buildReport(accessOf(), { toolVersion: '1' }).tables;
const everybody = (rows: readonly PrincipalRow[]) => rows.map((_, at) => at);
const many = (count: number, row: Partial<PrincipalRow>) =>
  principals.slice(0, 1).flatMap((one) => Array.from({ length: count }, () => ({ ...one, ...row })));

test('a few principals stand alone, by name, with what else they are', () => {
  const said = cohortsOf(principals, everybody(principals)).map(({ name, detail }) => [name, detail]);
  expect(said).toEqual([
    ['Ada Byron', null],
    ['Ben', null],
    ['cleo@shop.example', 'invited'],
    ['deploy', 'token'],
  ]);
});

test('many stand together by what they are, each in one place only', () => {
  const rows = [
    ...many(mostDrawnAlone, { ssoDomain: 'yes' }),
    ...many(3, { ssoDomain: 'no', thirdParty: 'yes' }),
    ...many(2, { ssoDomain: 'unknown', thirdParty: 'unknown' }),
    ...many(1, { ssoDomain: 'yes', standing: 'latent' }),
    ...many(1, { ssoDomain: 'yes', standing: 'inactive' }),
    ...many(4, { kind: 'token' }),
    ...many(1, { kind: 'token', standing: 'inactive' }),
  ];
  expect(cohortsOf(rows, everybody(rows)).map(({ name, members }) => `${name} ${members.length}`)).toEqual([
    'Members of SSO domains 20',
    'Third-party members 3',
    'Members 2',
    'Invited members 1',
    'API tokens 4',
    'Inactive members 1',
    'Inactive API tokens 1',
  ]);
});

test('a principal that holds nothing is not drawn', () => {
  expect(cohortsOf(principals, [1]).map(({ name }) => name)).toEqual(['Ben']);
});
