import type { PeopleSection, UndecidedMember } from '../model/people-section.ts';
import { doubtSentence } from '../words/people.ts';

/** A list beside others is read by eye: of longer ones the beginning is shown, and how many more there are. */
export const mostListed = 1000;

/** The members beside the HR data with lists that can be read. `report.json` has them whole. */
export interface PeopleShown extends Omit<PeopleSection, 'undecided'> {
  readonly undecided: readonly (UndecidedMember & {
    /** Why, as a sentence. */
    readonly why: string;
  })[];
  /** How many are in each list when it is whole, and how many of them are not shown. */
  readonly counts: Counts;
  readonly more: Counts;
}

type Lists = Pick<
  PeopleSection,
  'leavers' | 'undecided' | 'unread' | 'membersNotInPeople' | 'peopleNotMembers'
>;
type Counts = { readonly [List in keyof Lists]: number };

/** Shortens the lists: the people who are not members can be a whole company. */
export function showPeople(people: PeopleSection, most: number = mostListed): PeopleShown {
  const count = (size: (list: readonly unknown[]) => number): Counts => ({
    leavers: size(people.leavers),
    undecided: size(people.undecided),
    unread: size(people.unread),
    membersNotInPeople: size(people.membersNotInPeople),
    peopleNotMembers: size(people.peopleNotMembers),
  });
  return {
    ...people,
    leavers: people.leavers.slice(0, most),
    undecided: people.undecided.slice(0, most).map((one) => ({ ...one, why: doubtSentence(one.doubt) })),
    unread: people.unread.slice(0, most),
    membersNotInPeople: people.membersNotInPeople.slice(0, most),
    peopleNotMembers: people.peopleNotMembers.slice(0, most),
    counts: count(({ length }) => length),
    more: count(({ length }) => Math.max(0, length - most)),
  };
}
