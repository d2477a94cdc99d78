/** Some of the API's answers write their numbers as text. */
export function wholeNumber(raw: unknown): number | undefined {
  const number = typeof raw === 'string' && /^\d{1,15}$/.test(raw) ? Number(raw) : raw;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}
