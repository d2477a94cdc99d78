/** What an account shows of whom a member is. */
export interface PersonSeen {
  /** The person across accounts; null until an invitation is accepted. */
  readonly userId: string | null;
  readonly email: string | null;
}

/** A person across accounts. */
export interface Person {
  /** The same for all that is seen of one person. */
  readonly key: string;
  /** Null where no account shows one: then the e-mail address is all that is known. */
  readonly userId: string | null;
  /** In lower case, each once, in their order. */
  readonly emails: readonly string[];
  /** Whether an e-mail address of theirs belongs to another user id too: then these may be one person or two. */
  readonly sharesEmail: boolean;
}

/** How something seen in an account was joined to a person. */
export type MatchedBy = 'user id' | 'e-mail';

/** People across accounts. */
export interface People {
  /** The person of something seen, which was among what the people were made of; null where nothing says who it is. */
  readonly of: (seen: PersonSeen) => Person | null;
}

/**
 * Joins what accounts show of their members to people: what shares a user id is one person. What has none joins the person
 * who has its e-mail address, whatever its case, if exactly one has; else all of that address are a person by it.
 */
export function peopleAcross(all: readonly PersonSeen[]): People {
  const emailsOf = new Map<string, Set<string>>();
  const idsOf = new Map<string, Set<string>>();
  for (const { userId, email } of all) {
    if (userId === null) continue;
    const emails = emailsOf.get(userId) ?? new Set();
    emailsOf.set(userId, emails);
    if (email === null) continue;
    emails.add(email.toLowerCase());
    idsOf.set(email.toLowerCase(), (idsOf.get(email.toLowerCase()) ?? new Set()).add(userId));
  }
  const people = new Map<string, Person>();
  const person = (key: string, make: () => Omit<Person, 'key'>): Person => {
    const known = people.get(key) ?? { key, ...make() };
    people.set(key, known);
    return known;
  };
  const byId = (userId: string): Person =>
    person(`user ${userId}`, () => {
      const emails = [...(emailsOf.get(userId) ?? [])].sort();
      return { userId, emails, sharesEmail: emails.some((email) => (idsOf.get(email)?.size ?? 0) > 1) };
    });
  return {
    of: ({ userId, email }) => {
      if (userId !== null) return byId(userId);
      if (email === null) return null;
      const lower = email.toLowerCase();
      const [only, ...others] = idsOf.get(lower) ?? [];
      if (only !== undefined && others.length === 0) return byId(only);
      const sharesEmail = others.length > 0;
      return person(`e-mail ${lower}`, () => ({ userId: null, emails: [lower], sharesEmail }));
    },
  };
}

/** How something seen was joined to its person. */
export function matchedBy({ userId }: PersonSeen): MatchedBy {
  return userId === null ? 'e-mail' : 'user id';
}
