/** How the results of many tasks are given. */
export interface Turns {
  /** How many tasks may be begun whose results were not given yet: no more results than that are kept. */
  readonly ahead: number;
  /** As they are done, and not in the order of the tasks. */
  readonly unordered?: boolean | undefined;
}

/**
 * Works on several tasks at once, and gives their results one by one: in the order of the tasks, however long each of them
 * takes. No more tasks are begun than whoever reads the results keeps up with.
 */
export async function* inTurn<Task, Done>(
  tasks: Iterable<Task>,
  work: (task: Task) => Promise<Done>,
  { ahead, unordered = false }: Turns,
): AsyncGenerator<Done, void> {
  const begun = new Map<number, Promise<readonly [number, Done]>>();
  let count = 0;
  const begin = (task: Task): void => {
    const number = count++;
    const done = work(task).then((result) => [number, result] as const);
    // Somebody is waiting for an earlier one: what goes wrong here is reported in its turn.
    done.catch(() => undefined);
    begun.set(number, done);
  };
  const next = async (): Promise<Done> => {
    const [first] = begun.values();
    const [number, result] = await (unordered
      ? Promise.race(begun.values())
      : (first as NonNullable<typeof first>));
    begun.delete(number);
    return result;
  };
  for (const task of tasks) {
    begin(task);
    if (begun.size >= ahead) yield await next();
  }
  while (begun.size > 0) yield await next();
}
