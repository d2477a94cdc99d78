/** The ids of the latest rows. */
export interface RecentIds {
  /** Whether an id was added lately; it is added in any case. */
  hasSeen(id: string): boolean;
}

/**
 * Opens a memory for ids that does not grow: it knows at least the latest `count`, and at most twice as many. Rows that
 * come again do so on the next page.
 */
export function openRecentIds(count: number): RecentIds {
  let present = new Set<string>();
  let before = new Set<string>();
  return {
    hasSeen: (id) => {
      if (present.has(id) || before.has(id)) return true;
      present.add(id);
      if (present.size >= count) {
        before = present;
        present = new Set();
      }
      return false;
    },
  };
}
