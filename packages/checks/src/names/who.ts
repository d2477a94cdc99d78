import type { Account } from '@grantlens/snapshot';
import type { PeopleNamed, PopulationNamed } from '../file/check.ts';
import { findPeople, type People, peopleKey } from './people.ts';
import { findPopulation, type Population } from './population.ts';

/** Finds whom checks are about and whom they name in one account, each once however many checks name them. */
export interface Who {
  readonly people: (named: PeopleNamed) => People;
  readonly population: (named: PopulationNamed) => Population;
}

/** Opens the finder of an account. */
export function openWho(account: Account): Who {
  const people = new Map<string, People>();
  const populations = new Map<string, Population>();
  return {
    people: (named) => {
      const key = peopleKey(named);
      const found = people.get(key) ?? findPeople(named, account);
      people.set(key, found);
      return found;
    },
    population: (named) => {
      const { kind, standings, except } = named;
      const key = JSON.stringify([kind, standings, except === null ? null : peopleKey(except)]);
      const found = populations.get(key) ?? findPopulation(named, account);
      populations.set(key, found);
      return found;
    },
  };
}
