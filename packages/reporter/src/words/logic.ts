interface Reached {
  readonly engine: { readonly version: string; readonly digest: string | null };
  readonly catalogue: { readonly shipped: string; readonly contents: string };
  readonly rules: string;
}

/** What of the logic changed from one report to the next, a sentence each; none where nothing did. */
export function logicChanges(was: Reached, is: Reached): readonly string[] {
  return [
    ...engineChanges(was.engine, is.engine),
    ...(was.catalogue.shipped === is.catalogue.shipped
      ? []
      : [
          'Catalogue: what Cloudflare documents of its permission groups, as the program carries it, changed.',
        ]),
    ...(was.catalogue.contents === is.catalogue.contents
      ? []
      : [
          'Contents: what permission groups of the account are taken to contain changed, through the account, the catalogue or one of your own.',
        ]),
    ...(was.rules === is.rules ? [] : ['Rules: the rules in words, or the assumptions, changed.']),
  ];
}

function engineChanges(was: Reached['engine'], is: Reached['engine']): readonly string[] {
  if (was.version !== is.version) return [`Engine: version ${was.version} then, ${is.version} now.`];
  if (was.digest === is.digest) return [];
  return [`Engine: the program of version ${is.version} is another: its files have another digest.`];
}

/** What changed, in one line. */
function changedWords(changed: readonly string[] | null): string {
  if (changed === null) return 'Not known: no previous package was given, or it does not record it.';
  return changed.length === 0
    ? 'Nothing: engine, catalogue, contents and rules are the same.'
    : changed.join(' ');
}

/** Lines of title and text about the logic, in every format the same. */
export function logicFacts(
  logic: Reached & { readonly changed: readonly string[] | null },
): readonly (readonly [string, string])[] {
  const { engine, catalogue, rules, changed } = logic;
  return [
    ['Engine', `grantlens ${engine.version}`],
    ['Digest of the program', engine.digest ?? 'not recorded: the report was made through the library'],
    ['Digest of the catalogue', catalogue.shipped],
    ['Digest of what permission groups contain', catalogue.contents],
    ['Digest of the rules', rules],
    ['Changed since the previous package', changedWords(changed)],
  ];
}
