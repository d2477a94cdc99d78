/** How a resource is typed that is called something in a sentence: `the zone example.com` → `example.com`. */
export function resourceText(words: string): string {
  if (/^(the |our |this |my )?(whole |entire )?account( itself)?$/i.test(words)) return 'account';
  if (/^(all|every|each|any)( of)?( the| our)? (zones?|domains?|sites?)$/i.test(words)) return 'zone:*';
  return words.replace(/^(the )?(zone|domain|site) /i, '');
}
