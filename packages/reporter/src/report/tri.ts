/** Yes, no, or unknown, which is not no. */
export type Tri = 'yes' | 'no' | 'unknown';
