import { GrantlensError } from '@grantlens/snapshot';
import type { Command, Option } from 'commander';

/**
 * Makes a verb refuse what it would otherwise read as something that nobody said. Of an option that is given twice the
 * last value would hold, and nothing would say that the first was left out; only a list may be given again. An empty value is what a variable of the shell leaves where it is not set.
 */
export function refuseUnclearArguments(command: Command): void {
  for (const option of command.options) {
    if (option.required || option.optional) watch(option, command);
  }
  command.hook('preAction', (_, verb) => {
    const at = verb.args.findIndex(isBlank);
    if (at < 0) return;
    const known = verb.registeredArguments;
    const name = (known[at] ?? known.at(-1))?.name() ?? 'an argument';
    throw new GrantlensError('usage', `<${name}> is empty`);
  });
}

function watch(option: Option, command: Command): void {
  const name = option.long ?? option.flags;
  let isGiven = false;
  command.on(`option:${option.name()}`, (value: string | null) => {
    if (isGiven && !isList(option))
      throw new GrantlensError('usage', `${name} can be given once, and is given twice`);
    isGiven = true;
    if (value !== null && isBlank(value))
      throw new GrantlensError('usage', `${name} needs a value, and is given an empty one`);
  });
}

/** Each value of a list is kept, whether it takes several at once or one each time it is given. */
function isList({ variadic, defaultValue }: Option): boolean {
  return variadic || Array.isArray(defaultValue);
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}
