/** Yes, no, and "cannot tell", which is not no. */
export type Tri = 'yes' | 'no' | 'unknown';
