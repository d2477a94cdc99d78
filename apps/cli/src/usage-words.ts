/**
 * What commander says of a command line, in the words of this program: what is wrong is named as it is typed,
 * and not as commander declares it.
 */
export function usageWords(message: string): string {
  const said = message
    .replace(/^error: /, '')
    .replace(/\s*\n\s*/g, ' ')
    // A secret passed in an argument should not be found in a log as well.
    .replace(/(--?[\w-]+)=[^\s']*/g, '$1')
    .replace(/[.\s]+$/, '');
  return plainly.reduce((text, [pattern, plain]) => text.replace(pattern, plain), said);
}

const plainly: readonly (readonly [RegExp, string])[] = [
  [/^missing required argument '(.+)'$/, '<$1> is missing'],
  [/^required option '(--[\w-]+).*' not specified$/, '$1 is missing'],
  [/^option '.*?(--[\w-]+).*?' argument missing$/, '$1 needs a value'],
  [/^option '.*?(--[\w-]+).*?' argument '(.*)' is invalid\. /s, '$1 cannot be "$2": '],
  [/^command-argument value '(.*)' is invalid for argument '(.+?)'\. /s, '<$2> cannot be "$1": '],
  [/: Allowed choices are /, ': it is one of '],
  [/: It (must be|is) /, ': it $1 '],
  [/: Write it /, ': write it '],
];
