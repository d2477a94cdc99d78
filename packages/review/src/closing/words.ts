/** What whoever signs a review answers for. */
export const signOffWords =
  'Everything that this review was about has been decided by those it was assigned to. What was revoked is gone, as the later snapshot shows, or waits under an exception with an owner and an end. Every task is done, or waits in the same way.';
